import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addScheme } from '../../server/commands/scheme.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { storeSettings } from '../../server/settings.ts';
import { asking } from '../support/asking.ts';
import { temporaryFolder, temporaryHome } from '../support/temporary-home.ts';
import { line, toldHistory, until } from '../support/told-history.ts';

/*
 * The edge cases of metrics.md, section 10. Those that are tested here carry their number; the others stand in:
 *
 *  4  times with an offset, row by row: tests/server/extracts/dates.csv
 *  6  the same gaps in a rate's base: tests/golden/kpi_values.bases (why)
 *  9  lines of nobody in every figure: tests/questions/hard-retailer-kpis.test.ts
 * 10  which rows are duplicates: tests/server/extracts/coming-again.test.ts, with two loads at the same time
 * 11  the cuts themselves: tests/golden/rfm_cut_points (why)
 * 12  "the order of the lines in the extract", "how often they are asked": tests/questions/invariance.test.ts
 * 13  the order of the values: tests/golden/former_value_shares (why)
 * 16  the models of section 8 are not there yet
 * 18  identities on random data: sql/checks/cohort_cells__*, period_states__*, segment_flows__* (tests/sql/checks.test.ts), and
 *     tests/questions/two-ways.test.ts, where the plain loops agree
 */

const { home, ask, given, everyone, segmentsOf, kpi } = toldHistory();

describe('1: returns', () => {
  it('above the purchases leave a customer with a value below 0, in tier N', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('a', 'C1', '2026-02-01', -150));
    expect((await everyone('2026-02-01', { scheme: 'value_tier' }))['a']).toMatchObject({
      orders_so_far: 1,
      monetary_value: -50,
      segment: 'N'
    });
  });

  it('before the first sale are no order, and not forgotten once there is one', async () => {
    await given(line('a', 'C1', '2026-01-05', -30), line('a', '2', '2026-02-01', 100));
    expect((await everyone('2026-01-31'))['a']).toMatchObject({
      orders_so_far: 0,
      segment: 'not_yet_customer'
    });
    expect((await everyone('2026-02-01'))['a']).toMatchObject({
      first_order_on: '2026-02-01',
      monetary_value: 70
    });
  });

  it('alone make nobody a customer, but under event they do', async () => {
    await given(line('a', 'C1', '2026-01-05', -30), until('2026-01-31'));
    expect((await everyone('2026-01-31'))['a']).toMatchObject({
      segment: 'not_yet_customer',
      monetary_value: -30
    });
    expect((await everyone('2026-01-31', { returns: 'event' }))['a']).toMatchObject({ orders_so_far: 1 });
  });
});

it.each([
  ['the same order id', '1'],
  ['another order id', 'C1']
])(
  '2: a first order fully returned under %s on a later day stays an order, of value 0',
  async (_, returned) => {
    await given(line('a', '1', '2026-01-05', 100), line('a', returned, '2026-01-20', -100));
    expect((await everyone('2026-01-20'))['a']).toMatchObject({
      orders_so_far: 1,
      first_order_on: '2026-01-05',
      monetary_value: 0
    });
  }
);

it('2: a first order fully returned the same day is none under its own id, and one under another', async () => {
  await given(
    line('own', '1', '2026-01-05', 100),
    line('own', '1', '2026-01-05', -100),
    line('other', '2', '2026-01-05', 100),
    line('other', 'C2', '2026-01-05', -100)
  );
  const { own, other } = await everyone('2026-01-05');
  expect([own?.orders_so_far, other?.orders_so_far]).toEqual([0, 1]);
});

it('3: a gift of amount 0 and a cancelled line of a positive amount are no orders', async () => {
  await given(
    line('gift', '1', '2026-01-05', 0),
    line('void', '2', '2026-01-05', 900, { status: 'cancelled' })
  );
  expect(await segmentsOf('2026-01-05', {})).toEqual({ gift: 'not_yet_customer', void: 'not_yet_customer' });
  expect((await everyone('2026-01-05'))['void']).toMatchObject({ monetary_value: 0 });
});

it('3: a cancelled order with a prefix takes the amount back and leaves the order', async () => {
  await given(line('a', '1', '2026-01-05', 100), line('a', 'C1', '2026-01-06', -100));
  expect((await everyone('2026-01-06'))['a']).toMatchObject({
    orders_so_far: 1,
    last_order_on: '2026-01-05',
    net_amount_so_far: 0
  });
});

it('4: several orders a day are several orders and one day', async () => {
  await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-01-05', 100), until('2026-03-31'));
  expect(await kpi('repurchase_rate', { period: '2026Q1' })).toMatchObject({ numerator: 1, denominator: 1 });
  expect(await kpi('repurchase_rate_by_day', { period: '2026Q1' })).toMatchObject({
    numerator: 0,
    denominator: 1
  });
});

it('4: one order over midnight is one order on the first day, and activity on both', async () => {
  await given(line('a', '1', '2026-01-05 23:58:00', 100), line('a', '1', '2026-01-06 00:02:00', 50));
  expect((await everyone('2026-01-06'))['a']).toMatchObject({
    orders_so_far: 1,
    first_order_on: '2026-01-05',
    last_order_on: '2026-01-06'
  });
});

describe('5: an order', () => {
  it('on the first or last day of a period is in it, the day before and the day after are not', async () => {
    const days = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'];
    await given(...days.map((day) => line(day, day, day, 100)));
    expect(await kpi('buyers', { period: '2026Q1' })).toMatchObject({ value: 2 });
  });

  it('on a month end that is 29 February is known on that day, and in February', async () => {
    await given(
      line('a', '1', '2024-02-28', 1),
      line('b', '2', '2024-02-29', 1),
      line('c', '3', '2024-03-01', 1)
    );
    for (const as_of of ['2024-02-29', '2024-02'])
      expect(Object.keys(await everyone(as_of)).sort()).toEqual(['a', 'b']);
  });

  it('is not asked for on a day before all data', async () => {
    await given(line('a', '1', '2026-01-05', 100));
    await expect(ask('segments', { as_of: '2026-01-04' })).rejects.toMatchObject({ code: 'before_the_data' });
  });
});

it('6: a gap of exactly 90 days is active, of 91 and 180 dormant, of 181 lost', async () => {
  const last = { 90: '2026-04-01', 91: '2026-03-31', 180: '2026-01-01', 181: '2025-12-31' };
  await given(
    ...Object.entries(last).flatMap(([gap, day]) => [
      line(gap, `${gap} first`, '2025-01-01', 1),
      line(gap, gap, day, 1)
    ]),
    until('2026-06-30')
  );
  expect(await segmentsOf('2026-06-30', { scheme: 'lifecycle' })).toEqual({
    90: 'active',
    91: 'dormant',
    180: 'dormant',
    181: 'lost'
  });
});

it('6: with a look-back of 365 days a recency of 364 is scored and one of 365 has lapsed', async () => {
  await given(line('in', '1', '2025-07-01', 70), line('out', '2', '2025-06-30', 500), until('2026-06-30'));
  const told = await everyone('2026-06-30', { lookback: '365' });
  expect(told['in']).toMatchObject({ recency_days: 364, frequency_orders: 1, monetary_value: 70 });
  expect(told['out']).toMatchObject({ recency_days: 365, segment: 'lapsed', monetary_value: 0 });
});

it('7: exactly 2 orders and exactly 5000 are no member of "超过2次且高于5000"', async () => {
  const words = (text: string) => ({
    label: { en: text, 'zh-CN': '分层' },
    meaning: { en: text, 'zh-CN': '分层' }
  });
  const fact = (name: string, above: number) => ({ fact: name, above });
  const file = {
    scheme: 'often_and_much',
    ...words('Often and much'),
    is_ordered: false,
    top: ['member'],
    bottom: ['rest'],
    feeder: ['rest'],
    assign: {
      rules: [
        { segment: 'not_yet_customer', when: { fact: 'standing', in: ['not_yet_customer'] } },
        { segment: 'member', when: { all: [fact('frequency_orders', 2), fact('monetary_value', 5000_00)] } },
        { segment: 'rest' }
      ]
    },
    segments: ['member', 'rest', 'not_yet_customer'].map((segment, at) => ({
      segment,
      position: at + 1,
      tone: 'new',
      ...words(segment)
    }))
  };
  await addScheme(home(), 'often_and_much', JSON.stringify(file), new Date('2026-01-01'));
  const orders = (customer: string, amounts: number[]) =>
    amounts.map((amount, at) => line(customer, `${customer} ${at}`, `2026-01-0${at + 1}`, amount));
  await given(
    ...orders('2 orders, much', [400_000, 400_000]),
    ...orders('3 orders, 5000', [200_000, 200_000, 100_000]),
    ...orders('3 orders, more', [200_000, 200_000, 100_001])
  );
  expect(await segmentsOf('2026-01-03', { scheme: 'often_and_much' })).toEqual({
    '2 orders, much': 'rest',
    '3 orders, 5000': 'rest',
    '3 orders, more': 'member'
  });
});

describe('8: a period', () => {
  it('that is not over is told as of the last day covered, and marked', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-05-10', 100));
    const answer = await ask('kpis', { period: '2026Q2' });
    expect(answer.partial).toEqual({ period: '2026Q2', ends_on: '2026-06-30' });
    expect(answer.rows.find(({ metric_id }) => metric_id === 'buyers')).toMatchObject({
      value: 1,
      is_complete: false
    });
  });

  it('in which nothing happened has rates that are null, and counts of 0', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('a', '2', '2026-07-01', 100));
    expect(await kpi('repurchase_rate', { period: '2026Q2' })).toMatchObject({ value: null, denominator: 0 });
    expect(await kpi('average_order_value', { period: '2026Q2' })).toMatchObject({ value: null });
    expect(await kpi('buyers', { period: '2026Q2' })).toMatchObject({ value: 0 });
  });
});

describe('9: a customer', () => {
  it('without an order is known and in no segment size', async () => {
    await given(line('a', '1', '2026-01-05', 100), line('b', '2', '2026-01-05', 0));
    expect((await everyone('2026-01-05'))['b']).toMatchObject({ segment: 'not_yet_customer' });
    const { rows } = await ask('segments', { as_of: '2026-01-05' });
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(1);
  });

  it('whose id is missing counts in total sales only', async () => {
    await given(line('a', '1', '2026-01-05', 100), line(null, '2', '2026-01-06', 25), until('2026-03-31'));
    const period = { period: '2026Q1' };
    const told = [];
    for (const id of ['buyers', 'orders', 'net_sales', 'total_sales'])
      told.push((await kpi(id, period))?.value);
    // The last line is of nobody too.
    expect(told).toEqual([1, 1, 100, 126]);
  });

  it('whose id changed is two customers: ids are compared as they are written, and nobody is merged', async () => {
    await given(
      line('7', '1', '2026-01-05', 100),
      line('007', '2', '2026-02-05', 100),
      line('7 ', '3', '2026-02-06', 1)
    );
    expect(Object.keys(await everyone('2026-02-06')).sort()).toEqual(['007', '7', '7 '].sort());
    expect(await kpi('new_customers', { from: '2026-02-01', to: '2026-02-06' })).toMatchObject({ value: 2 });
  });
});

describe('loaded from a file,', () => {
  let other: Home;
  let folder: string;
  beforeAll(async () => {
    other = await temporaryHome();
    folder = await temporaryFolder();
    // Shanghai knows no summer time; Berlin is at +01:00 in winter and at +02:00 in summer.
    await load('zones.csv', [
      'summer_z,1,2026-07-01T16:30:00Z,1',
      'summer_berlin,2,2026-07-01T18:30:00+02:00,1',
      'winter_z,3,2026-01-01T16:30:00Z,1',
      'winter_berlin,4,2026-01-01T17:30:00+01:00,1'
    ]);
  });
  async function load(name: string, rows: string[], columns = 'customer_id,order_id,ordered_at,amount') {
    const path = join(folder, name);
    await writeFile(path, [columns, ...rows, ''].join('\n'));
    const { extracts } = await loadExtract(other, [path], { now: new Date('2026-08-01T00:00:00Z') });
    return extracts[0];
  }
  const customers = async (as_of: string) => {
    const { rows } = await asking(other)('customers', {
      as_of,
      search: '',
      lookback: 'all',
      page_size: '1000'
    });
    return Object.fromEntries(rows.map((row) => [String(row.customer_id), row]));
  };

  it('4: the same instant with and without summer time in its zone is the same business day', async () => {
    const told = await customers('2026-07-02');
    expect(
      Object.entries(told)
        .map(([id, { first_order_on }]) => `${id} ${first_order_on}`)
        .sort()
    ).toEqual([
      'summer_berlin 2026-07-02',
      'summer_z 2026-07-02',
      'winter_berlin 2026-01-02',
      'winter_z 2026-01-02'
    ]);
  });

  it('10: duplicate lines are kept and reported, and the same file twice changes nothing', async () => {
    const rows = ['twice,d1,2026-03-01,5', 'twice,d1,2026-03-01,5'];
    expect(await load('kept.csv', rows)).toMatchObject({ lines_loaded: 2, lines_duplicate: 1 });
    expect(await load('kept.csv', rows)).toMatchObject({ status: 'already_loaded' });
    expect((await customers('2026-07-02'))['twice']).toMatchObject({
      monetary_value: 1000,
      orders_so_far: 1
    });
  });

  it('10: duplicate lines are dropped where that is set', async () => {
    await storeSettings(other, { duplicates: 'drop' }, new Date('2026-08-01'));
    await load('dropped.csv', ['once,e1,2026-03-02,5', 'once,e1,2026-03-02,5']);
    await storeSettings(other, { duplicates: 'keep' }, new Date('2026-08-02'));
    expect((await customers('2026-07-02'))['once']).toMatchObject({ monetary_value: 500 });
  });

  it('10: a line of a future date is rejected and does not move what is covered', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `f${at},f${at},2026-04-01,1`);
    const told = await load('future.csv', [...many, 'future,f,2030-01-01,1']);
    expect(told).toMatchObject({ lines_rejected: 1 });
    expect((await asking(other)('definitions')).data_through).toBe('2026-07-02');
  });

  it('10: of two currencies the lines of the rarer are rejected', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `m${at},m${at},2026-04-02,1,CNY`);
    const told = await load(
      'two.csv',
      [...many, 'usd,m,2026-04-02,1,USD'],
      'customer_id,order_id,ordered_at,amount,currency'
    );
    expect(told).toMatchObject({ lines_loaded: 200, lines_rejected: 1 });
  });

  it('15: prices below a cent are rounded once for each line, half away from zero', async () => {
    const many = [
      'cents,c1,2026-05-01,3,0.005',
      'cents,c2,2026-05-02,1,0.005',
      'cents,c3,2026-05-03,1,-0.005'
    ];
    await load('cents.csv', many, 'customer_id,order_id,ordered_at,quantity,unit_price');
    // 0.015 → 2, 0.005 → 1, −0.005 → −1
    expect((await customers('2026-07-02'))['cents']).toMatchObject({ monetary_value: 2, orders_so_far: 2 });
  });

  it('15: a sum that is exactly 0 is 0, as 0.1 + 0.2 − 0.3 is not in floating point', async () => {
    await load('zero.csv', ['zero,z,2026-05-01,0.1', 'zero,z,2026-05-01,0.2', 'zero,z,2026-05-01,-0.3']);
    expect((await customers('2026-07-02'))['zero']).toMatchObject({
      monetary_value: 0,
      segment: 'not_yet_customer'
    });
  });
});
