import type { DimensionName } from '../dimensions.ts';
import { valuesOf, type BoundGiven } from '../db/relations.ts';

/** When a customer counts as come back; what each means stands in the mart cohort_spans. */
export const cohortKinds = ['on', 'on_or_after', 'bracket', 'every'] as const;
export type CohortKind = (typeof cohortKinds)[number];

/** Grains of a cohort: a year holds too few cohorts to compare, a half hides who came back within it. */
export const cohortGrains = ['month', 'quarter'] as const;
export type CohortGrain = (typeof cohortGrains)[number];

/** Offsets, both included. */
export interface Bracket {
  period_offset: number;
  period_offset_to: number;
}

export const defaultBrackets: readonly Bracket[] = [
  { period_offset: 1, period_offset_to: 3 },
  { period_offset: 4, period_offset_to: 6 },
  { period_offset: 7, period_offset_to: 12 }
];

/** The relation customer_groups where customers are not told apart. */
export const oneGroup: BoundGiven = {
  sql: 'select customer_key, cast(null as varchar) as group_value from customer_dimensions',
  parameters: {}
};

/** By one of our own column names, read from a closed list. */
export const groupsBy = (by: DimensionName): BoundGiven => ({
  sql: `select customer_key, ${by} as group_value from customer_dimensions`,
  parameters: {}
});

/** The relation cohort_kinds: a row for each kind asked about, of brackets one for each with its bounds. */
export function cohortKindRelation(
  kinds: readonly CohortKind[],
  brackets: readonly Bracket[] = defaultBrackets
): BoundGiven {
  const boundless = [{ period_offset: null, period_offset_to: null }];
  const rows = kinds.flatMap((kind) =>
    (kind === 'bracket' ? brackets : boundless).map((bounds) => ({ kind, ...bounds }))
  );
  return valuesOf(
    'cohort_kinds',
    { kind: 'VARCHAR', period_offset: 'INTEGER', period_offset_to: 'INTEGER' },
    rows
  );
}
