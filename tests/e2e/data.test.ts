import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { siteOn } from '../support/site.ts';
import { DataPage } from './data-page.ts';
import { OverviewPage } from './overview-page.ts';

const site = siteOn('tests/golden-data/hard_retailer');
const open = async (...opening: Parameters<typeof site.open>) => {
  const page = new DataPage(await site.open(...opening));
  await page.settled();
  return page;
};

/** 100.00 of customer N1 and 50.50 of N2 in 2026Q2, under headers that nobody knows. */
const unknown = {
  name: 'shop.csv',
  text: 'aaaaa;bbbb;ccccccc;ddddddd\nN1;13.05.2026;100,00;Tee\nN2;14.05.2026;50,50;Tee\n'
};

/** Four of five lines can be used: 10 + 20 + 30 + 40 of 100, and 1 that cannot be dated. */
const broken = {
  name: 'broken.csv',
  text: [
    'customer_id,order_id,ordered_at,amount',
    ...[1, 2, 3, 4].map((n) => `B${n},X${n},2026-06-0${n},${n}0.00`),
    'B5,X5,someday,1.00',
    ''
  ].join('\n')
};

describe('a file that is dropped on any page', () => {
  it('is looked at, loaded with one button, reconciled, and shown in the overview', async () => {
    const page = await open('/overview');
    const overview = new OverviewPage(page.browserPage);
    expect((await overview.figure('Buyers'))[1]).toBe('6');

    await page.drop(unknown);
    const recognised = await page.recognised();
    expect(page.address()).toBe('/data');
    expect(recognised).toContain('2 lines, 76 B; CSV, UTF-8, semicolon, day first, decimal comma');
    expect(recognised).toContain('3 columns were recognised by what they hold');
    expect(await page.columnOf('Amount')).toBe('ccccccc');

    await page.load('shop.csv');
    expect(await page.reconciliation('shop.csv')).toEqual([
      '2 in = 2 loaded + 0 rejected + 0 blank',
      '150.50 in = 150.50 loaded + 0.00 rejected'
    ]);
    expect(page.address()).toMatch(/^\/data\?extract=[0-9a-f]{16}$/);
    expect(await page.listed('shop.csv')).toContain('loaded 2026-05-13 – 2026-05-14');

    await page.openOverview();
    expect(await overview.title()).toBe('Overview 2026Q2');
    expect((await overview.figure('Buyers'))[1]).toBe('8');

    await page.goTo('Data');
    expect(await page.askToUndo('shop.csv')).toContain('Its 2 lines count no more');
    await page.answer('Keep it');
    expect(await page.listed('shop.csv')).toContain('✓ loaded');
    await page.askToUndo('shop.csv');
    await page.answer('Undo');
    expect(await page.listed('shop.csv')).toContain('undone');
    await page.goTo('Overview');
    expect((await overview.figure('Buyers'))[1]).toBe('6');
  });
});

describe('a file that is chosen', () => {
  it('is not loaded while a column is missing, and says which', async () => {
    const page = await open('/data');
    await page.choose({ name: 'half.csv', text: 'customer_id,ordered_at,remark\n1,2026-06-01,nice\n' });
    expect(await page.recognised()).toContain('Still needed: Amount, or Quantity and Unit price.');
    expect(await page.canLoad()).toBe(false);
  });

  it('waits for a decision when too much of it cannot be used, with the way back and the lines', async () => {
    const page = await open('/data');
    await page.choose(broken);
    expect(await page.recognised()).toContain('a date that cannot be read');
    await page.load('broken.csv');
    const told = await page.told('broken.csv');
    expect(told).toContain('Nothing is loaded yet: 1 of 5 lines cannot be used');
    expect(told).toContain('line 6 a date that cannot be read 1.00 B5,X5,someday,1.00');
    expect(await page.reconciliation('broken.csv')).toEqual([
      '5 in = 4 can be loaded + 1 rejected + 0 blank',
      '101.00 in = 100.00 can be loaded + 1.00 rejected'
    ]);
    await page.backToColumns();
    await page.load('broken.csv');
    await page.accept();
    expect(await page.told('broken.csv')).toContain('4 lines are loaded, 100.00 together');
  });

  it('is told to be there already when it comes again', async () => {
    const page = await open('/data');
    const text = readFileSync('tests/golden-data/hard_retailer/order_lines.csv', 'utf8');
    await page.choose({ name: 'again.csv', text });
    await page.recognised();
    await page.load('order_lines.csv');
    expect(await page.told('order_lines.csv')).toContain('nothing changed');
  });

  it('is refused in words when it is none that can be read', async () => {
    const page = await open('/data');
    await page.choose({ name: 'empty.csv', text: '' });
    expect(await page.problem()).toContain('empty.csv is empty.');
  });
});

it('fits a phone, in Chinese too', async () => {
  const page = await open('/data', { viewport: { width: 380, height: 800 }, locale: 'zh-CN' });
  expect(await page.title()).toBe('数据');
  await page.choose(unknown);
  expect(await page.recognised()).toContain('2 行，76 B；CSV、UTF-8、分号、日在前、小数点为逗号');
  expect((await page.width()).scrollWidth).toBeLessThanOrEqual(380);
});
