import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config.ts';
import { siteOn } from '../support/site.ts';

// npm test builds the site before; a single test file may be run without.
const isBuilt = existsSync(join(projectRoot, 'dist/web/index.html'));

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
});
