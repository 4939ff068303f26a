import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config.ts';
import { siteOn } from '../support/site.ts';

// npm test builds the site before; a single test file may be run without.
const isBuilt = existsSync(join(projectRoot, 'dist/web/index.html'));

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

/** Bytes of a script as a browser is sent it. */
const sentBytes = (script: string) =>
  brotliCompressSync(readFileSync(join(projectRoot, 'dist/web', script))).length;

describe.skipIf(!isBuilt)(`the site${isBuilt ? '' : ' (skipped: run npm run build first)'}`, () => {
  const site = siteOn('tests/golden-data/hard_retailer');

  it('draws a page of the home it stands on, in the language of the browser', async () => {
    const page = await site.open('/customers?as_of=2026Q2', { locale: 'zh-CN', theme: 'dark' });
    await page.getByText('inside-364').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('lets a page speak with its own server only', async () => {
    const page = await site.open('/');
    const response = await page.request.get('/');
    expect(response.headers()['content-security-policy']).toContain("default-src 'self'");
  });

  it('sends a page the scripts it needs and no more: 60 kB before anything, 230 kB with the charts of the overview', async () => {
    const shell = [
      ...readFileSync(join(projectRoot, 'dist/web/index.html'), 'utf8').matchAll(/\/assets\/[^"]+\.js/g)
    ];
    expect(sum(shell.map(([script]) => sentBytes(script)))).toBeLessThan(60_000);

    const page = await site.open('/overview');
    await page.locator('[role=img] svg').first().waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.endsWith('.js'))
    );
    expect(sum(loaded.map(sentBytes))).toBeLessThan(230_000);
    expect(loaded.filter((script) => /\/(sankey|line|workbook|Finder)-/.test(script))).toEqual([]);
  });
});
