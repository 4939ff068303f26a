import type { Answer } from '../../answer.ts';
import type { DimensionName } from '../../dimensions.ts';
import type { AskedOfActivity } from '../../questions/activity-asked.ts';

/**
 * GET /api/second-order?as_of=2011-09-30&by=region: how long customers wait for their second order, by a dimension of theirs:
 * Kaplan-Meier, those who still wait being censored. The largest groups first.
 */
export interface SecondOrderRow {
  /** value of the dimension; null without `by`, and for those who have none */
  group: string | null;
  /** everybody who had bought by as_of */
  customers: number;
  /** of these, who had bought on a second day */
  came_back: number;
  /** days by which half have bought a second time; null while fewer have */
  median_days: number | null;
  /** shares who have bought a second time within so many days, by the curve; null where nobody was watched so long */
  within_30: number | null;
  within_90: number | null;
  within_365: number | null;
  /** days by which 80 % and 90 % of those who come back have; null with fewer than 30 customers */
  returned_80_days: number | null;
  returned_90_days: number | null;
}

/** A step of a curve: the share who have not bought a second time from this day on. */
export interface SecondOrderStep {
  group: string | null;
  days: number;
  survival: number;
  /** customers watched up to this day who had not come back before it */
  at_risk: number;
}

export interface SecondOrderDefinition extends AskedOfActivity {
  as_of: string;
  by: DimensionName | null;
  /** groups beyond the largest, which are not told */
  groups_left_out: number;
}

export type SecondOrderAnswer = Answer<SecondOrderDefinition, SecondOrderRow> & { curves: SecondOrderStep[] };
