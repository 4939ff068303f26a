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

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

/** From the next navigation on the browser takes notes. No function in it has a name: tsx would mark it by one of its own. */
export async function takeNotes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { shift: 0, shifted: [], first_paint: NaN, presses: [] };
    Object.assign(globalThis, { noted });
    for (const type of ['layout-shift', 'paint', 'event'])
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (entry.name === 'first-contentful-paint') noted.first_paint = entry.startTime;
          if (entry.name === 'click') {
            const { processingStart, processingEnd, duration } = entry as PerformanceEventTiming;
            noted.presses.push({ handled: processingEnd - processingStart, painted: duration });
          }
          if (type !== 'layout-shift') continue;
          const { value, hadRecentInput, sources } = entry as LayoutShift;
          if (hadRecentInput) continue;
          noted.shift += value;
          noted.shifted.push(
            `${value.toFixed(3)}: ${sources.map(({ node }) => node?.textContent?.trim().slice(0, 40)).join(' | ')}`
          );
        }
      }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** What was noted so far, everything painted that was asked for. */
export async function notesOf(page: Page): Promise<Noted> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  );
  return page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
}
