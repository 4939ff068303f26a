import { describe, expect, it } from 'vitest';
import { siteOn } from '../support/site.ts';
import { CustomersPage } from './customers-page.ts';
import { OverviewPage } from './overview-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json. */
const site = siteOn('tests/golden-data/hard_retailer');
const overview = async (...opening: Parameters<typeof site.open>) =>
  new OverviewPage(await site.open(...opening));

describe('the overview', () => {
  it('opens at the latest complete quarter', async () => {
    expect(await (await overview('/')).title()).toBe('Overview 2026Q2');
  });

  it('shows a rate with its numerator, its denominator and its change in points', async () => {
    const churn = await (await overview('/overview')).figure('Churn rate');
    expect(churn.slice(0, 3)).toEqual(['Churn rate', '28.6%', '2 of 7']);
    expect(churn).toContain('vs 2026Q1');
    expect(churn).toContain('▲ +11.9 pp');
  });

  it('passes no verdict on a rate of fewer than 30 customers, and says why', async () => {
    const churn = (await (await overview('/overview')).figure('Churn rate')).join(' ');
    expect(churn).toContain('n = 7: too few to read a trend');
    expect(churn).not.toMatch(/better|worse/);
  });

  it('leaves a rate blank when there is nobody to count from', async () => {
    const wakeUp = await (await overview('/overview?period=2025Q1')).figure('Wake-up rate');
    expect(wakeUp.slice(0, 3)).toEqual(['Wake-up rate', '–', 'nobody to count from']);
  });

  it('says that a period is not over, and that its comparisons are partial', async () => {
    const page = await overview('/overview?period=2026');
    expect((await page.notes()).join(' ')).toContain('2026 is not over: the data reaches 2026-06-30');
    expect((await page.figure('Buyers')).join(' ')).toContain('partial');
  });

  it('says that a period has not begun', async () => {
    const page = await overview('/overview?period=2026Q4');
    expect(await page.problem()).toContain('2026Q4 has not begun: the data reaches 2026-06-30.');
  });

  it('counts only the customers of a filter, says so, and undoes it', async () => {
    const page = await overview('/overview');
    expect((await page.figure('Buyers')).slice(0, 2)).toEqual(['Buyers', '6']);
    await page.filterBy('Region of first order', 'North');
    expect((await page.figure('Buyers')).slice(0, 2)).toEqual(['Buyers', '2']);
    expect((await page.figure('Net sales')).slice(0, 2)).toEqual(['Net sales', '340.00']);
    expect(await page.filters()).toContain('North');
    expect(page.address()).toBe('/overview?filter=first_region:North');
    await page.removeFilter('North');
    expect((await page.figure('Buyers')).slice(0, 2)).toEqual(['Buyers', '6']);
  });

  it('shows the table before the figures that are worked out when asked, and moves nothing when they come', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const browserPage = await site.open('/definitions');
    await browserPage.route(/api\/kpis.*warned_rate/, async (route) => {
      await answered;
      await route.continue();
    });
    await browserPage.goto(`${site.address}/overview`);
    const page = new OverviewPage(browserPage);
    expect((await page.lineSoFar('Buyers'))[0]).toBe('6');
    expect((await page.lineSoFar('Warned'))[0]).toBe('…');
    const before = await page.placeOf('Share of the top segments');
    answer();
    expect((await page.line('Warned'))[0]).toMatch(/%|–/);
    expect(await page.placeOf('Share of the top segments')).toEqual(before);
  });

  it('goes back to where one came from', async () => {
    const page = await overview('/overview');
    await page.choosePeriod('2026Q1');
    expect((await page.figure('Buyers')).slice(0, 2)).toEqual(['Buyers', '4']);
    await page.goBack();
    expect(await page.title()).toBe('Overview 2026Q2');
  });

  it('opens a number to what it means, down to the SQL, and closes it with the back button', async () => {
    const page = await overview('/overview');
    const said = await page.explain('Churn rate');
    expect(said).toContain('Of the customers who were not lost on the day before the period');
    expect(said).toContain('all customers');
    expect(said.toLowerCase()).toContain('select');
    expect(page.address()).toBe('/overview?open=churn_rate');
    await page.goBack();
    expect(await page.panel().count()).toBe(0);
    expect(page.address()).toBe('/overview');
  });

  it('names what it does not understand in an address', async () => {
    const page = await overview('/overview?period=2026Q7&colour=red');
    expect((await page.notes()).join(' ')).toContain('period=2026Q7, colour=red');
    expect(await page.title()).toBe('Overview 2026Q2');
  });

  it('sums the segments up in one sentence for whoever cannot see the chart', async () => {
    expect(await (await overview('/overview')).summary()).toContain(
      'On 2026-06-30, 13 customers are in segments'
    );
  });
});

describe('a figure', () => {
  it('leads over its history to the customers who make it up', async () => {
    const page = await overview('/overview');
    await page.openFigureOverTime('Churn rate');
    expect(await page.title()).toBe('Churn rate');
    await page.openPart('2');
    const customers = new CustomersPage(page.browserPage);
    expect(await customers.sentence()).toContain('Customers in the numerator of Churn rate in 2026Q2.');
    expect((await customers.ids()).sort()).toEqual(['100000', 'same-id-refund']);
    expect((await customers.sums())['Counts for']).toBe('2');
  });
});

describe('the reader', () => {
  it('chooses language and appearance, and finds them again', async () => {
    const page = await overview('/overview');
    await page.read('中文');
    expect(await page.title()).toBe('2026Q2 总览');
    await page.makeDark();
    await page.browserPage.reload();
    expect(await page.title()).toBe('2026Q2 总览');
    expect(await page.theme()).toBe('dark');
  });

  it('is told in words that a page does not exist', async () => {
    expect(await (await overview('/nowhere')).title()).toBe('There is no such page.');
  });

  it('sees no more than the width of a phone', async () => {
    for (const path of ['/overview', '/flow', '/customers', '/metrics/contribution_share', '/definitions']) {
      const page = await overview(path, { viewport: { width: 380, height: 800 } });
      await page.settled();
      const { scrollWidth } = await page.width();
      expect(scrollWidth, path).toBeLessThanOrEqual(380);
    }
  });

  it('reaches by keyboard what is wider than the window, and only that', async () => {
    const wide = await overview('/flow', { viewport: { width: 1600, height: 900 } });
    expect(await wide.scrollsByKeyboard('Matrix')).toBe(false);
    const narrow = await overview('/flow', { viewport: { width: 380, height: 800 } });
    expect(await narrow.scrollsByKeyboard('Matrix')).toBe(true);
  });
});
