import { expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { leavingShop } from '../support/leaving-shop.ts';
import { putExtracts } from '../support/order-lines.ts';
import { siteOn } from '../support/site.ts';
import { BehindPage } from './behind-page.ts';
import { ChurnPage } from './churn-page.ts';

const site = siteOn((home) => putExtracts(home, [leavingShop('2026-06-30')]));
const prediction = async (...opening: Parameters<typeof site.open>) =>
  new ChurnPage(await site.open(...opening));

it('opens a number of a segment to the customers who add up to it, and leads back', async () => {
  const page = await prediction('/prediction?as_of=2026-06-30&horizon=90');
  const cells = await page.row('Segments', 'Champions');
  const { browserPage } = page;
  await browserPage
    .getByRole('region', { name: 'Segments', exact: true })
    .getByRole('row')
    .filter({ has: browserPage.getByRole('rowheader', { name: 'Champions', exact: true }) })
    .getByRole('link')
    .nth(1)
    .click();
  const behind = new BehindPage(browserPage);
  const sentence = await behind.sentence();
  expect(sentence).toContain('What is expected of each customer in Champions');
  const [, orders = ''] = /([\d,.]+) orders expected/.exec(sentence) ?? [];
  expect(Math.round(Number(orders.replaceAll(',', '')))).toBe(Number(cells[2]?.replaceAll(',', '')));
  await behind.goBack();
  expect(page.address()).toContain('/prediction?');
});

it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
  const page = await prediction('/prediction', { theme, locale: 'zh-CN' });
  await page.settled();
  await page.browserPage.locator('[role=img] svg').first().waitFor();
  expect(await seriousFaults(page.browserPage)).toEqual([]);
});

it('says first that it cannot tell who has left, where nobody is taken to leave', async () => {
  const page = await prediction('/prediction?model=nbd');
  expect((await page.notes()).join(' ')).toContain('By this model nobody ever leaves');
  expect(await page.text()).toContain('Who will order: orders against silence');
});

it('does not scroll sideways on a phone', async () => {
  const page = await prediction('/prediction', { viewport: { width: 380, height: 800 } });
  await page.settled();
  expect((await page.width()).scrollWidth).toBe(380);
});
