import { expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { notesOf } from '../support/page-speed.ts';
import { siteOn } from '../support/site.ts';
import { TierflowPage } from './tierflow-page.ts';

const site = siteOn('tests/golden-data/hard_retailer');

/** What is on each page when all of it is there. */
const pages = [
  ['/overview', '[role=img] svg'],
  ['/metrics/churn_rate', '[role=img] svg'],
  ['/flow?from=2026Q1&to=2026Q2&show=net_amount', '[role=img] svg'],
  ['/validity?period=2026Q2', '#question-new'],
  ['/data', 'main table'],
  ['/definitions', 'main table']
] as const;

for (const theme of ['light', 'dark'] as const) {
  it.each(pages)(`%s keeps nobody out (${theme})`, async (path, drawn) => {
    const page = await site.open(path, { theme });
    await page.locator(drawn).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
}

/** Those whose drawing is waited for, and the rest. */
const everyPage = [
  ...pages.map(([path]) => path),
  '/segments',
  '/retention',
  '/churn',
  '/prediction',
  '/customers',
  '/customers/7'
];

it('fits windows of 380, 1024 and 1920 px, on every page', async () => {
  const page = await site.open('/overview');
  const tooWide: string[] = [];
  for (const path of everyPage) {
    await page.goto(path);
    await new TierflowPage(page).settled();
    for (const width of [380, 1024, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // A chart is drawn anew when its room has changed.
      const fits = page.waitForFunction((width) => document.documentElement.scrollWidth <= width, width, {
        timeout: 3000
      });
      await fits.catch(() => tooWide.push(`${path}: wider than ${width}`));
    }
  }
  expect(tooWide).toEqual([]);
});

it.each([1280, 390])('no page jumps while it comes, %d px wide', async (width) => {
  const page = await site.open('/overview', { viewport: { width, height: 900 } });
  const shifts: Record<string, string[]> = {};
  for (const path of everyPage) {
    await page.goto(path);
    const { shift, shifted } = await notesOf(page);
    if (shift >= 0.02) shifts[path] = shifted;
  }
  expect(shifts).toEqual({});
});

it('keeps nobody out of the finder', async () => {
  const page = await site.open('/overview', { locale: 'zh-CN' });
  await page.locator('main h1').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});
