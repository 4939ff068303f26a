import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { asking, type Ask } from '../support/asking.ts';
import { opened } from '../support/opening.ts';
import { putExtracts, type Line } from '../support/order-lines.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const line = (customer_id: string, ordered_at: string, amount: number, region?: string): Line => ({
  customer_id,
  order_id: `${customer_id} ${ordered_at} ${amount}`,
  ordered_at,
  amount,
  ...(region && { region })
});

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  await putExtracts(home, [
    [
      line('a', '2024-01-01', 100, 'North'),
      line('a', '2024-02-29', 100),
      line('a', '2024-03-01', 50),
      line('b', '2024-01-31', 300),
      line('b', '2024-02-10', -300),
      line('c', '2024-02-29', 40, 'North'),
      line('gift', '2024-01-05', 0),
      line('d', '2024-04-10', 10, 'North'),
      line('a', '2024-07-15', 5)
    ]
  ]);
});

const cell = async (cohort: string, offset: number, texts: Texts = {}) =>
  (await ask('cohort-retention', texts)).rows.find(
    (row) => row.cohort === cohort && row.period_offset === offset
  );

describe('cohorts', () => {
  it('put 29 February into February, and 1 March into March', async () => {
    expect(await cell('2024-01', 1)).toMatchObject({ period: '2024-02', customers: 1, net_amount: -200 });
    expect(await cell('2024-01', 2)).toMatchObject({ period: '2024-03', customers: 1, net_amount: 50 });
    expect(await cell('2024-02', 0)).toMatchObject({ cohort_size: 1, customers: 1, net_amount: 40 });
  });

  it('are counted by quarter too: three months are one period', async () => {
    const { rows, definition } = await ask('cohort-retention', { cohort: 'quarter' });
    expect(definition).toMatchObject({ cohort: 'quarter', kind: 'on', by: null, brackets: null });
    expect(rows.map((row) => [row.cohort, row.period_offset, row.cohort_size, row.customers])).toEqual([
      ['2024Q1', 0, 3, 3],
      ['2024Q1', 1, 3, 0],
      ['2024Q1', 2, 3, 1],
      ['2024Q2', 0, 1, 1],
      ['2024Q2', 1, 1, 0]
    ]);
  });

  it('count gifts and returns as activity only under event', async () => {
    expect(await cell('2024-01', 0, { returns: 'event' })).toMatchObject({ cohort_size: 3 });
    expect(await cell('2024-01', 1, { returns: 'event' })).toMatchObject({ customers: 2, orders: 2 });
    expect(await cell('2024-01', 1, { returns: 'exclude' })).toMatchObject({ customers: 1, net_amount: 100 });
  });

  it('are those of the customers filtered', async () => {
    expect(await cell('2024-01', 0, { filter: 'first_region:North' })).toMatchObject({ cohort_size: 1 });
    expect(await cell('2024-01', 0, { filter: 'first_region:' })).toMatchObject({ cohort_size: 1 });
  });

  it('of a filter that nobody ever was in are refused, with the values most like it', async () => {
    const refused = ask('cohort-retention', { filter: 'first_region:Nroth' });
    await expect(refused).rejects.toMatchObject({
      code: 'filter_value_unknown',
      details: { dimension: 'first_region', near: ['North'] }
    });
  });

  it('are told apart by a dimension, in a column of its name, who has no value as a group of their own', async () => {
    const { rows, means } = await ask('cohort-retention', { by: 'first_region' });
    const january = rows.filter((row) => row.cohort === '2024-01' && row.period_offset === 1);
    expect(january).toMatchObject([
      { first_region: 'North', cohort_size: 1, customers: 1, net_amount: 100 },
      { first_region: null, cohort_size: 1, customers: 0, net_amount: -300 }
    ]);
    expect(means.filter(({ period_offset }) => period_offset === 1)).toMatchObject([
      { first_region: 'North', cohorts: 3, cohort_size: 3, customers: 1 },
      { first_region: null, cohorts: 1, cohort_size: 1, customers: 0 }
    ]);
  });

  it('leave the unfinished month out of the mean line, which is null where nothing is complete', async () => {
    const { means } = await ask('cohort-retention');
    const of = (offset: number) => means.find(({ period_offset }) => period_offset === offset);
    // April's cohort is complete at 1 to 2; July is not over.
    expect(of(1)).toMatchObject({ cohorts: 3, cohort_size: 4, customers: 1, retention_rate: 1 / 4 });
    expect(of(6)).toMatchObject({ cohorts: 0, customers: 0, retention_rate: null, revenue_retention: null });
  });

  it('may be asked in brackets of one’s own', async () => {
    const { rows, definition } = await ask('cohort-retention', { kind: 'bracket', bracket: ['1-1', '2-6'] });
    expect(definition.brackets).toEqual([
      { period_offset: 1, period_offset_to: 1 },
      { period_offset: 2, period_offset_to: 6 }
    ]);
    expect(rows.filter((row) => row.cohort === '2024-01')).toMatchObject([
      { period_offset: 1, period_offset_to: 1, customers: 1, is_complete: true },
      { period_offset: 2, period_offset_to: 6, customers: 1, net_amount: 55, is_complete: false }
    ]);
  });

  it('are left_censored when they begin within 90 days of the history', async () => {
    const { rows, definition } = await ask('cohort-retention');
    expect(definition.censored_before).toBe('2024-03-31');
    const censored = new Set(rows.filter((row) => row.left_censored).map((row) => row.cohort));
    expect([...censored]).toEqual(['2024-01', '2024-02']);
  });
});

describe('the customers of a cohort', () => {
  const ids = async (texts: Texts) =>
    (await ask('customers', { ...texts, sort: 'customer_id' })).rows.map((row) => row.customer_id);

  it.each([
    ['the cohort itself', {}, ['a', 'b']],
    ['who was back a month later', { period_offset: '1' }, ['a']],
    ['who was back then or later', { period_offset: '3', kind: 'on_or_after' }, ['a']],
    ['who was back in each month', { period_offset: '2', kind: 'every' }, ['a']],
    ['and in no month that was skipped', { period_offset: '3', kind: 'every' }, []],
    ['who was back in a bracket', { period_offset: '4', kind: 'bracket' }, ['a']],
    [
      'who was back in a bracket of one’s own',
      { period_offset: '4', period_offset_to: '8', kind: 'bracket' },
      ['a']
    ]
  ])('are listed: %s', async (_, texts, wanted) => {
    expect(await ids({ cohort: '2024-01', ...texts })).toEqual(wanted);
  });

  it('are shown as they stood on the last day of the cell', async () => {
    const february = await ask('customers', { cohort: '2024-01', period_offset: '1' });
    expect(february.definition.as_of).toBe('2024-02-29');
    expect(february.rows[0]).toMatchObject({ recency_days: 0, orders_so_far: 2 });
    const july = await ask('customers', { cohort: '2024Q1', period_offset: '2' });
    expect(july.partial).toEqual({ period: '2024Q3', ends_on: '2024-09-30' });
    expect(july.definition.as_of).toBe('2024-07-15');
  });
});

describe('a question that cannot be answered is refused:', () => {
  it.each<[string, 'cohort-retention' | 'customers', Texts, string]>([
    ['an unknown kind', 'cohort-retention', { kind: 'rolling' }, 'value_not_known'],
    ['a year of cohorts', 'cohort-retention', { cohort: 'year' }, 'value_not_known'],
    ['an unknown dimension', 'cohort-retention', { by: 'shoe_size' }, 'value_not_known'],
    ['a scheme', 'cohort-retention', { scheme: 'rfm_11' }, 'unknown_parameter'],
    ['a bracket without bounds', 'cohort-retention', { kind: 'bracket', bracket: '3' }, 'bracket_malformed'],
    ['a bracket from 0', 'cohort-retention', { kind: 'bracket', bracket: '0-3' }, 'bracket_malformed'],
    [
      'brackets that overlap',
      'cohort-retention',
      { kind: 'bracket', bracket: ['1-3', '3-6'] },
      'brackets_overlap'
    ],
    ['brackets of another kind', 'cohort-retention', { bracket: '1-3' }, 'parameters_together'],
    ['a cohort before the data', 'customers', { cohort: '2023-12' }, 'before_the_data'],
    ['a cohort that has not begun', 'customers', { cohort: '2024-08' }, 'period_not_begun'],
    ['a cohort of a year', 'customers', { cohort: '2024' }, 'cohort_malformed'],
    ['a cell to come', 'customers', { cohort: '2024-01', period_offset: '7' }, 'cohort_cell_not_begun'],
    ['an offset without a cohort', 'customers', { period_offset: '1' }, 'parameters_together'],
    ['a cohort beside a day', 'customers', { cohort: '2024-01', as_of: '2024-02' }, 'parameters_apart'],
    [
      'a bracket that nobody knows',
      'customers',
      { cohort: '2024-01', kind: 'bracket', period_offset: '2' },
      'no_such_bracket'
    ]
  ])('%s', async (_, name, texts, code) => {
    await expect(ask(name, texts)).rejects.toMatchObject({ code });
  });
});

describe('every cell opens down to the customers in it:', () => {
  it.each(['on', 'on_or_after', 'bracket', 'every'])('%s', async (kind) => {
    const texts = { kind, by: 'first_region', returns: 'event' };
    const { rows } = await ask('cohort-retention', texts);
    for (const row of rows.filter(({ cohort }) => cohort === '2024-01')) {
      const values = {
        cohort: row.cohort,
        period_offset: String(row.period_offset),
        first_region: row.first_region ?? ''
      };
      for (const measure of ['customers', 'net_amount'] as const) {
        const { sum } = await opened(home, 'cohort-retention', texts, { values, measure });
        expect(sum, JSON.stringify([values, measure])).toBe(row[measure]);
      }
    }
  });

  it('of the lifecycle series', async () => {
    const { rows } = await ask('lifecycle-series', { grain: 'month' });
    expect(rows.map((row) => [row.new, row.returning, row.resurrecting, row.dormant])).toEqual([
      [2, 0, 0, 0],
      [1, 1, 0, 1],
      [0, 1, 0, 1],
      [1, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 0],
      [0, 0, 1, 0]
    ]);
    for (const row of rows.slice(0, 3)) {
      for (const measure of ['buyers', 'new', 'returning', 'dormant'] as const) {
        const cell = { values: { period: row.period }, measure };
        const { sum } = await opened(home, 'lifecycle-series', { grain: 'month' }, cell);
        expect(sum, `${row.period} ${measure}`).toBe(row[measure]);
      }
    }
  });
});
