import type { Page } from 'playwright-core';

/** What a browser notes while a page is drawn and used. */
interface Noted {
  /** of the layout, where no press caused it: 0 is a page on which nothing jumps */
  shift: number;
  /** what jumped, for whoever has to mend it */
  shifted: string[];
  /** milliseconds from the start of the navigation to the first text */
  first_paint: number;
  /** presses that took 16 ms or more */
  presses: Pressed[];
}

/** Milliseconds of a press: in its handlers, and until what they changed was painted. */
export interface Pressed {
  handled: number;
  painted: number;
}

/** Runs in the page, before anything else there. */
const notes = `
globalThis.noted = { shift: 0, shifted: [], first_paint: NaN, presses: [] };
const see = {
  'layout-shift'({ value, hadRecentInput, sources }) {
    if (hadRecentInput) return;
    noted.shift += value;
    const texts = sources.map(({ node }) => node?.textContent?.trim().slice(0, 40));
    noted.shifted.push(value.toFixed(3) + ': ' + texts.join(' | '));
  },
  paint({ name, startTime }) {
    if (name === 'first-contentful-paint') noted.first_paint = startTime;
  },
  event({ name, processingStart, processingEnd, duration }) {
    if (name === 'click') noted.presses.push({ handled: processingEnd - processingStart, painted: duration });
  }
};
for (const type of Object.keys(see))
  new PerformanceObserver((list) => list.getEntries().forEach(see[type]))
    .observe({ type, buffered: true, durationThreshold: 16 });
`;

/** From the next navigation on the browser takes notes. */
export async function takeNotes(page: Page): Promise<void> {
  await page.addInitScript({ content: notes });
}

/** What was noted so far, everything painted that was asked for. */
export async function notesOf(page: Page): Promise<Noted> {
  await page.locator('main h1').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))'
  );
  return page.evaluate<Noted>('noted');
}
