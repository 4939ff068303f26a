import type { ValidityMeasureId } from '../../../sql/metrics/validity-measures.ts';
import type { Scheme } from '../../schemes/contract.ts';
import { alpha, fewest } from '../../stats/believed.ts';
import { concentration, mostConcentrated } from '../../stats/concentration.ts';
import { testOfTwoRows } from '../../stats/chi-square.ts';
import { holm } from '../../stats/holm.ts';
import { rankAgreement, rankCorrelation } from '../../stats/rank-correlation.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { SegmentFlow } from '../segment-flow/contract.ts';
import type { Validity } from './contract.ts';
import { entered, type Between, type SegmentResult } from './results.ts';

export type Measured = Omit<Validity, 'period' | 'from_date' | 'to_date' | 'is_complete' | 'side'>;

type Ladder = Pick<Scheme, 'segments' | 'top' | 'bottom'>;

/** Every measure of one period, in the order of the catalog. */
export function measuresOf(
  results: readonly SegmentResult[],
  flows: readonly SegmentFlow[],
  scheme: Ladder
): Measured[] {
  const known = results.filter(({ segment }) => segment !== entered);
  const whole = sum(results, 'net_amount_next');
  const base = { customers: sum(known, 'customers'), amount: sum(known, 'net_amount_next') };
  const top = known.filter(({ segment }) => scheme.top.includes(segment));
  const ranked = rankCorrelation(
    known.map(({ position, customers, rank_sum }) => ({
      place: -position,
      customers,
      rank_sum: rank_sum ?? 0
    })),
    known[0]?.tie_sum ?? 0
  );
  const gini = concentration(shares(known));
  const best = mostConcentrated({ ...base, rank_amount: known[0]?.rank_amount ?? 0 });

  return [
    ...known.map((result) => repurchase(result)),
    ...known.map((result) => ratio('sales_per_customer', result.net_amount_next, result.customers, result)),
    ...results.map((result) => ratio('sales_share', result.net_amount_next, whole, result)),
    ...known.map((result) => liftOf([result], base, result.segment)),
    liftOf(top, base, null),
    { ...told('rank_correlation', ranked?.rho), p_value: ranked?.p_value ?? null },
    told('concentration', gini),
    told('concentration_share', gini === undefined || !best ? undefined : gini / best),
    ratio('outside_top', whole - sum(top, 'net_amount_next'), whole),
    { ...repurchase(together(top)), measure: 'top_repurchase' },
    {
      ...repurchase(together(known.filter(({ segment }) => scheme.bottom.includes(segment)))),
      measure: 'bottom_repurchase'
    },
    ...neighbours(known),
    ...stability(flows, scheme)
  ];
}

/** Of one period, everybody by two ways to part them. */
export const betweenOf = (rows: readonly Between[]): Measured[] =>
  rows.flatMap((row) => [
    { ...repurchase(row), other_segment: row.other_segment },
    {
      ...ratio('sales_per_customer', row.net_amount_next, row.customers, row),
      other_segment: row.other_segment
    }
  ]);

const together = (results: readonly SegmentResult[]) => ({
  segment: null,
  customers: sum(results, 'customers'),
  buyers: sum(results, 'buyers')
});

interface Bought {
  segment: string | null;
  customers: number;
  buyers: number;
}

function repurchase(result: Bought): Measured {
  const interval = wilsonInterval(result.buyers, result.customers);
  return {
    ...ratio('repurchase', result.buyers, result.customers, result),
    low: interval?.low ?? null,
    high: interval?.high ?? null
  };
}

function liftOf(
  results: readonly SegmentResult[],
  base: { customers: number; amount: number },
  segment: string | null
): Measured {
  const customers = sum(results, 'customers');
  const value =
    customers === 0 || base.amount <= 0
      ? undefined
      : sum(results, 'net_amount_next') / customers / (base.amount / base.customers);
  return { ...told('lift', value), segment, denominator: customers };
}

/** A segment, and the one above it. */
export interface Pair {
  upper: SegmentResult;
  lower: SegmentResult;
  /** Holm-adjusted; undefined where there are too few to be tested */
  p_value: number | undefined;
}

/** Segments large enough to be told of, each with the next one. */
export function pairsOf(known: readonly SegmentResult[]): Pair[] {
  const told = known.filter(({ customers }) => customers >= fewest);
  const pairs = told.slice(1).flatMap((lower, at) => {
    const upper = told[at];
    const rows = upper && [upper, lower].map(({ buyers, customers }) => [buyers, customers - buyers]);
    return upper && rows ? [{ upper, lower, test: testOfTwoRows(rows[0] ?? [], rows[1] ?? []) }] : [];
  });
  const adjusted = holm(pairs.flatMap(({ test }) => test?.p_value ?? []));
  let place = 0;
  return pairs.map(({ upper, lower, test }) => ({
    upper,
    lower,
    p_value: test ? adjusted[place++] : undefined
  }));
}

const rate = (numerator: 'buyers' | 'net_amount_next', result: SegmentResult) =>
  result[numerator] / result.customers;

export const isReversed = ({ upper, lower }: Pair): boolean => rate('buyers', lower) > rate('buyers', upper);
export const isSure = ({ p_value }: Pair): boolean => p_value !== undefined && p_value < alpha;

function neighbours(known: readonly SegmentResult[]): Measured[] {
  const pairs = pairsOf(known);
  const among = (measure: ValidityMeasureId, is: (pair: Pair) => boolean): Measured => {
    const found = pairs.filter(is).length;
    return { ...told(measure, found), numerator: found, denominator: pairs.length };
  };
  const few = known.filter(({ customers }) => customers < fewest).length;
  return [
    among('repurchase_out_of_order', isReversed),
    among('repurchase_surely_out_of_order', (pair) => isReversed(pair) && isSure(pair)),
    among(
      'sales_out_of_order',
      ({ upper, lower }) => rate('net_amount_next', lower) > rate('net_amount_next', upper)
    ),
    among('alike', (pair) => !isSure(pair)),
    { ...told('small', few), numerator: few, denominator: known.length }
  ];
}

function stability(flows: readonly SegmentFlow[], { segments }: Ladder): Measured[] {
  const placeOf = (name: string) => -(segments.find(({ segment }) => segment === name)?.position ?? 0);
  const known = flows.filter(({ from_segment }) => from_segment !== entered);
  const all = known.reduce((total, { customers }) => total + customers, 0);
  const held = known
    .filter(({ from_segment, to_segment }) => from_segment === to_segment)
    .reduce((total, { customers }) => total + customers, 0);
  const agreement = rankAgreement(
    known.map(({ from_segment, to_segment, customers }) => ({
      one: placeOf(from_segment),
      other: placeOf(to_segment),
      customers
    }))
  );
  return [ratio('held', held, all), told('rank_stability', agreement?.rho)];
}

const told = (measure: ValidityMeasureId, value: number | undefined): Measured => ({
  measure,
  segment: null,
  other_segment: null,
  value: value ?? null,
  low: null,
  high: null,
  numerator: null,
  denominator: null,
  p_value: null
});

const ratio = (
  measure: ValidityMeasureId,
  numerator: number,
  denominator: number,
  { segment }: { segment: string | null } = { segment: null }
): Measured => ({
  ...told(measure, denominator === 0 ? undefined : numerator / denominator),
  segment,
  numerator,
  denominator
});

const shares = (results: readonly SegmentResult[]) =>
  results.map(({ customers, net_amount_next }) => ({ customers, amount: net_amount_next }));

const sum = (results: readonly SegmentResult[], column: 'customers' | 'buyers' | 'net_amount_next') =>
  results.reduce((total, result) => total + result[column], 0);
