import { beforeAll, describe, expect, it } from 'vitest';
import type { ChurnRow } from '../../server/features/churn/contract.ts';
import { addDays } from '../../server/periods.ts';
import type { Texts } from '../../server/questions/ask.ts';
import type { Ask } from '../support/asking.ts';
import { ago, as_of, bought, homeOf } from '../support/bought.ts';
import type { Line } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';

const of = (rows: readonly ChurnRow[], kind: ChurnRow['kind']) =>
  rows
    .filter((row) => row.kind === kind)
    .map(({ key, value, customers, net_amount }) => [key, value, customers, net_amount]);

describe('of customers silent for 90, 91, 180 and 181 days', () => {
  let ask: Ask;
  beforeAll(async () => {
    ({ ask } = await homeOf([
      bought('a', ago(90), 1000),
      bought('b', ago(91), 200),
      bought('c', ago(180), 30),
      bought('d', ago(181), 4),
      { customer_id: null, order_id: null, ordered_at: as_of, amount: 9999 }
    ]));
  });

  it('the first is active, two are dormant and the last is lost, each with their money', async () => {
    const { rows } = await ask('churn', { as_of });
    expect(of(rows, 'status')).toEqual([
      ['active', 0.25, 1, 1000],
      ['dormant', 0.5, 2, 230],
      ['lost', 0.25, 1, 4]
    ]);
    expect(of(rows, 'threshold').slice(0, 2)).toEqual([
      ['dormant_days', 90, 2, 230],
      ['lost_days', 180, 1, 4]
    ]);
  });

  it('all but the lost one are on the list, and while nobody has closed a gap nobody is overdue', async () => {
    const { rows, definition } = await ask('early-warning', { as_of });
    expect(rows.map(({ customer_id, score, overdue }) => [customer_id, score, overdue])).toEqual([
      ['a', 0, null],
      ['b', 0, null],
      ['c', 0, null]
    ]);
    expect(definition.missing_parts).toEqual(['unlikely_alive', 'complaint']);
    expect(rows.map((row) => [row.unlikely_alive, row.complaint])).toEqual(rows.map(() => [null, null]));
  });

  it('nobody has a rhythm to be told by, and nobody is warned', async () => {
    const { rows } = await ask('churn', { as_of });
    expect(of(rows, 'rhythm')).toEqual([]);
    expect(of(rows, 'warning')).toEqual([
      ['overdue', null, 0, 0],
      ['warned', 0, 0, 0]
    ]);
  });

  it('quantiles and suggestions are none without a closed gap, and the curve stays at 1', async () => {
    const { rows, definition } = await ask('churn', { as_of });
    expect(of(rows, 'quantile').every((row) => row.slice(1).every((cell) => cell === null))).toBe(true);
    expect(of(rows, 'threshold').slice(2)).toEqual([
      ['suggested_dormant_days', null, null, null],
      ['suggested_lost_days', null, null, null]
    ]);
    expect(of(rows, 'survival')).toEqual([
      ['90', 1, 1, 1000],
      ['91', 1, 1, 200],
      ['180', 1, 1, 30],
      ['181', 1, 1, 4]
    ]);
    expect(definition.closed_gaps).toBe(0);
  });

  it('the statuses of the quarters before are told when a grain is asked for', async () => {
    const { rows } = await ask('churn', { as_of, grain: 'quarter' });
    const series = rows.filter(({ kind }) => kind === 'status_series');
    expect(series.map(({ snapshot_date, key, customers }) => [snapshot_date, key, customers])).toEqual([
      ['2025-12-31', 'active', 1],
      ['2025-12-31', 'dormant', 0],
      ['2025-12-31', 'lost', 0],
      ['2026-03-31', 'active', 3],
      // Of 2025-12-31 it is the 90th day of silence.
      ['2026-03-31', 'dormant', 0],
      ['2026-03-31', 'lost', 0],
      ['2026-06-30', 'active', 1],
      ['2026-06-30', 'dormant', 2],
      ['2026-06-30', 'lost', 1]
    ]);
  });
});

it('one customer alone is answered: a gap of 10 days, silent for 30', async () => {
  const { ask } = await homeOf([bought('a', ago(40)), bought('a', ago(30)), bought('a', '2026-07-10')]);
  const { rows } = await ask('churn', { as_of });
  expect(of(rows, 'quantile')).toEqual(
    ['p25', 'p50', 'p75', 'p80', 'p90', 'p95'].map((key) => [key, 10, 1, 200])
  );
  // Two records of one half; on day 10 one of them closes.
  expect(of(rows, 'survival')).toEqual([
    ['10', 0.5, 0, 0],
    ['30', 0.5, 1, 200]
  ]);
  // Expected (1·10 + 3·10) / 4 = 10 days, silent for three times as long: (3 − 1) / 2 = 1.
  expect(of(rows, 'rhythm').filter(([, , customers]) => customers !== 0)).toEqual([['3', 1, 1, 200]]);
  expect(of(rows, 'warning')).toEqual([
    ['overdue', 1, 1, 200],
    ['warned', 1, 1, 200]
  ]);
  const { rows: warned } = await ask('early-warning', { as_of });
  expect(warned).toMatchObject([
    { expected_days: 10, overdue: 1, slowing: 0, score: 1, reasons: 'overdue', net_amount_at_risk: 200 }
  ]);
});

describe('where all customers are alike', () => {
  const lines = Array.from({ length: 40 }, (_, at) => [
    bought(`c${at}`, ago(60)),
    bought(`c${at}`, ago(50))
  ]).flat();

  it('every quantile and both suggestions are the one gap there is', async () => {
    const { ask } = await homeOf([...lines, bought('late', '2026-07-31')]);
    const { rows } = await ask('churn', { as_of });
    expect(of(rows, 'quantile').map(([, value]) => value)).toEqual([10, 10, 10, 10, 10, 10]);
    // 40 customers weigh 40; half of each closes on day 10.
    expect(of(rows, 'survival')).toEqual([
      ['10', 0.5, 0, 0],
      ['50', 0.5, 40, 8000]
    ]);
    expect(of(rows, 'threshold').slice(2)).toEqual([
      ['suggested_dormant_days', 10, 0, 0],
      ['suggested_lost_days', 10, 40, 8000]
    ]);
  });

  it('the list is told page by page in the order of their names', async () => {
    const { ask } = await homeOf([...lines, bought('late', '2026-07-31')]);
    const page = { as_of, page: '2', page_size: '3', sort: 'score' };
    const { rows, total, sums } = await ask('early-warning', page);
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['c11', 'c12', 'c13']);
    expect([total, sums.warned, sums.monetary_value_warned]).toEqual([40, 40, 8000]);
    const beyond = await ask('early-warning', { ...page, page: '99' });
    expect([beyond.rows, beyond.total, beyond.sums]).toEqual([[], 40, sums]);
  });
});

it('what comes after a day does not change what was known on it', async () => {
  const before = randomExtracts(new Chance(5), 40)
    .flat()
    .filter(({ ordered_at }) => ordered_at.slice(0, 10) <= '2025-12-31');
  const after = randomExtracts(new Chance(6), 40)
    .flat()
    .filter(({ ordered_at }) => ordered_at.slice(0, 10) > '2025-12-31')
    .map((line) => ({ ...line, order_id: `later ${line.order_id}` }));
  // Cut points follow the latest quarter: here each day has its own.
  const about = { as_of: '2025-12-31', scoring: 'relative' };
  const known = async (lines: readonly Line[]) => {
    const { ask } = await homeOf(lines);
    const told = (rows: readonly object[]) => rows.map((row) => ({ ...row, first_region: null }));
    return [
      (await ask('churn', about)).rows,
      told((await ask('early-warning', { ...about, page_size: '1000' })).rows),
      (await ask('churn', about)).definition.closed_gaps
    ];
  };
  expect(await known([...before, ...after])).toEqual(
    await known([...before, { customer_id: null, order_id: null, ordered_at: '2026-06-30', amount: 1 }])
  );
});

/** Sixty who buy every few days or weeks, and sooner or later fall silent; some send things back. */
function regulars(chance: Chance): Line[] {
  return Array.from({ length: 60 }, (_, at) => {
    const region = chance.of(['East', 'West']);
    const every = 5 + chance.below(30);
    const lines: Line[] = [];
    for (
      let day = chance.below(200), end = 250 + chance.below(250);
      day < end;
      day += 1 + chance.below(2 * every)
    )
      lines.push({ ...bought(`c${at}`, addDays('2025-03-01', day), 100 + chance.below(900)), region });
    const back = { ...bought(`c${at}`, '2026-02-02', -50), order_id: `back ${at}` };
    return at % 4 === 0 ? [...lines, back] : lines;
  }).flat();
}

describe('on a random history', () => {
  /** The customers behind a cell: how many, and what they add up to. */
  const opened = async (of: string, asked: Texts, cell: Record<string, string>, measure: string) => {
    const named = Object.fromEntries(
      Object.entries(cell).map(([column, value]) => [`cell.${column}`, value])
    );
    const { count, sum } = await ask('trace', { of, measure, ...asked, ...named });
    return { count, sum };
  };

  let ask: Ask;
  beforeAll(async () => {
    ({ ask } = await homeOf(regulars(new Chance(3))));
  });

  it.each([
    { as_of: '2026-03-31', grain: 'quarter' },
    { as_of: '2026-02-11', returns: 'event', lookback: 'all', filter: 'first_region:East' }
  ] as Texts[])('every cell of churn opens to customers who add up to it: %j', async (asked) => {
    const { rows } = await ask('churn', asked);
    expect(rows.some(({ kind, customers }) => kind === 'at_risk' && (customers ?? 0) > 0)).toBe(true);
    // Of each kind the first rows that count somebody.
    const some = (kind: ChurnRow['kind']) =>
      rows.filter((row) => row.kind === kind && (row.customers ?? 0) > 0).slice(0, 2);
    const cells = [
      ...some('status'),
      ...some('status_series'),
      ...some('quantile'),
      ...some('survival'),
      ...some('at_risk'),
      ...rows.filter(({ kind }) => kind === 'threshold')
    ];
    for (const { kind, key, snapshot_date, customers, net_amount } of cells) {
      const cell = { kind, key, snapshot_date };
      const money = await opened('churn', asked, cell, 'net_amount');
      expect([money.count, money.sum], JSON.stringify(cell)).toEqual([customers ?? 0, net_amount ?? 0]);
    }
    const [{ kind, key, snapshot_date, customers } = {} as ChurnRow] = cells;
    const counted = await opened('churn', asked, { kind, key, snapshot_date }, 'customers');
    expect(counted.sum).toBe(customers);
  });

  it('a row of the early warnings opens to its customer and the money at risk', async () => {
    const asked = { as_of: '2026-03-31', warned: 'true' };
    const { rows } = await ask('early-warning', asked);
    expect(rows.length).toBeGreaterThan(3);
    for (const { customer_id, net_amount_at_risk, monetary_value } of rows.slice(0, 2)) {
      const risk = await opened('early-warning', asked, { customer_id }, 'net_amount_at_risk');
      const money = await opened('early-warning', asked, { customer_id }, 'monetary_value');
      expect([risk.count, risk.sum, money.sum]).toEqual([1, net_amount_at_risk, monetary_value]);
      // The lines are those of the whole look-back, and say that the number is a share of them.
      const lines = (measure: string) =>
        ask('trace-lines', { of: 'early-warning', ...asked, 'cell.customer_id': customer_id, measure });
      expect(await lines('net_amount_at_risk')).toMatchObject({ sum: monetary_value, is_share_of_sum: true });
      expect(await lines('monetary_value')).toMatchObject({ sum: monetary_value, is_share_of_sum: false });
    }
  });

  it('the list can be narrowed, and its sums are those of its rows', async () => {
    const asked = { as_of: '2026-03-31', page_size: '1000' };
    const { rows, sums } = await ask('early-warning', asked);
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    expect(sums).toEqual({
      customers: rows.length,
      warned: rows.filter((row) => row.is_warned).length,
      monetary_value: sum((row) => row.monetary_value),
      monetary_value_warned: sum((row) => (row.is_warned ? row.monetary_value : 0)),
      net_amount_at_risk: sum((row) => row.net_amount_at_risk)
    });
    const slowing = await ask('early-warning', { ...asked, reason: 'slowing' });
    expect(slowing.rows.map((row) => row.customer_id)).toEqual(
      rows.filter(({ reasons }) => reasons?.startsWith('slowing')).map((row) => row.customer_id)
    );
    const [{ segment = '' } = {}] = rows;
    const ofSegment = await ask('early-warning', { ...asked, segment, warned: 'false' });
    expect(ofSegment.total).toBe(rows.filter((row) => row.segment === segment && !row.is_warned).length);
  });

  it('every share of the validation opens to those counted above and below the line', async () => {
    const { rows } = await ask('churn-validation');
    const counted = rows.filter(({ measure }) => measure !== 'precision_at');
    for (const { indicator, measure, key, numerator, denominator } of counted) {
      const cell = { indicator, measure, ...(key !== null && { key }) };
      const below = await opened('churn-validation', {}, cell, 'denominator');
      expect(below.sum, JSON.stringify(cell)).toBe(denominator);
      if (numerator === null) continue;
      const above = await opened('churn-validation', {}, cell, 'numerator');
      expect(above.sum, JSON.stringify(cell)).toBe(numerator);
    }
    expect(counted.filter(({ denominator }) => denominator > 0).length).toBeGreaterThan(8);
    await expect(
      opened(
        'churn-validation',
        {},
        { indicator: 'early_warning', measure: 'precision_at', key: '10' },
        'numerator'
      )
    ).rejects.toMatchObject({ code: 'cell_without_customers' });
  });

  it('the share warned of each segment is the list, counted', async () => {
    const { rows } = await ask('churn', { as_of: '2026-03-31' });
    const { rows: warned } = await ask('early-warning', {
      as_of: '2026-03-31',
      page_size: '1000',
      warned: 'true'
    });
    for (const [segment, , customers] of of(rows, 'at_risk'))
      expect(customers).toBe(warned.filter((row) => row.segment === segment).length);
  });

  it.each([
    ['churn', { as_of: '2027-01-01' }, 'period_not_begun'],
    ['early-warning', { sort: 'complaint' }, 'value_not_known'],
    ['early-warning', { segment: 'gold' }, 'value_not_known'],
    ['churn-validation', { as_of: '2026-03-31' }, 'horizon_not_over']
  ] as const)('%s refuses %j in words', async (name, asked, code) => {
    await expect(ask(name, asked)).rejects.toMatchObject({ code });
  });

  it('marks a quarter that is not over', async () => {
    const { partial, definition } = await ask('churn', { as_of: '2026Q2' });
    const through = definition.as_of;
    expect(partial).toEqual(through < '2026-06-30' ? { period: '2026Q2', ends_on: '2026-06-30' } : undefined);
  });
});
