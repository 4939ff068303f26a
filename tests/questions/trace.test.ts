import { beforeAll, describe, expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import type { TraceLinesAnswer } from '../../server/features/trace-lines/contract.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';
import { questions } from '../../server/questions/questions.ts';
import { asking } from '../support/asking.ts';
import { tierflowHere } from '../support/command-line.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { putExtracts } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { serve } from '../support/served.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  await loadExtract(home, [orderLines], {});
});

const schemes: Texts[] = [{ scheme: 'rfm_8' }, { scheme: 'value_tier' }, { scheme: 'lifecycle' }];
const ways: Texts[] = [
  {},
  { filter: 'first_region:North' },
  { lookback: 'all' },
  { returns: 'event' },
  { returns: 'exclude', lookback: 'all' },
  ...schemes
];
const customerWays: Texts[] = [{}, { filter: 'first_region:North' }, { lookback: 'all', returns: 'event' }];
const activityWays: Texts[] = [{}, { filter: 'first_region:North' }, { returns: 'event' }];
const beside = (texts: Texts, more: readonly Texts[]) => more.map((each) => ({ ...texts, ...each }));

/** The texts by which each question is asked; a question whose cells open and that is not here fails below. */
const asked: Record<string, Texts[]> = {
  segments: [...beside({ as_of: '2026Q2' }, ways), { as_of: '2026-02-28', scoring: 'relative' }],
  'segment-series': [
    ...beside({ grain: 'half' }, ways),
    ...beside({ grain: 'half', dimensions: 'first_region' }, [{}, { scheme: 'rfm_8', returns: 'event' }])
  ],
  'segment-indices': beside({ as_of: '2026Q1' }, [{}, { scheme: 'lifecycle', returns: 'event' }]),
  'segment-flow': beside({ from: '2026Q1', to: '2026Q2' }, ways),
  'segment-paths': beside({ at: ['2025Q4', '2026Q1', '2026Q2'] }, ways),
  'flow-health': beside({ from: '2026Q1', to: '2026Q2' }, [...customerWays, { scheme: 'lifecycle' }]),
  'rfm-cube': [
    ...beside({ as_of: '2026Q1', dimensions: 'first_region' }, customerWays),
    { as_of: '2026Q1', lapsed: 'include' },
    ...beside({ as_of: '2026Q1', lapsed: 'include', dimensions: 'segment,first_region' }, schemes)
  ],
  'cohort-retention': [
    ...(['on', 'on_or_after', 'bracket', 'every'] as const).flatMap((kind) =>
      beside({ cohort: 'quarter', kind }, activityWays)
    ),
    { cohort: 'month', by: 'first_region' }
  ],
  'lifecycle-series': beside({ grain: 'quarter' }, activityWays),
  validity: [
    ...beside({ period: '2026Q2' }, customerWays),
    { period: '2026Q2', scheme: 'rfm_8', against: 'value_tier' }
  ],
  'before-after': [
    ...beside({ on: '2026-02-15', days: '30' }, customerWays),
    { on: '2026-02-15', days: '30', scheme: 'value_tier' }
  ],
  churn: beside({ as_of: '2026Q2' }, customerWays),
  'churn-validation': beside({}, customerWays),
  'early-warning': beside({ as_of: '2026Q2' }, customerWays),
  'early-warning-record': beside({}, customerWays),
  // So few customers have no model: tests/questions/prediction.test.ts opens those of CDNOW.
  prediction: [],
  kpis: beside({ period: '2026Q2' }, ways),
  'kpi-series': beside({ metric_id: ['net_sales', 'buyers', 'churn_rate'], grain: 'half' }, customerWays),
  'kpi-change': [{ metric_id: 'repurchase_rate', period: '2026Q2', scheme: 'lifecycle' }]
};

type Row = Record<string, string | number | boolean | null>;

/** The texts that name the row: a column without a value is asked for by an empty text. */
const cellOf = (row: Row, columns: readonly string[]) =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = row[column];
      return value === undefined ? [] : [[`cell.${column}`, value === null ? '' : String(value)]];
    })
  );

/** Every cell of thousands would take minutes: as many as this, spread over all of them, and each measure among them. */
const sample = 2;

const traced = questions.flatMap(({ name, cells }) => (cells ? [{ name, cells }] : []));
const cases = traced.flatMap(({ name, cells }) =>
  sweep(asked[name] ?? [], 3).map((texts) => [name, texts, cells] as const)
);

it('is tried on every question whose cells open', () => {
  expect(Object.keys(asked)).toEqual(expect.arrayContaining(traced.map(({ name }) => name)));
});

describe.each(cases)('a cell of %s, asked by %j', (name, texts, { columns, measures }) => {
  it('opens to customers who add up to it, each of whom adds something of it', async () => {
    const { rows } = await ask(home, name, texts);
    const places = (rows as Row[]).flatMap((row) => measures.map((measure) => ({ row, measure })));
    const counted = places.filter(({ row, measure }) => typeof row[measure] === 'number');
    const apart = Math.max(1, Math.floor(counted.length / sample));
    const step = apart > 1 && apart % measures.length === 0 ? apart + 1 : apart;
    let opened = 0;
    for (let at = 0; at < counted.length; at += step) {
      const place = counted[at];
      if (!place) continue;
      const { row, measure } = place;
      const cell = { ...texts, ...cellOf(row, columns), of: name, measure, page_size: '1000' };
      let answer;
      try {
        answer = await asking(home)('trace', cell);
      } catch (problem) {
        // A number that is worked out from others says so.
        expect(problem, JSON.stringify(cell)).toMatchObject({ code: 'cell_without_customers' });
        continue;
      }
      const added = answer.rows.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
      expect([answer.sum, added, answer.count], JSON.stringify(cell)).toEqual([
        row[measure],
        row[measure],
        answer.rows.length
      ]);
      const ids = new Set(answer.rows.map(({ customer_id }) => customer_id));
      expect(ids.size, 'a customer stands behind a cell twice').toBe(answer.rows.length);
      await opensToLines(cell, Number(row[measure]), answer.count);
      opened += 1;
    }
    expect(opened).toBeGreaterThan(0);
  });
});

/** What a cell counts, by the name of its measure; the parts of a metric say it themselves. */
function unitOf({
  of,
  measure,
  metric_id,
  'cell.metric_id': named,
  'cell.measure': cell_measure
}: Texts): string {
  const term = catalog
    .filter(({ id }) => id === (named ?? metric_id))
    .map((metric: Metric) =>
      String(measure).endsWith('denominator') ? metric.denominator : metric.numerator
    )[0];
  if (String(of).startsWith('kpi') && term && !String(measure).endsWith('customers')) {
    return term.sum.startsWith('orders -') ? 'orders beyond the first' : term.unit;
  }
  // A share of each customer's money: the lines are those of the whole.
  if (measure === 'net_amount_at_risk') return 'share';
  if (of === 'before-after' || of === 'validity') {
    const is_whole = measure === 'customers' || measure === 'denominator';
    return String(cell_measure).startsWith('sales') && !is_whole ? 'money' : 'customers';
  }
  if (of === 'flow-health') return cell_measure === 'net_inflow_amount' ? 'money' : 'customers';
  return /net_amount|monetary_value/.test(String(measure))
    ? 'money'
    : measure === 'orders'
      ? 'orders'
      : 'customers';
}

/** The order lines behind a cell: money adds up to it, and of orders and customers there are as many. */
async function opensToLines(cell: Texts, told: number, customers: number) {
  const lines = await asking(home)('trace-lines', cell);
  const why = JSON.stringify(cell);
  const added = lines.rows.reduce((sum, { contribution }) => sum + contribution, 0);
  expect([lines.rows.length, added], why).toEqual([lines.count, lines.sum]);
  const counted: Record<string, [number, number]> = {
    money: [lines.sum, told],
    orders: [lines.orders, told],
    'orders beyond the first': [lines.orders - lines.customers, told],
    customers: [lines.customers, customers]
  };
  const [found, wanted] = counted[unitOf(cell)] ?? [0, 0];
  expect(found, why).toBe(wanted);
}

// No cohort is named: the complete cells of an offset together, as the mean line sums them.
it.each([
  [{ cohort: 'quarter', kind: 'on_or_after', returns: 'event' }, 'cohort_size'],
  [{ cohort: 'quarter', kind: 'bracket', bracket: ['1-1', '2-3'] }, 'orders'],
  [{ cohort: 'month', kind: 'every', by: 'first_region' }, 'net_amount']
] as const)(
  'opens a mean of cohorts to the customers and lines of all of them: %j, %s',
  async (texts, other) => {
    const { means } = await asking(home)('cohort-retention', texts);
    const told = means.filter(({ cohorts, period_offset }) => cohorts > 1 && period_offset > 0);
    expect(told.length).toBeGreaterThan(1);
    for (const mean of told.slice(0, 2)) {
      for (const measure of ['customers', other] as const) {
        const cell = {
          ...texts,
          ...cellOf(mean as unknown as Row, ['period_offset', 'first_region']),
          measure
        };
        const opened = { ...cell, of: 'cohort-retention', page_size: '1000' };
        const answer = await asking(home)('trace', opened);
        const added = answer.rows.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
        const number = mean[measure];
        expect([answer.sum, added], JSON.stringify(cell)).toEqual([number, number]);
        await opensToLines(opened, number, answer.count);
      }
    }
  }
);

it('opens over the command line as over HTTP, down to the lines', async () => {
  const served = await serve([orderLines]);
  try {
    const { rows } = await asking(served.home)('segments', { as_of: '2026Q2' });
    const loyal = rows.find(({ segment }) => segment === 'loyal');
    const words = ['--of', 'segments', '--as_of', '2026Q2', '--cell.segment', 'loyal', '--format', 'json'];
    const { stdout } = await tierflowHere(served.home, 'query', 'trace', ...words);
    expect(JSON.parse(stdout)).toMatchObject({ count: loyal?.customers, sum: loyal?.customers });

    const path = 'of=segments&as_of=2026Q2&cell.segment=loyal&measure=net_amount&page_size=1';
    const lines = (await (
      await fetch(`${served.address}/api/trace-lines?${path}`)
    ).json()) as TraceLinesAnswer;
    expect(lines).toMatchObject({ sum: loyal?.net_amount, customers: loyal?.customers });
    expect(lines.rows).toHaveLength(1);
    expect(lines.rows[0]).toMatchObject({ source_file: 'order_lines.csv' });
  } finally {
    await served.close();
  }
});

it('opens a random history down to lines that add up, whatever the returns policy', async () => {
  const random = await temporaryHome();
  await putExtracts(random, randomExtracts(new Chance(23), 40));
  const ask = asking(random);
  for (const returns of ['net', 'exclude', 'event']) {
    const texts = { as_of: '2026Q1', scheme: 'lifecycle', returns };
    for (const { segment, customers, net_amount } of (await ask('segments', texts)).rows) {
      const cell = { ...texts, of: 'segments', 'cell.segment': segment, page_size: '1' };
      expect((await ask('trace-lines', { ...cell, measure: 'net_amount' })).sum).toBe(net_amount);
      expect((await ask('trace-lines', { ...cell, measure: 'customers' })).customers).toBe(customers);
    }
    const cohorts = { cohort: 'quarter', kind: 'bracket', returns };
    for (const { cohort, period_offset, orders, net_amount } of (await ask('cohort-retention', cohorts))
      .rows) {
      const cell = { ...cohorts, 'cell.cohort': cohort, 'cell.period_offset': String(period_offset) };
      const opened = { ...cell, of: 'cohort-retention', page_size: '1' };
      expect((await ask('trace-lines', { ...opened, measure: 'net_amount' })).sum).toBe(net_amount);
      expect((await ask('trace-lines', { ...opened, measure: 'orders' })).orders).toBe(orders);
    }
  }
});
