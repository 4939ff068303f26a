import { expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { siteOn } from '../support/site.ts';
import { BehindPage } from './behind-page.ts';
import { ChurnPage } from './churn-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json, states. */
const site = siteOn('tests/golden-data/hard_retailer');
const churn = async (...opening: Parameters<typeof site.open>) => new ChurnPage(await site.open(...opening));

it('counts who is dormant and who is lost on the last day of the quarter, and of how many', async () => {
  const page = await churn('/churn');
  expect(await page.title()).toBe('Churn on 2026-06-30');
  expect((await page.tile('Dormant')).slice(0, 3)).toEqual(['Dormant', '2', '15.4% of 13 customers']);
  expect((await page.tile('Lost')).slice(0, 3)).toEqual(['Lost', '5', '38.5% of 13 customers']);
});

it('opens a tile to its customers, who add up to it', async () => {
  const page = await churn('/churn');
  await page.openTile('Dormant');
  const behind = new BehindPage(page.browserPage);
  expect(await behind.sentence()).toContain('2 customers Customers who are dormant on 2026-06-30');
  expect((await behind.contributions()).sort()).toEqual([
    ['1.0E+5', '1'],
    ['2 customers', '2'],
    ['7', '1']
  ]);
  await behind.goBack();
  expect(page.address()).toBe('/churn');
});

it('explains a tile: definition, what it is counted from, and its money', async () => {
  const panel = await (await churn('/churn')).explainTile('Dormant');
  expect(panel).toContain('Last order more than 90 and at most 180 days before 2026-06-30.');
  expect(panel).toMatch(/Net sales in the look-back\s+150\.00/);
  expect(panel).toMatch(/Counted from\s+13/);
});

it('shows the thresholds in force beside those the data suggest', async () => {
  const page = await churn('/churn');
  expect(await page.row('Thresholds', 'Dormant, in force')).toEqual(['90 days', '2']);
  expect(await page.row('Thresholds', 'Lost, in force')).toEqual(['180 days', '5']);
});

it('tells how well warnings foresaw the past, with the number of customers it is told of', async () => {
  expect(await (await churn('/churn')).text()).toMatch(/Looking back: .*\d/);
});

it('says on the page of predictions why nothing is foretold of 13 customers', async () => {
  const page = await churn('/prediction');
  expect(await page.problem()).toContain('By that day 13 customers were known. A model needs 100.');
});

it('says that nobody had ordered yet, and that a day is beyond the data', async () => {
  expect(await (await churn('/churn?as_of=2025-01-10')).text()).toContain(
    'Nobody had ordered by 2025-01-10.'
  );
  expect(await (await churn('/churn?as_of=2026Q4')).problem()).toContain('2026Q4 has not begun');
});

it('reads an unfinished period on the last day of the data, and says so', async () => {
  expect((await (await churn('/churn?as_of=2026')).notes()).join(' ')).toContain(
    '2026 is not over: the data reaches 2026-06-30'
  );
});

it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
  const page = await churn('/churn', { theme, locale: 'zh-CN' });
  await page.settled();
  expect(await seriousFaults(page.browserPage)).toEqual([]);
});

it('does not scroll sideways on a phone', async () => {
  const page = await churn('/churn', { viewport: { width: 380, height: 800 } });
  await page.settled();
  expect((await page.width()).scrollWidth).toBe(380);
});
