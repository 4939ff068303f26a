import { expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { siteOn } from '../support/site.ts';
import { BehindPage } from './behind-page.ts';
import { RetentionPage } from './retention-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json, cohort_retention. */
const site = siteOn('tests/golden-data/hard_retailer');
const retention = async (...opening: Parameters<typeof site.open>) =>
  new RetentionPage(await site.open(...opening));

it('shows who of each cohort came back, with the size of the cohort first', async () => {
  const page = await retention('/retention?show=customers');
  expect(await page.row('2025-12')).toEqual(['3', '3', '0', '0', '1', '0', '1', '0']);
  expect(await page.row('2025-08')).toEqual(['1', '1', '0', '0', '0', '1', '0', '0', '1', '1', '0', '0']);
});

it('says what a way of counting means and keeps it in the address', async () => {
  const page = await retention('/retention');
  await page.choose('in it or later');
  await page.choose('Net sales');
  expect(page.address()).toBe('/retention?kind=on_or_after&show=net_amount');
  await page.goBack();
  expect(page.address()).toBe('/retention?kind=on_or_after');
});

it('opens a cell of money to customers who add up to it, and to the lines of the file', async () => {
  const page = await retention('/retention?show=net_amount');
  expect((await page.row('2025-12')).slice(1)).toEqual(['190', '0', '0', '50', '0', '−20', '0']);
  await page.openCell(/^Cohort 2025-12, 5 months later\. Net sales: −20\./);
  const behind = new BehindPage(page.browserPage);
  expect(await behind.sentence()).toContain(
    'Net sales −20.00 Net sales to the customers first seen in 2025-12'
  );
  expect(await behind.contributions()).toEqual([
    ['other-id-refund', '−20.00'],
    ['1 customer', '−20.00']
  ]);
  await behind.showLines();
  const sources = await behind.sources();
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(source).toMatch(/^order_lines\.csv, line \d+$/);
  await behind.goBack();
  await behind.goBack();
  expect(page.address()).toBe('/retention?show=net_amount');
});

it('tells cohorts apart by region, and a region opens its own cohorts', async () => {
  const page = await retention('/retention?show=customers');
  await page.tellApartBy('Region of first order');
  await page.openGroup('North');
  expect(page.address()).toBe('/retention?show=customers&filter=first_region:North');
  expect(await page.filters()).toContain('North');
});

it('opens a mean to the customers of all its cohorts together', async () => {
  const page = await retention('/retention');
  // Of the cohorts that are five months old, one customer of 2025-01 and one of 2025-12 came back then.
  await page.openCell(/^Mean, 5 months later: /);
  const behind = new BehindPage(page.browserPage);
  expect(await behind.sentence()).toContain('first order fell in any complete cohort');
  expect((await behind.contributions()).map(([, adds]) => adds)).toEqual(['1', '1', '2']);
  await behind.showLines();
  expect((await behind.sources()).length).toBeGreaterThan(1);
});

it('counts new, returning, back again and stayed away so that they add up', async () => {
  const page = await retention('/retention?cohort=quarter');
  await page.openTable();
  // 007 and Li Ming bought in both quarters; two came back, two came new; 1.0E+5 and 7 stayed away.
  expect(await page.lifecycle('2026Q2')).toEqual(['6', '2', '2', '2', '2', 'complete']);
  await page.openCell(/^Stayed away 2026Q2/);
  const behind = new BehindPage(page.browserPage);
  expect((await behind.contributions()).sort()).toEqual([
    ['1.0E+5', '1'],
    ['2 customers', '2'],
    ['7', '1']
  ]);
});

it('says that a cohort is not one, and what there is', async () => {
  const page = new BehindPage(
    await site.open('/behind?of=cohort-retention&cohort=month&cell=cohort:2026-06+period_offset:3', {
      locale: 'zh-CN'
    })
  );
  expect(await page.problem()).toContain('2026-06');
});

it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
  const page = await retention('/retention?show=net_amount', { theme });
  await page.settled();
  expect(await seriousFaults(page.browserPage)).toEqual([]);
});

it('does not scroll sideways on a phone', async () => {
  const page = await retention('/retention', { viewport: { width: 380, height: 800 } });
  await page.settled();
  expect((await page.width()).scrollWidth).toBe(380);
  expect(await page.scrollsByKeyboard('Cohorts')).toBe(true);
});
