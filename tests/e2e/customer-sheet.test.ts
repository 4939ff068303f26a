import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { siteOn } from '../support/site.ts';
import { TierflowPage } from './tierflow-page.ts';

/** Five customers of a small shop: two of one name, one without a day, one whose day is long ago. */
const site = siteOn([join(import.meta.dirname, '../golden-data/customer_sheet.csv')]);
const at = async (...opening: Parameters<typeof site.open>) => new TierflowPage(await site.open(...opening));

it('shows a list without transactions as a page of its own, in both languages and themes', async () => {
  const page = await at('/overview');
  expect(await page.title()).toBe('Your customers at a glance');
  const text = await page.browserPage.getByRole('main').innerText();
  expect(text).toMatch(/of 5 customers have bought lately/);
  expect(text).toContain('1 have no day of a last purchase.');
  expect(text).toContain('F (how often) is not computable');
  // Spend 12,800 is the most of five: score 5. Two of one name stay two.
  expect(text).toMatch(/赵强\s+■ Silent for long\s+2020-01-05\s+[\d,]+\s+12,800\.00\s+1\s+5/);
  expect(text.match(/王芳/g)).toHaveLength(2);
  expect(await seriousFaults(page.browserPage)).toEqual([]);
  const narrow = await at('/overview?light=red', {
    locale: 'zh-CN',
    theme: 'dark',
    viewport: { width: 390, height: 800 }
  });
  await narrow.settled();
  const chinese = await narrow.browserPage.getByRole('main').innerText();
  expect(chinese).toContain('仅看：长期沉默');
  expect(chinese).not.toContain('李明');
  expect((await narrow.width()).scrollWidth).toBeLessThanOrEqual(390);
  expect(await seriousFaults(narrow.browserPage)).toEqual([]);
});
