import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { populationStability } from '../../stats/population-stability.ts';
import { againstSegmentMix, testWithinSegments, type ValueCell } from '../../stats/within-segments.ts';
import type { DimensionScan } from './contract.ts';

/** Of all that is found at most so many in a hundred are false. */
const rateOfFalse = 0.05;
/** Below this spread a dimension may be told apart from chance, and still not be worth a place in the model. */
export const worthwhile = 0.01;
/** Above it the scores no longer part the customers as they did (metrics.md section 9). */
const drifted = 0.25;

export interface Counted extends ValueCell {
  dimension: string;
}

export interface CountedOn {
  dimension: string;
  value: string | null;
  customers_before: number;
  customers_now: number;
}

const blank: Omit<DimensionScan, 'kind' | 'dimension'> = {
  value: null,
  customers: null,
  buyers: null,
  expected_buyers: null,
  difference: null,
  chi_square: null,
  df: null,
  p_value: null,
  adjusted_p_value: null,
  is_found: null,
  customers_before: null,
  psi: null,
  first_on: null,
  net_amount: null
};

/** Every dimension with its test, what is found first, and below each its values. */
export function separated(cells: readonly Counted[], dimensions: readonly string[]): DimensionScan[] {
  const scanned = dimensions.map((dimension) => {
    const own = cells.filter((cell) => cell.dimension === dimension);
    return { dimension, test: testWithinSegments(own), groups: againstSegmentMix(own) };
  });
  const adjusted = benjaminiHochberg(scanned.flatMap(({ test }) => test?.p_value ?? []));
  let place = 0;
  const rows = scanned.map(({ dimension, test, groups }) => {
    const adjusted_p_value = test ? (adjusted[place++] ?? null) : null;
    const customers = groups.reduce((total, group) => total + group.customers, 0);
    const squares = groups.reduce((total, group) => total + group.customers * group.difference ** 2, 0);
    const whole: DimensionScan = {
      ...blank,
      kind: 'separates',
      dimension,
      customers,
      buyers: groups.reduce((total, group) => total + group.buyers, 0),
      difference: customers === 0 ? null : Math.sqrt(squares / customers),
      chi_square: test?.chi_square ?? null,
      df: test?.df ?? null,
      p_value: test?.p_value ?? null,
      adjusted_p_value,
      is_found: adjusted_p_value === null ? null : adjusted_p_value <= rateOfFalse
    };
    const parts = groups
      .toSorted((one, other) => other.difference - one.difference)
      .map((group): DimensionScan => ({ ...blank, kind: 'group', dimension, ...group }));
    return { whole, parts };
  });
  return rows
    .sort(
      (one, other) =>
        Number(other.whole.is_found) - Number(one.whole.is_found) ||
        (other.whole.difference ?? 0) - (one.whole.difference ?? 0)
    )
    .flatMap(({ whole, parts }) => [whole, ...parts]);
}

/** How far each distribution has moved. */
export const drift = (counts: readonly CountedOn[], dimensions: readonly string[]): DimensionScan[] =>
  dimensions.flatMap((dimension) => {
    const own = counts.filter((count) => count.dimension === dimension);
    const sum = (of: 'customers_before' | 'customers_now') =>
      own.reduce((total, each) => total + each[of], 0);
    const psi = populationStability(
      own.map(({ customers_before }) => customers_before),
      own.map(({ customers_now }) => customers_now)
    );
    return [
      {
        ...blank,
        kind: 'drift' as const,
        dimension,
        customers: sum('customers_now'),
        customers_before: sum('customers_before'),
        psi: psi ?? null,
        is_found: psi === undefined ? null : psi > drifted
      },
      ...own.map((each) => ({
        ...blank,
        kind: 'drift_group' as const,
        dimension,
        value: each.value,
        customers: each.customers_now,
        customers_before: each.customers_before
      }))
    ];
  });

export interface NewValue {
  dimension: string;
  value: string;
  first_on: string | null;
  lines: number;
  net_amount: number | null;
}

export const novelties = (values: readonly NewValue[]): DimensionScan[] =>
  values.map(({ dimension, value, first_on, net_amount }) => ({
    ...blank,
    kind: 'new',
    dimension,
    value,
    first_on,
    net_amount
  }));
