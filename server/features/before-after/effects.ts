import { fewest } from '../../stats/believed.ts';
import { bootstrapIntervals, seededBelow } from '../../stats/bootstrap.ts';
import type { BeforeAfter } from './contract.ts';

/** A row of sql/queries/before_after.sql. */
export interface BlockSums {
  segment: string;
  block: number;
  role: 'treated' | 'baseline';
  customers: number;
  buyers_before: number;
  buyers_after: number;
  amount_before: number;
  amount_after: number;
}

/** Random groups of customers that are drawn again: enough for the interval, few enough to be read at any size. */
export const blocks = 400;

const roles = ['treated', 'baseline'] as const;
const columns = ['customers', 'buyers_before', 'buyers_after', 'amount_before', 'amount_after'] as const;
const measures = {
  repurchase: ['buyers_before', 'buyers_after'],
  sales_per_customer: ['amount_before', 'amount_after']
} as const;
type Measure = keyof typeof measures;

/** Sums in one row: of each segment both roles, of each role the columns. */
const width = roles.length * columns.length;
const placeOf = (segment: number, role: (typeof roles)[number], column: (typeof columns)[number]) =>
  segment * width + roles.indexOf(role) * columns.length + columns.indexOf(column);

/** Each measure by segment and for all together, with the interval of its effect. */
export function effectsOf(
  rows: readonly BlockSums[],
  segments: readonly string[],
  hasBaseline: boolean,
  { seed = 1, draws = 1000 }: { seed?: number; draws?: number } = {}
): BeforeAfter[] {
  const drawn = new Map<number, number[]>();
  const sums = new Array<number>(segments.length * width).fill(0);
  for (const row of rows) {
    const segment = segments.indexOf(row.segment);
    if (segment < 0) continue;
    const block = drawn.get(row.block) ?? new Array<number>(sums.length).fill(0);
    drawn.set(row.block, block);
    for (const column of columns) {
      const place = placeOf(segment, row.role, column);
      block[place] = (block[place] ?? 0) + row[column];
      sums[place] = (sums[place] ?? 0) + row[column];
    }
  }

  const asked = (Object.keys(measures) as Measure[]).flatMap((measure) =>
    [null, ...segments.keys()].map((segment) => ({ measure, segment }))
  );
  const told = asked.map(({ measure, segment }) => toldBy(sums, measure, segment, segments, hasBaseline));
  const intervals = hasBaseline
    ? bootstrapIntervals(
        [...drawn.values()],
        (again) => asked.map(({ measure, segment }) => effectIn(again, measure, segment, segments.length)),
        { draws, below: seededBelow(seed) }
      )
    : [];
  return told.map((row, at) => {
    const isTold = row.effect !== null && row.customers >= fewest && row.baseline_customers >= fewest;
    const interval = isTold ? intervals[at] : undefined;
    return { ...row, low: interval?.low ?? null, high: interval?.high ?? null };
  });
}

/** A mean before or after, of a role in a segment; undefined of nobody. */
function mean(
  sums: readonly number[],
  segment: number,
  role: (typeof roles)[number],
  column: (typeof columns)[number]
): number | undefined {
  const customers = sums[placeOf(segment, role, 'customers')] ?? 0;
  return customers === 0 ? undefined : (sums[placeOf(segment, role, column)] ?? 0) / customers;
}

function change(sums: readonly number[], measure: Measure, segment: number, role: (typeof roles)[number]) {
  const [first, second] = measures[measure];
  const [before, after] = [mean(sums, segment, role, first), mean(sums, segment, role, second)];
  return before === undefined || after === undefined ? undefined : after - before;
}

/** Of a segment; of all, each by as many as it was done for and there is something to compare with. */
function effectIn(
  sums: readonly number[],
  measure: Measure,
  segment: number | null,
  many: number
): number | undefined {
  if (segment !== null) {
    const [treated, baseline] = roles.map((role) => change(sums, measure, segment, role));
    return treated === undefined || baseline === undefined ? undefined : treated - baseline;
  }
  let weight = 0;
  let total = 0;
  for (let each = 0; each < many; each += 1) {
    const effect = effectIn(sums, measure, each, many);
    if (effect === undefined) continue;
    const customers = sums[placeOf(each, 'treated', 'customers')] ?? 0;
    weight += customers;
    total += customers * effect;
  }
  return weight === 0 ? undefined : total / weight;
}

type Row = Omit<BeforeAfter, 'low' | 'high'>;

function toldBy(
  sums: readonly number[],
  measure: Measure,
  segment: number | null,
  segments: readonly string[],
  hasBaseline: boolean
): Row {
  const [first, second] = measures[measure];
  const all = segments.map((_, at) => at);
  const of = segment === null ? all : [segment];
  /** Of all: only segments that can be compared, both sides weighed by who it was done for. */
  const compared = hasBaseline
    ? of.filter((at) => roles.every((role) => (sums[placeOf(at, role, 'customers')] ?? 0) > 0))
    : of;
  const told = segment === null ? compared : of;
  const customersOf = (at: number, role: (typeof roles)[number]) => sums[placeOf(at, role, 'customers')] ?? 0;
  const treated = told.reduce((total, at) => total + customersOf(at, 'treated'), 0);
  const weighed = (role: (typeof roles)[number], column: (typeof columns)[number]) => {
    const total = told.reduce(
      (sum, at) => sum + customersOf(at, 'treated') * (mean(sums, at, role, column) ?? 0),
      0
    );
    const isThere = told.some((at) => customersOf(at, role) > 0);
    return treated === 0 || !isThere ? null : total / treated;
  };
  /** Of a segment that nobody it was done for is in, the baseline alone is no comparison. */
  const baseline = (column: (typeof columns)[number]) => (hasBaseline ? weighed('baseline', column) : null);
  const [before, after] = [weighed('treated', first), weighed('treated', second)];
  const [baseline_before, baseline_after] = [baseline(first), baseline(second)];
  return {
    measure,
    segment: segment === null ? null : (segments[segment] ?? ''),
    customers: treated,
    before,
    after,
    change: minus(after, before),
    baseline_customers: hasBaseline ? told.reduce((total, at) => total + customersOf(at, 'baseline'), 0) : 0,
    baseline_before,
    baseline_after,
    baseline_change: minus(baseline_after, baseline_before),
    effect: hasBaseline ? (effectIn(sums, measure, segment, segments.length) ?? null) : null
  };
}

const minus = (one: number | null, other: number | null) =>
  one === null || other === null ? null : one - other;
