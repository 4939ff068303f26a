import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';
import { questions } from '../../server/questions/questions.ts';
import { asking } from '../support/asking.ts';
import { orderLines } from '../support/hard-retailer.ts';
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
  'segment-series': beside({ grain: 'half' }, ways),
  'segment-flow': beside({ from: '2026Q1', to: '2026Q2' }, ways),
  'segment-paths': beside({ at: ['2025Q4', '2026Q1', '2026Q2'] }, ways),
  'flow-health': beside({ from: '2026Q1', to: '2026Q2' }, [...customerWays, { scheme: 'lifecycle' }]),
  'rfm-cube': [
    ...beside({ as_of: '2026Q1', dimensions: 'first_region' }, customerWays),
    { as_of: '2026Q1', lapsed: 'include' }
  ],
  'cohort-retention': [
    ...(['on', 'on_or_after', 'bracket', 'every'] as const).flatMap((kind) =>
      beside({ cohort: 'quarter', kind }, activityWays)
    ),
    { cohort: 'month', by: 'first_region' }
  ],
  'lifecycle-series': beside({ grain: 'quarter' }, activityWays),
  churn: beside({ as_of: '2026Q2' }, customerWays),
  'early-warning': beside({ as_of: '2026Q2' }, customerWays),
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
const sample = 4;

const traced = questions.flatMap(({ name, cells }) => (cells ? [{ name, cells }] : []));
const cases = traced.flatMap(({ name, cells }) =>
  (asked[name] ?? []).map((texts) => [name, texts, cells] as const)
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
      const added = answer.rows.reduce((sum, { contribution }) => sum + contribution, 0);
      expect([answer.sum, added, answer.count], JSON.stringify(cell)).toEqual([
        row[measure],
        row[measure],
        answer.rows.length
      ]);
      const ids = new Set(answer.rows.map(({ customer_id }) => customer_id));
      expect(ids.size, 'a customer stands behind a cell twice').toBe(answer.rows.length);
      opened += 1;
    }
    expect(opened).toBeGreaterThan(0);
  });
});
