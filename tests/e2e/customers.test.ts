import { describe, expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { siteOn } from '../support/site.ts';
import { CustomerPage } from './customer-page.ts';
import { CustomersPage } from './customers-page.ts';

/** Every number was worked out by hand: tests/golden-data/hard_retailer/answers.json, or is a sum of its lines. */
const site = siteOn('tests/golden-data/hard_retailer');
const listAt = async (...opening: Parameters<typeof site.open>) =>
  new CustomersPage(await site.open(...opening));
const customerAt = async (id: string, query = '', ...opening: [Parameters<typeof site.open>[1]?]) =>
  new CustomerPage(await site.open(`/customers/${encodeURIComponent(id)}${query}`, ...opening));

describe('the list', () => {
  it('says how many there are, where one is, and what all of them make', async () => {
    const list = await listAt('/customers');
    expect(await list.sentence()).toBe('13 customers. All customers with an order by 2026-06-30.');
    expect(await list.place()).toMatch(/^Customers 1 to \d+ of 13$/);
    expect(await list.ids()).toHaveLength(13);
  });

  it('sorts by a column, large first and then small first, and the address keeps it', async () => {
    const list = await listAt('/customers');
    expect(await list.sorting()).toBe('Net amount descending');
    await list.sortBy('Days since');
    expect(await list.sorting()).toBe('Days since descending');
    await list.sortBy('Days since');
    expect(list.address()).toBe('/customers?sort=recency_days');
    expect((await list.ids())[0]).toBe('last-day-new');
    expect((await list.column('Days since'))[0]).toBe('0');
    await list.goBack();
    expect(await list.sorting()).toBe('Days since descending');
  });

  it('is narrowed in words, each of which can be taken away', async () => {
    const list = await listAt('/customers');
    await list.choose('Status', 'dormant');
    expect(await list.sentence()).toContain('2 customers.');
    await list.choose('Segment', 'Loyal');
    expect(await list.chips()).toEqual(['Segment: Loyal', 'Status: dormant']);
    await list.takeAway('Segment: Loyal');
    expect(await list.chips()).toEqual(['Status: dormant']);
    expect((await list.ids()).sort()).toEqual(['1.0E+5', '7']);
    expect(list.address()).toBe('/customers?status=dormant');
  });

  it('looks for a part of an id while it is written, and one step back undoes all of it', async () => {
    const list = await listAt('/customers');
    await list.write('refund');
    expect((await list.ids()).sort()).toEqual(['lapsed-refund', 'other-id-refund', 'same-id-refund']);
    expect(await list.chips()).toEqual(['Id, name or phone: “refund”']);
    await list.goBack();
    expect(list.address()).toBe('/customers');
    expect(await list.ids()).toHaveLength(13);
  });

  it('goes to its end and back by the keyboard, in a low window', async () => {
    const list = await listAt('/customers', { viewport: { width: 1280, height: 420 } });
    await list.settled();
    await list.press('End');
    await list.browserPage.getByText(/^Customers \d+ to 13 of 13$/).waitFor();
    await list.press('Home');
    await list.browserPage.getByText(/^Customers 1 to/).waitFor();
  });

  it('opens the whole of a number: its list adds up to it', async () => {
    const list = await listAt('/customers?status=dormant');
    expect((await list.sums())['Net amount']).toBe('150.00');
  });

  it('says that nobody fits', async () => {
    const list = await listAt('/customers?search=nobody-at-all');
    expect(await list.sentence()).toContain('0 customers.');
    expect(await list.browserPage.getByRole('main').innerText()).toContain('No customer fits.');
  });
});

describe('a customer', () => {
  it('is told in a sentence, in tiles and by the order days', async () => {
    const customer = await customerAt('Li, "Ming" 李明');
    expect(await customer.text()).toContain('5 orders worth 550.00 in all up to 2026-06-30.');
    expect(await customer.summary()).toBe(
      'Bought on 4 days from 2025-03-31 to 2026-06-25; the largest, 200.00, on 2026-06-25. ' +
        'Days between two of them: 76 at the least, 85 in the middle, 290 at the most.'
    );
  });

  it('counts a second delivery as no second order', async () => {
    expect(await (await customerAt('007')).text()).toMatch(/Orders ever\s+3\s+on 5 days/);
  });

  it('has a path whose steps open everybody who stood there', async () => {
    const customer = await customerAt('Li, "Ming" 李明');
    expect((await customer.path()).slice(-2)).toEqual(['Loyal 2026Q1 R4 F4 M4', 'Champions 2026Q2 R5 F5 M5']);
    await customer.openStep('Loyal 2026Q1');
    const list = new CustomersPage(customer.browserPage);
    expect((await list.ids()).sort()).toEqual(['1.0E+5', 'Li, "Ming" 李明']);
  });

  it('opens a day to its lines, which add up to it', async () => {
    const customer = await customerAt('Li, "Ming" 李明');
    await customer.openDay('2026-01-15');
    expect((await customer.lines()).map((line) => line['Amount'])).toEqual(['70.00', '30.00', '50.00']);
    expect(await customer.text()).toContain('3 lines, 150.00 together.');
    await customer.goBack();
    expect(await customer.lines()).toHaveLength(8);
  });

  it('follows the scheme chosen', async () => {
    const customer = await customerAt('Li, "Ming" 李明', '?scheme=lifecycle');
    expect((await customer.path()).at(-1)).toBe('Active 2026Q2');
  });
});

it('says that there is no such customer, and where to look', async () => {
  const customer = await customerAt('nobody', '', { locale: 'zh-CN' });
  expect(await customer.problem()).toBe(
    '数据中没有客户 nobody。\n\n编号需逐字一致。可在客户列表中按一部分编号查找。'
  );
});

describe.each(['/customers', '/customers/007'])('%s', (path) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
    const page = await listAt(path, { theme, locale: 'zh-CN' });
    await page.settled();
    expect(await seriousFaults(page.browserPage)).toEqual([]);
  });

  it('does not scroll sideways on a phone', async () => {
    const page = await listAt(path, { viewport: { width: 380, height: 800 } });
    await page.settled();
    expect((await page.width()).scrollWidth).toBe(380);
  });
});
