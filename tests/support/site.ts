import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { projectRoot } from '../../server/config.ts';
import type { Home } from '../../server/home.ts';
import type { Locale } from '../../server/schemes/contract.ts';
import { launchChromium } from './chromium.ts';
import { takeNotes } from './page-speed.ts';
import { serve, type Filling, type Served } from './served.ts';

export interface Opening {
  /** as the reader's browser says it; default English */
  locale?: Locale;
  theme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** the files of the site that the reader's browser cannot fetch */
  without?: string;
}

export interface Site {
  readonly home: Home;
  readonly address: string;
  /** A page in a browser window of its own, with nothing remembered. */
  open(path: string, opening?: Opening): Promise<Page>;
}

/**
 * The site as people see it: a real home, the real server on a free port, a real browser. Call it once in a test file.
 * After every test the list of what went wrong in the browser must be empty.
 *
 *   const site = siteOn('tests/golden-data/hard_retailer');
 *   const page = await site.open('/flow?from=2026Q1&to=2026Q2', { locale: 'zh-CN' });
 */
export function siteOn(filling: Filling): Site {
  let served: Served;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let problems: string[] = [];

  beforeAll(async () => {
    if (!existsSync(join(projectRoot, 'dist/web/index.html')))
      throw new Error('the site is not built: run npm run build first (npm test does)');
    [served, browser] = await Promise.all([serve(filling), launchChromium()]);
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = problems;
    problems = [];
    expect(found).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  return {
    get home() {
      return served.home;
    },
    get address() {
      return served.address;
    },
    async open(
      path,
      { locale = 'en', theme = 'light', viewport = { width: 1280, height: 900 }, without } = {}
    ) {
      const context = await browser.newContext({
        baseURL: served.address,
        locale,
        colorScheme: theme,
        viewport,
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Shanghai'
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, (problem) => problems.push(problem));
      await takeNotes(page);
      if (without !== undefined) await page.route(without, (route) => route.abort());
      await page.goto(path);
      return page;
    }
  };
}

/** What a page must never do. A question that is refused (4xx) is an answer, and the page says it in words. */
function watch(page: Page, complain: (problem: string) => void): void {
  page.on('pageerror', (error) => complain(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const isRefusal =
      message.text().startsWith('Failed to load resource') && message.location().url.includes('/api/');
    // Only what a test itself held back fails in this way.
    const isHeldBack = message.text().includes('net::ERR_FAILED');
    if (message.type() === 'error' && !isRefusal && !isHeldBack) complain(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const isOurs = new URL(response.url()).pathname.startsWith('/api/');
    if (response.status() >= 500 || (response.status() >= 400 && !isOurs))
      complain(`${response.status()}: ${response.url()}`);
  });
}
