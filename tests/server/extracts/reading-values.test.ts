import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Normaliser, text } from './normaliser.ts';

let normaliser: Normaliser;
beforeAll(async () => {
  normaliser = await Normaliser.open();
});
afterAll(() => normaliser.close());

const read = async (columns: Record<string, string>, records: (string | null)[][]) =>
  (await normaliser.read(columns, records)).lines;
const dates = async (values: string[]) => (await normaliser.dates(values)).lines;
const amounts = async (values: string[], type = text) => (await normaliser.amounts(values, {}, type)).lines;

describe('dates', () => {
  it.each([
    ['2026-03-05', '2026-03-05', null],
    ['2026-3-5', '2026-03-05', null],
    ['2026/3/5', '2026-03-05', null],
    ['2026.03.05', '2026-03-05', null],
    ['20260305', '2026-03-05', null],
    ['2026年3月5日', '2026-03-05', null],
    ['2026-03-05 08:26', '2026-03-05', '2026-03-05 08:26:00'],
    ['2026-03-05T08:26:09', '2026-03-05', '2026-03-05 08:26:09'],
    ['2026/3/5 8:26', '2026-03-05', '2026-03-05 08:26:00'],
    ['2026年3月5日 8:26', '2026-03-05', '2026-03-05 08:26:00'],
    ['20260305082600', '2026-03-05', '2026-03-05 08:26:00'],
    ['3/15/2026 8:26', '2026-03-15', '2026-03-15 08:26:00'],
    ['3/15/2026 8:26 PM', '2026-03-15', '2026-03-15 20:26:00'],
    ['15.3.2026', '2026-03-15', null],
    ['2026-03-05T20:00:00Z', '2026-03-06', '2026-03-06 04:00:00'],
    ['2026-03-05 20:00:00-05:30', '2026-03-06', '2026-03-06 09:30:00'],
    ['2026-03-05 20:00+08', '2026-03-05', '2026-03-05 20:00:00']
  ])('%s is %s', async (value, ordered_on, ordered_at) => {
    expect(await dates([value])).toMatchObject([{ ordered_on, ordered_at, reason: null }]);
  });

  it('lets one line decide for the column whether the day or the month stands first', async () => {
    expect(await dates(['3/4/2026', '14/3/2026'])).toMatchObject([
      { ordered_on: '2026-04-03' },
      { ordered_on: '2026-03-14' }
    ]);
    expect(await dates(['3/4/2026', '3/14/2026'])).toMatchObject([
      { ordered_on: '2026-03-04' },
      { ordered_on: '2026-03-14' }
    ]);
  });

  it.each([
    ['2026-02-30', 'date_unreadable'],
    ['yesterday', 'date_unreadable'],
    ['infinity', 'date_unreadable'],
    ['99999-01-01', 'date_unreadable'],
    ['1899-12-31', 'date_too_early'],
    ['2026-07-03', 'date_in_future'],
    ['', 'date_missing'],
    [' ', 'date_missing']
  ])('%j is rejected: %s', async (value, reason) => {
    expect(await dates([value])).toMatchObject([{ reason, column_name: 'ordered_at' }]);
  });

  it('reads those that can be read beside those that cannot', async () => {
    expect(
      (await dates(['2026-01-02', 'x', '2026-01-03 UTC', '2026-01-04'])).map(({ reason }) => reason)
    ).toEqual([null, 'date_unreadable', 'date_unreadable', null]);
  });
});

describe('amounts', () => {
  it.each([
    ['1.005', 101],
    ['-1.005', -101],
    ['1.00499999', 100],
    ['0.005', 1],
    ['-0.004', 0],
    ['1e-05', 0],
    ['1.2345E2', 12_345],
    ['125.43999999999998', 12_544],
    ['.5', 50],
    ['+7', 700]
  ])('%s is %d minor units', async (value, amount) => {
    expect(await amounts([value])).toMatchObject([{ amount, reason: null }]);
  });

  it.each([
    ['1,234.50', 123_450],
    ['\u00A51,234.50', 123_450],
    ['\uFFE512.50', 1250],
    ['CNY 12', 1200],
    ['(4.50)', -450],
    ['4.50-', -450],
    ['1.234,50', 123_450],
    ['12,5', 1250]
  ])('%s, as people write it, is %d', async (value, amount) => {
    expect(await amounts([value])).toMatchObject([{ amount, reason: null }]);
  });

  it('takes the decimal sign from the whole column', async () => {
    expect((await amounts(['1.234', '12,50'])).map(({ amount }) => amount)).toEqual([123_400, 1250]);
    expect((await amounts(['1,234', '12.50'])).map(({ amount }) => amount)).toEqual([123_400, 1250]);
  });

  it.each([
    ['', 'amount_missing'],
    ['free', 'amount_unreadable'],
    ['1_000', 'amount_unreadable'],
    ['0x10', 'amount_unreadable'],
    ['NaN', 'amount_unreadable'],
    ['Infinity', 'amount_unreadable'],
    ['1e308', 'amount_out_of_range'],
    ['90000000000000.01', 'amount_out_of_range'],
    // Fits the decimal of currency units, and not that of minor units.
    ['9999999999999999', 'amount_out_of_range']
  ])('%j is rejected: %s', async (value, reason) => {
    expect(await amounts([value])).toMatchObject([{ reason, column_name: 'amount' }]);
  });

  it('takes a double through its shortest decimal text', async () => {
    expect((await amounts(['1.005', '1e-7', '0.1', '2.675'], 'DOUBLE')).map(({ amount }) => amount)).toEqual([
      101, 0, 10, 268
    ]);
  });

  it('multiplies quantity and price exactly and rounds once', async () => {
    // Reference: whole numbers of any size.
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const decimal = (whole: number, places: number) =>
      `${random(2) ? '-' : ''}${random(whole)}.${String(random(10 ** places)).padStart(places, '0')}`;
    const records = Array.from({ length: 500 }, () => [
      'c',
      '2026-01-02',
      decimal(100_000, 3),
      decimal(10_000, 8)
    ]);

    const columns = { customer_id: text, ordered_at: text, quantity: text, unit_price: text };
    const lines = await read(columns, records);

    expect(lines.map(({ amount }) => amount)).toEqual(
      records.map(([, , count, price]) => product(count ?? '', price ?? ''))
    );
  });

  it('says whether quantity or price is at fault', async () => {
    const columns = { customer_id: text, ordered_at: text, quantity: text, unit_price: text };
    const lines = await read(columns, [
      ['c', '2026-01-02', 'two', '1'],
      ['c', '2026-01-02', '2', ''],
      ['c', '2026-01-02', '2', '1']
    ]);
    expect(lines.map(({ reason, column_name }) => [reason, column_name])).toEqual([
      ['amount_unreadable', 'quantity'],
      ['amount_missing', 'unit_price'],
      [null, null]
    ]);
  });
});

/** Minor units of a product of decimals, rounded half away from zero. */
function product(one: string, other: string): number {
  const digits = (text: string) => BigInt(text.replace('.', ''));
  const places = [one, other].reduce((sum, each) => sum + (each.split('.')[1] ?? '').length, 0);
  const exact = digits(one) * digits(other) * 100n;
  const unit = 10n ** BigInt(places);
  const size = exact < 0n ? -exact : exact;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return Number(exact < 0n ? -rounded : rounded) + 0;
}

describe('ids', () => {
  it.each([
    ['007', text, '007'],
    ['1.0E+5', text, '1.0E+5'],
    ['nan', text, 'nan'],
    [' 7', text, ' 7'],
    ['17850', 'DOUBLE', '17850'],
    ['17850.5', 'DOUBLE', '17850.5'],
    ['nan', 'DOUBLE', null],
    ['9007199254740993', 'BIGINT', '9007199254740993'],
    ['', text, null],
    ['  ', text, null]
  ])('%j as %s is the customer %j', async (value, type, customer_id) => {
    const columns = { customer_id: type, ordered_at: text, amount: text };
    expect(await read(columns, [[value, '2026-01-02', '1']])).toMatchObject([{ customer_id, reason: null }]);
  });
});

describe('other reasons', () => {
  it('rejects a total, and not a customer of that name', async () => {
    const columns = { customer_id: text, ordered_at: text, amount: text };
    const lines = await read(columns, [
      ['Total', '2026-01-02', '5'],
      ['合计', null, '5'],
      ['合计\uFF1A', null, '5'],
      ['小 计:', null, '5']
    ]);
    expect(lines.map(({ reason }) => reason)).toEqual([null, 'total_row', 'total_row', 'total_row']);
  });

  it('rejects lines in another currency than most', async () => {
    const columns = { customer_id: text, ordered_at: text, amount: text, currency: text };
    const lines = await read(
      columns,
      ['CNY', 'RMB', '\uFFE5', '\u00A5', 'usd', ''].map((currency) => ['c', '2026-01-02', '1', currency])
    );
    expect(lines.map(({ reason }) => reason)).toEqual([null, null, null, null, 'other_currency', null]);
  });
});

describe('spaces around a value', () => {
  // Of ASCII, that do not break, and as wide as a Chinese letter.
  it.each([' ', '\u00a0', '\u3000', ' \u3000 '])('%j are none of it', async (space) => {
    const columns = { customer_id: text, ordered_at: text, amount: text };
    const around = (value: string) => `${space}${value}${space}`;
    expect(
      await read(columns, [
        ['Ann', around('2026-03-14'), around('12.50')],
        [around('李明'), '2026-03-15', '1'],
        ['李明', '2026-03-15', '1'],
        ['é', '2026-03-15', '1'],
        // Nobody: the line is anonymous.
        [space, '2026-03-15', '1']
      ])
    ).toMatchObject([
      { customer_id: 'Ann', ordered_on: '2026-03-14', amount: 1250, reason: null },
      // An id stays as it is, spaces and all.
      { customer_id: around('李明') },
      { customer_id: '李明' },
      { customer_id: 'é' },
      { customer_id: null, reason: null }
    ]);
  });
});
