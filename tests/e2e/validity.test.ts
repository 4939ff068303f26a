import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import { parseCsv } from '../support/csv.ts';
import { siteOn } from '../support/site.ts';
import { temporaryFolder } from '../support/temporary-home.ts';
import { BehindPage } from './behind-page.ts';
import { ValidityPage } from './validity-page.ts';

/** Eight customers, a to h, and what they did around 2026-06-30: tests/golden/segment_flows. */
const site = siteOn(async (home) => {
  const days = parseCsv(await readFile('tests/golden/segment_flows/given.customer_days.csv', 'utf8'));
  const lines = days.map(
    ({ customer_key, ordered_on, net_amount }, at) =>
      `${customer_key},o${at},${ordered_on},${Number(net_amount) / 100}`
  );
  const file = join(await temporaryFolder(), 'order_lines.csv');
  // A line of nobody, so that the quarter is covered to its end.
  const all = ['customer_id,order_id,ordered_at,amount', ...lines, ',last,2026-09-30,0.01', ''];
  await writeFile(file, all.join('\n'));
  await loadExtract(home, [file], {});
});
const address = '/validity?scheme=lifecycle&period=2026Q3';
const validity = async (...opening: Parameters<typeof site.open>) =>
  new ValidityPage(await site.open(...opening));
const truth = /still tell what customers are worth/;
const strategy = /reach its aim/;

it('tells of each segment what came in the quarter after it', async () => {
  const page = await validity(address);
  expect(await page.title()).toBe('Validity, 2026Q3');
  expect(await page.answer(truth)).toContain('Too few customers to judge: 7 had bought before 2026Q3 began');
  // Dormant are a, c and h: a buys for 300, h sends 50 back.
  const [customers, bought, sales, share] = await page.row(truth, 'Dormant');
  // Of the 1150 of the quarter these are 250; the bar beside is for the eye alone.
  expect([customers, bought?.slice(0, 5), sales, share]).toEqual(['3', '33.3%', '0.83', '21.7%']);
});

it('opens who bought again to the customers, who add up to it', async () => {
  const page = await validity(address);
  await page.settled();
  await page.openNumber('1 who bought again: Dormant');
  const behind = new BehindPage(page.browserPage);
  expect(await behind.sentence()).toContain(
    'Customers in Dormant on the day before 2026Q3, who bought in 2026Q3.'
  );
  expect(await behind.contributions()).toEqual([
    ['1', '1'],
    ['1 customer', '1']
  ]);
  await behind.goBack();
  expect(page.address()).toBe(address);
});

it('says in a line what a figure tells, and opens it to its definition', async () => {
  const page = await validity(address);
  expect(await page.answer(truth)).toContain('1: the higher the segment, the more its customers bought.');
  // 11.50 came in the quarter; of the top, who are active, g brought 3.00 and b nothing.
  const panel = await page.explain('Money outside the top');
  expect(panel).toContain('the part that did not come from the top segments of the day before');
  expect(panel).toMatch(/73\.9%[^]*Counted\s+8\.50\s+Out of\s+11\.50/);
  await page.closePanel();
});

it('shows side by side who would be where by another scheme', async () => {
  const page = await validity(address);
  await page.settled();
  await page.compareWith('Value tier A/B/C');
  expect(page.address()).toContain('against=value_tier');
  expect(await page.answer(truth)).toContain('In the top only');
});

it('leads back from a comparison that cannot be made', async () => {
  const page = await validity(`${address}&against=dormant_days:0`);
  expect(await page.problem()).toContain('dormant_days');
  await page.browserPage.getByRole('link', { name: 'Show the page without this comparison' }).click();
  expect(await page.answer(truth)).not.toContain('In the top only');
  expect(page.address()).not.toContain('against=');
});

it('reads a marked event before and after, and its numbers open', async () => {
  const page = await validity(address);
  await page.settled();
  await page.mark('Summer letter', '2026-07-01');
  await page.browserPage.getByRole('cell', { name: 'Customers: 7' }).waitFor();
  expect(await page.answer(strategy)).toContain('Too few customers to judge Summer letter: 7');
  // Of the seven, a, d and g buy in the ninety days after; g alone had in those before: b’s last order is a day too old.
  expect((await page.row(strategy, 'All together')).slice(0, 3)).toEqual(['7', '14.3%', '42.9%']);
  await page.openNumber('After: 42.9%');
  const behind = new BehindPage(page.browserPage);
  expect(await behind.sentence()).toContain('who bought in the 90 days after it.');
  const told = await behind.contributions();
  expect(told.at(-1)).toEqual(['3 customers', '3']);
  expect(
    told
      .slice(0, -1)
      .map(([id]) => id)
      .sort()
  ).toEqual(['1', '4', '7']);
});

it('shows the event that was just marked, though a later one is marked too, and lets go of it', async () => {
  const page = await validity(address);
  expect(await page.event()).toBe('2026-07-01 Summer letter');
  await page.browserPage.getByText('Mark what was done').click();
  await page.mark('Spring letter', '2026-04-01');
  await page.browserPage.getByText('to judge Spring letter').waitFor();
  expect(await page.event()).toBe('2026-04-01 Spring letter');
  await page.takeAway();
  await page.browserPage.getByText('to judge Summer letter').waitFor();
  expect(page.address()).not.toContain('event=');
});

it('keeps what was written where a mark is refused', async () => {
  const page = await validity(address);
  await page.browserPage.getByText('Mark what was done').click();
  await page.mark('Mistyped letter', '2999-07-01');
  await page.browserPage.getByText('2999-07-01 is more than a year ahead.').waitFor();
  expect(await page.browserPage.getByLabel('What was done').isVisible()).toBe(true);
  expect(await page.browserPage.getByLabel('What was done').inputValue()).toBe('Mistyped letter');
});

it('lets another event be chosen where the one asked for cannot be compared', async () => {
  const page = await validity(`${address}&event=999`);
  await page.browserPage.getByText('There is no event 999.').waitFor();
  await page.chooseEvent('2026-07-01 Summer letter');
  await page.browserPage.getByText('to judge Summer letter').waitFor();
});

it('fits a phone: no table scrolls sideways', async () => {
  const page = await validity(address, { viewport: { width: 380, height: 800 } });
  await page.answer(/is the flow between segments healthy/i);
  expect((await page.width()).scrollWidth).toBe(380);
  const wide = await page.browserPage
    .getByRole('region')
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length);
  expect(wide).toBe(0);
});
