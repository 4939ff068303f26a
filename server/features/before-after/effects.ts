import { fewest } from '../../stats/believed.ts';
import { bootstrapIntervals, seededBelow } from '../../stats/bootstrap.ts';
import { nextValue } from '../../stats/next-value.ts';
import type { Interval } from '../../stats/wilson-interval.ts';
import { comparedIn, type Compared } from './compared.ts';
import type { BeforeAfter } from './contract.ts';
import { sumsOf, type BlockSums, type Sums } from './sums.ts';

/** Random groups of customers that are drawn again: enough for the interval, few enough to be read at any size. */
export const blocks = 400;

const measures = {
  repurchase: ['buyers_before', 'buyers_after'],
  sales_per_customer: ['amount_before', 'amount_after']
} as const;

/** A number that is told: of a segment by its place, or null for all that are compared. */
interface Asked {
  measure: BeforeAfter['measure'];
  segment: number | null;
  of: readonly number[];
}

/** Each measure by segment and for all together, of the event and of what it is compared with, with the interval of its effect. */
export function effectsOf(
  found: readonly BlockSums[],
  segments: readonly string[],
  { seed = 1, draws = 1000 }: { seed?: number; draws?: number } = {}
): { rows: BeforeAfter[]; compared: Compared } {
  const sums = sumsOf(found, segments);
  const compared = comparedIn(sums, segments);
  if (sums.groups[0]?.side !== 'event') return { rows: [], compared };
  const asked = (Object.keys(measures) as Asked['measure'][]).flatMap((measure) =>
    [null, ...segments.keys()].map((segment): Asked => ({
      measure,
      segment,
      of: segment === null ? compared.segments : [segment]
    }))
  );
  const isCompared = ({ of }: Asked) =>
    compared.groups.length > 0 && of.every((segment) => compared.segments.includes(segment));
  const told = asked.filter(isCompared);
  const effectIn = (values: Float64Array, each: Asked) => effectOf(values, sums, compared.groups, each);
  const intervals =
    told.length === 0
      ? []
      : bootstrapIntervals(sums.blocks, (again) => told.map((each) => effectIn(again, each)), {
          draws,
          below: seededBelow(seed)
        });

  const rows = asked.flatMap((each) => {
    const [event, ...baseline] = [0, ...compared.groups].map((group) => rowOf(sums, group, each, segments));
    if (!event) return [];
    const nth = told.indexOf(each);
    const effect = (nth < 0 ? undefined : effectIn(sums.whole, each)) ?? null;
    const interval = effect === null ? undefined : widest(intervals[nth], event, baseline);
    return [
      {
        ...event,
        left_out: leftOut(event, each, compared),
        baseline_customers:
          baseline.length === 0 ? null : Math.min(...baseline.map(({ customers }) => customers)),
        baseline_change: effect === null || event.change === null ? null : event.change - effect,
        effect,
        low: interval?.low ?? null,
        high: interval?.high ?? null
      },
      ...baseline
    ];
  });
  return { rows, compared };
}

/** The mean before, or after, in a group, each segment by its size at the event; undefined where one of them is empty. */
function mean(
  values: ArrayLike<number>,
  { at }: Sums,
  group: number,
  { measure, of }: Asked,
  side: 0 | 1
): number | undefined {
  let weight = 0;
  let total = 0;
  for (const segment of of) {
    const customers = at(values, group, segment, 'customers');
    if (customers === 0) return undefined;
    const size = at(values, 0, segment, 'customers');
    weight += size;
    total += (size * at(values, group, segment, measures[measure][side])) / customers;
  }
  return weight === 0 ? undefined : total / weight;
}

function changeIn(values: ArrayLike<number>, sums: Sums, group: number, asked: Asked): number | undefined {
  const before = mean(values, sums, group, asked, 0);
  const after = mean(values, sums, group, asked, 1);
  return before === undefined || after === undefined ? undefined : after - before;
}

/** The change of the event less the mean change of what it is compared with. */
function effectOf(values: ArrayLike<number>, sums: Sums, groups: readonly number[], asked: Asked) {
  let total = 0;
  for (const group of groups) {
    const change = changeIn(values, sums, group, asked);
    if (change === undefined) return undefined;
    total += change;
  }
  const change = changeIn(values, sums, 0, asked);
  return change === undefined ? undefined : change - total / groups.length;
}

/** Of customers drawn again on both sides; against earlier times no narrower than these differ from each other. */
function widest(
  drawn: Interval | undefined,
  { change }: BeforeAfter,
  baseline: readonly BeforeAfter[]
): Interval | undefined {
  if (!drawn || change === null || baseline[0]?.side === 'control') return drawn;
  const next = nextValue(baseline.flatMap((row) => row.change ?? []));
  return (
    next && { low: Math.min(drawn.low, change - next.high), high: Math.max(drawn.high, change - next.low) }
  );
}

function leftOut(
  { customers }: BeforeAfter,
  { segment }: Asked,
  { groups, segments }: Compared
): BeforeAfter['left_out'] {
  if (segment === null || groups.length === 0 || segments.includes(segment)) return null;
  return customers < fewest ? 'few' : 'thin';
}

function rowOf(sums: Sums, group: number, asked: Asked, segments: readonly string[]): BeforeAfter {
  const { side, day_before } = sums.groups[group] ?? { side: 'event', day_before: '' };
  const { measure, segment, of } = asked;
  const total = (column: Parameters<Sums['at']>[3]) =>
    of.reduce((sum, each) => sum + sums.at(sums.whole, group, each, column), 0);
  const [first, second] = measures[measure];
  // Where sizes of the event weigh the segments of another group, its own sums are not what the means rest on.
  const isWeighed = group > 0 && segment === null;
  return {
    side,
    day_before,
    measure,
    segment: segment === null ? null : (segments[segment] ?? ''),
    customers: total('customers'),
    total_before: isWeighed ? null : total(first),
    total_after: isWeighed ? null : total(second),
    before: mean(sums.whole, sums, group, asked, 0) ?? null,
    after: mean(sums.whole, sums, group, asked, 1) ?? null,
    change: changeIn(sums.whole, sums, group, asked) ?? null,
    left_out: null,
    baseline_customers: null,
    baseline_change: null,
    effect: null,
    low: null,
    high: null
  };
}
