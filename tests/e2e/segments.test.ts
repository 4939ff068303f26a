import { expect, it } from 'vitest';
import { siteOn } from '../support/site.ts';
import { seriousFaults } from '../support/axe.ts';
import { CustomersPage } from './customers-page.ts';
import { SegmentsPage } from './segments-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json, segments and assignments. */
const site = siteOn('tests/golden-data/hard_retailer');
const segmentsAt = async (...opening: Parameters<typeof site.open>) =>
  new SegmentsPage(await site.open(...opening));

it('tells the segments of the latest quarter and how they changed', async () => {
  const page = await segmentsAt('/segments');
  expect(await page.title()).toBe('Segments on 2026-06-30');
  expect(await page.inView()).toContain('In view: all 13 customers.');
  // Customers, share, change, net sales: two were champions at the end of March, and 11 customers there were.
  expect((await page.segment('Champions')).slice(0, 4)).toEqual(['1', '7.7%', '−1 −10.5 pp', '450']);
  expect((await page.segment('New')).slice(0, 4)).toEqual(['2', '15.4%', '+2 +15.4 pp', '20']);
});

it('puts everybody with scores in the grid', async () => {
  const grid = await (await segmentsAt('/segments?as_of=2026Q1')).grid();
  // 007 is scored 5 5, 7 is scored 5 4.
  expect(grid[0]?.slice(3)).toEqual(['1', '1']);
  const scored = grid.flat().reduce((sum, text) => sum + Number(text), 0);
  expect(scored).toBe(10);
});

it('is narrowed to a bar without asking anybody, and the back button undoes it', async () => {
  const page = await segmentsAt('/segments?as_of=2026Q1');
  await page.settled();
  const asked: string[] = [];
  // A browser fetches the icon of a site whenever it finds the time.
  page.browserPage.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/favicon.svg') asked.push(pathname);
  });

  await page.press('North');
  expect(page.address()).toBe('/segments?as_of=2026Q1&filter=first_region:North');
  // Li and 7 in the north, and lapsed-365; return-first had not ordered yet.
  expect(await page.inView()).toContain('In view: 3 of 11 customers (27.3%).');
  expect((await page.segment('Loyal')).slice(0, 2)).toEqual(['1', '33.3%']);
  expect(await page.filters()).toContain('North');

  await page.press('Narrow to R 5');
  expect(await page.inView()).toContain('In view: 1 of 11 customers');
  expect(asked).toEqual([]);

  await page.goBack();
  await page.goBack();
  expect(await page.inView()).toContain('In view: all 11 customers.');
});

it('opens a cell to its customers, who are as many and add up', async () => {
  const page = await segmentsAt('/segments?as_of=2026Q1&filter=first_region:North');
  await page.openCell(5, 4);
  const customers = new CustomersPage(page.browserPage);
  expect(await customers.ids()).toEqual(['7']);
  expect(await customers.sums()).toMatchObject({ 'Net amount': '100.00' });
});

it('opens a segment to its customers, who add up to its sales', async () => {
  const page = await segmentsAt('/segments?as_of=2026Q1&measure=net_amount');
  expect((await page.segment('Loyal'))[3]).toBe('350');
  await page.openSegment('Loyal');
  const customers = new CustomersPage(page.browserPage);
  expect((await customers.ids()).sort()).toEqual(['1.0E+5', 'Li, "Ming" 李明']);
  expect(await customers.sums()).toMatchObject({ 'Net amount': '350.00' });
});

it('tells who bought again only once the period after is over', async () => {
  const over = await segmentsAt('/segments?as_of=2026Q1');
  // Of the two loyal, Li bought in the second quarter.
  expect((await over.segment('Loyal')).at(-1)).toBe('50.0%');
  const open = await segmentsAt('/segments');
  expect((await open.segment('Loyal')).at(-1)).toBe('–');
});

it('shows the cube beside the segments of a scheme that needs no scores', async () => {
  const page = await segmentsAt('/segments?as_of=2026Q1&scheme=lifecycle', { locale: 'zh-CN' });
  expect(await page.title()).toBe('2026-03-31 客户分层');
  expect((await page.segment('活跃'))[0]).toBe('4');
  expect((await page.grid())[0]?.[4]).toBe('1');
});

it('opens the number with its parts and what it was narrowed to', async () => {
  const page = await segmentsAt('/segments?as_of=2026Q1&segment=champions&open=measure');
  await page.settled();
  const text = await page.panel().innerText();
  expect(text).toContain('Customers on 2026-03-31');
  expect(text).toContain('Segment: Champions');
  await page.closePanel();
  expect(page.address()).toBe('/segments?as_of=2026Q1&segment=champions');
});

it.each(['light', 'dark'] as const)('keeps nobody out, in %s colours', async (theme) => {
  const page = await segmentsAt('/segments?as_of=2026Q1&measure=bought_again&r_score=5', { theme });
  await page.settled();
  expect(await seriousFaults(page.browserPage)).toEqual([]);
});

it('fits a phone', async () => {
  const page = await segmentsAt('/segments', { viewport: { width: 380, height: 800 } });
  await page.settled();
  expect((await page.width()).scrollWidth).toBe(380);
});
