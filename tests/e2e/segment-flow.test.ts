import { expect, it } from 'vitest';
import { siteOn } from '../support/site.ts';
import { CustomerPage } from './customer-page.ts';
import { CustomersPage } from './customers-page.ts';
import { SegmentFlowPage } from './segment-flow-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json, segment_flow. */
const site = siteOn('tests/golden-data/hard_retailer');
const flowAt = async (...opening: Parameters<typeof site.open>) =>
  new SegmentFlowPage(await site.open(...opening));

it('follows the customers from one quarter to the next', async () => {
  const flow = await flowAt('/flow');
  expect(await flow.title()).toBe('Flow from 2026Q1 to 2026Q2');
  expect(await flow.summary()).toBe('Of 11 customers, 2 stayed in their segment and 9 moved; 2 came new.');
});

it('tells moves by purchase from moves by waiting', async () => {
  const sentences = await (await flowAt('/flow')).sentences();
  expect(sentences[1]).toBe(
    '9 moved to another segment: 4 because they bought in between, 5 only because time went by.'
  );
});

it('adds up along the rows of the matrix, entrants apart', async () => {
  const flow = await flowAt('/flow?scheme=lifecycle');
  // Columns: new, active, dormant, lost, sum.
  expect(await flow.matrixRow('Active')).toEqual(['·', '2', '2', '·', '4']);
  expect(await flow.matrixRow('Lost')).toEqual(['·', '1', '·', '3', '4']);
  expect(await flow.matrixRow('First order in between')).toEqual(['2', '·', '·', '·', '2']);
  expect(await flow.matrixRow('Sum')).toEqual(['2', '4', '2', '5', '13']);
});

it('shows shares of the start and money in the same cells', async () => {
  const flow = await flowAt('/flow?scheme=lifecycle');
  await flow.show('% of start');
  expect(await flow.matrixRow('Active')).toEqual(['·', '50.0%', '50.0%', '·', '100.0%']);
  await flow.show('Net amount');
  expect(await flow.matrixRow('Active')).toEqual(['·', '700', '150', '·', '850']);
  expect(flow.address()).toBe('/flow?scheme=lifecycle&show=net_amount');
});

it('opens a cell to its customers, before and after, and their sums are the cell', async () => {
  const flow = await flowAt('/flow');
  await flow.openCell('Champions', 'Loyal');
  const customers = new CustomersPage(flow.browserPage);
  expect(await customers.sentence()).toContain(
    '2 customers. Customers in Champions on 2026-03-31 and in Loyal on 2026-06-30.'
  );
  expect((await customers.ids()).sort()).toEqual(['007', '7']);
  expect(await customers.sums()).toMatchObject({
    'Moved by: purchase': '1',
    'Moved by: waiting': '1',
    'Net amount before': '310.00',
    'Net amount after': '350.00'
  });
});

it('opens all who left a segment, whichever they went to, the most valuable first', async () => {
  const flow = await flowAt('/flow?scheme=lifecycle');
  // Two of four active customers became dormant, one of four lost ones active: the rows of the matrix above.
  await flow.openWhoLeft('Active');
  const customers = new CustomersPage(flow.browserPage);
  expect(await customers.sentence()).toBe(
    '2 customers. Customers who left Active: in it on 2026-03-31, in another segment on 2026-06-30.'
  );
  expect(await customers.sums()).toMatchObject({ 'Moved by: purchase': '0', 'Moved by: waiting': '2' });
  expect(await customers.sorting()).toBe('Net amount before descending');
  expect(await customers.chips()).toEqual(['2026-03-31 → 2026-06-30', 'Before: Active', 'Changed segment']);
});

it('follows the customers over several dates, and opens a band', async () => {
  const flow = await flowAt('/flow?scheme=lifecycle');
  await flow.overDates('3');
  expect(flow.address()).toBe('/flow?scheme=lifecycle&dates=3');
  // The picture of the page's own two dates ends in the same sizes: 11 customers and 2 new ones.
  expect(await flow.severalSummary()).toMatch(
    /^From 2025-12-31 to 2026-06-30 the customers went from \d+ to 13\./
  );
  await flow.openBand('2026-03-31', 'Active', '2026-06-30', 'Dormant');
  const customers = new CustomersPage(flow.browserPage);
  expect(await customers.sentence()).toBe(
    '2 customers. Customers in Active on 2026-03-31 and in Dormant on 2026-06-30.'
  );
});

it.each([
  ['/flow?scheme=nonsense', 'There are no segments by “nonsense”.'],
  ['/segments?segment=nonsense', 'RFM, eleven segments: there is no segment “nonsense”.'],
  [
    '/customers?from=2026Q1&to=2026Q2&to_segment=nonsense',
    'RFM, eleven segments: there is no segment “nonsense”.'
  ],
  ['/customers?metric_id=nonsense', 'There is no figure “nonsense”.'],
  ['/flow?from=1999Q1&to=2026Q2', '1999Q1 ends before the data begins']
])('%s says what there is not, and leads on', async (address, sentence) => {
  const page = await flowAt(address);
  expect(await page.problem()).toContain(sentence);
  await page.leadOn();
  expect(await page.title()).toMatch(/^(Flow|Segments|Customers)/);
  expect(page.address()).not.toMatch(/nonsense|1999/);
});

it('is drawn for paper in its width and in dark names, whatever the screen is', async () => {
  const flow = await flowAt('/flow', { theme: 'dark' });
  const [page, paper] = [await flow.pictureFor('afterprint'), await flow.pictureFor('beforeprint')];
  expect(paper.width).toBe(640);
  expect(page.width).toBeGreaterThan(900);
  const lightness = (colour: string) => parseInt(colour.slice(1, 3), 16);
  expect(lightness(page.names)).toBeGreaterThan(150);
  expect(lightness(paper.names)).toBeLessThan(100);
  expect(await flow.pictureFor('afterprint')).toEqual(page);
});

it('says that a picture could not be drawn, and offers to try again', async () => {
  const flow = await flowAt('/flow', { without: '**/assets/sankey-*.js' });
  expect(await flow.problem()).toContain(
    'The picture could not be drawn: a script that it needs was not reached.'
  );
  // The figures are there all the same.
  expect(await flow.matrixRow('Sum')).toContain('13');
  await flow.browserPage.unroute('**/assets/sankey-*.js');
  await flow.tryAgain();
  expect(await flow.summary()).toContain('2 stayed in their segment');
});

it('opens a customer to the lines of the file', async () => {
  const customers = new CustomersPage(await site.open('/customers?search=same-id-refund'));
  await customers.open('same-id-refund');
  const customer = new CustomerPage(customers.browserPage);
  const lines = await customer.lines();
  expect(lines.map((line) => line['Amount'])).toEqual(['160.00', '−160.00']);
  for (const line of lines) expect(line['Source']).toMatch(/^order_lines\.csv, line \d+$/);
});

it('opens an id that holds quotes, commas and Chinese', async () => {
  const customer = new CustomerPage(await site.open(`/customers/${encodeURIComponent('Li, "Ming" 李明')}`));
  expect(await customer.title()).toBe('Customer Li, "Ming" 李明');
  expect(await customer.lines()).toHaveLength(8);
});

it('does not mistake 007 for 7', async () => {
  const customer = new CustomerPage(await site.open('/customers/7'));
  await customer.settled();
  const days = (await customer.lines()).map((line) => line['Day']);
  expect(days.some((day) => day?.startsWith('2026-03-31 23:59'))).toBe(true);
});

it('says that the second date must come after the first, and what to do', async () => {
  const flow = await flowAt('/flow?from=2026Q2&to=2026Q1', { locale: 'zh-CN' });
  expect(await flow.problem()).toMatch(/2026Q2.*2026Q1/);
});

it('says that a period has not begun', async () => {
  const flow = await flowAt('/flow?from=2026Q2&to=2026Q4');
  expect(await flow.problem()).toContain('2026Q4 has not begun: the data reaches 2026-06-30.');
});

it('takes any two days', async () => {
  const flow = await flowAt('/flow?from=2026-03-31&to=2026-06-30');
  expect(await flow.summary()).toBe('Of 11 customers, 2 stayed in their segment and 9 moved; 2 came new.');
});
