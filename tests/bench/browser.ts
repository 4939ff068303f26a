import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { app } from '../../server/app.ts';
import type { RfmCubeAnswer } from '../../server/features/rfm-cube/contract.ts';
import { launchChromium } from '../support/chromium.ts';
import { notesOf, takeNotes, type Pressed } from '../support/page-speed.ts';
import { madeUpCube } from '../web/made-up-cube.ts';
import { job, type Job } from './kinds.ts';
import { withHome } from './with-home.ts';

const pages = [
  '/overview',
  '/metrics/churn_rate',
  '/segments',
  '/flow',
  '/retention',
  '/churn',
  '/customers',
  '/data',
  '/definitions'
];

/** What a reader waits for, in a real browser on this machine: beside each the most that it may be. */
export const browserJobs: readonly Job[] = [
  job({
    name: 'first_paint',
    title: 'first words of the overview, cold cache',
    isSteady: true,
    budget: 1000,
    run: opening(async (page) => {
      await page.goto('/overview');
      return (await notesOf(page)).first_paint;
    })
  }),
  job({
    name: 'figures_painted',
    title: 'key figures of the overview in sight, cold cache',
    isSteady: true,
    budget: 1000,
    run: opening(async (page) => {
      await page.goto('/overview');
      await page.locator('main article').first().waitFor();
      return page.evaluate(() => performance.now());
    })
  }),
  job({
    name: 'press_handled',
    title: 'a press at 50,000 cells, cross-filtered and drawn anew',
    isSteady: true,
    budget: 50,
    run: opening(async (page) => worst((await pressedOnSegments(page)).map(({ handled }) => handled)))
  }),
  job({
    name: 'press_painted',
    title: 'the same, until the next paint',
    isSteady: true,
    budget: 100,
    run: opening(async (page) => worst((await pressedOnSegments(page)).map(({ painted }) => painted)))
  }),
  job({
    name: 'layout_shift',
    title: 'layout shift while a page comes, the worst page',
    isSteady: true,
    budget: 20,
    unit: '‰',
    run: opening(async (page) => {
      const shifts: number[] = [];
      for (const path of pages) {
        await page.goto(path);
        shifts.push((await notesOf(page)).shift * 1000);
      }
      return worst(shifts);
    })
  })
];

const worst = (found: readonly number[]) => Math.max(...found);

/** Three times, each in a window that has never seen the site; a time before them warms the server up. */
function opening(measure: (page: Page) => Promise<number>) {
  return (folder: string) =>
    withHome(folder, async (home) => {
      const server = app(home).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const browser = await launchChromium();
      try {
        const times: number[] = [];
        for (let time = 0; time < 4; time++) {
          const context = await browser.newContext({
            baseURL: `http://127.0.0.1:${port}`,
            locale: 'en',
            viewport: { width: 1280, height: 900 }
          });
          const page = await context.newPage();
          await takeNotes(page);
          const measured = await measure(page);
          if (time > 0) times.push(measured);
          await context.close();
        }
        return times;
      } finally {
        await browser.close();
        server.closeAllConnections();
        server.close();
      }
    });
}

/** Bars, cells and measures of the segments page, over as many cells as a large retailer has. */
async function pressedOnSegments(page: Page): Promise<Pressed[]> {
  await page.route('**/api/rfm-cube?*', async (route) => {
    const told = (await (await route.fetch()).json()) as RfmCubeAnswer;
    const segments = told.definition.scheme.segments.map(({ segment }) => segment);
    const rows = madeUpCube(50_000).map((cell) => ({
      ...cell,
      segment: segments[Number(cell.segment?.slice(1))] ?? cell.segment
    }));
    await route.fulfill({ json: { ...told, rows } });
  });
  await page.goto('/segments');
  await notesOf(page);
  const bars = page.locator('main table').getByRole('button', { pressed: false });
  const pressed: Pressed[] = [];
  for (const name of [/^r\d+$/, /^c\d+$/, /^k\d+$/, /^r\d+$/]) {
    const before = (await notesOf(page)).presses.length;
    await bars.filter({ hasText: name }).first().click();
    const { presses } = await notesOf(page);
    // The browser notes no press below 16 ms.
    pressed.push(presses.slice(before).at(-1) ?? { handled: 16, painted: 16 });
  }
  return pressed;
}
