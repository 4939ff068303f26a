import type { Bracket, CohortGrain, CohortKind } from '../../build/cohort-kinds.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfActivity } from '../../questions/activity-asked.ts';
import type { DimensionName } from '../../dimensions.ts';

/**
 * GET /api/cohort-retention?cohort=month&kind=on (&by=first_region; &bracket=1-3&bracket=4-6 with kind=bracket)
 * Every cohort, oldest first, with a cell for each period that has begun. With by, each row has a column of that name.
 */
export interface CohortCell extends Partial<Record<DimensionName, string | null>> {
  /** period of the first sale order: 2011-09, 2011Q3 */
  cohort: string;
  /** periods after the cohort's; 0 is its own */
  period_offset: number;
  /** on, every: the same; bracket: its end; on_or_after: the last period begun */
  period_offset_to: number;
  /** the period of period_offset */
  period: string;
  cohort_size: number;
  /** of the cohort, those who came back as the kind says */
  customers: number;
  /** customers ÷ cohort_size */
  retention_rate: number | null;
  /** of all customers of the cohort, in the periods of the cell; every: of those retained, from period_offset 1 on */
  orders: number;
  /** minor units, returns netted */
  net_amount: number;
  /** minor units: what the cohort brought in its own period */
  cohort_net_amount: number;
  /** net_amount ÷ cohort_net_amount; may exceed 1 */
  revenue_retention: number | null;
  /** minor units: net_amount ÷ cohort_size, so those who did not come back count too */
  net_amount_per_customer: number | null;
  /** the last period of the cell is covered: for on_or_after that of period_offset, so such a cell may still rise */
  is_complete: boolean;
  /** first orders so soon after the history begins may be those of old customers */
  left_censored: boolean;
}

/** The mean line: sums over the complete cells of an offset. With by, one line for each value. */
export interface CohortMean extends Partial<Record<DimensionName, string | null>> {
  period_offset: number;
  /** the furthest of its cells */
  period_offset_to: number;
  /** how many complete cells it sums */
  cohorts: number;
  cohort_size: number;
  customers: number;
  /** Σ customers ÷ Σ cohort_size; null without a complete cell */
  retention_rate: number | null;
  orders: number;
  net_amount: number;
  cohort_net_amount: number;
  /** Σ net_amount ÷ Σ cohort_net_amount */
  revenue_retention: number | null;
  /** minor units: Σ net_amount ÷ Σ cohort_size */
  net_amount_per_customer: number | null;
}

export interface CohortRetentionDefinition extends AskedOfActivity {
  cohort: CohortGrain;
  kind: CohortKind;
  /** the dimension by which the cohorts are told apart; null: not at all */
  by: DimensionName | null;
  /** the bounds of a bracket; null for the other kinds */
  brackets: readonly Bracket[] | null;
  /** cohorts that begin before this day are left_censored */
  censored_before: string;
}

export type CohortRetentionAnswer = Answer<CohortRetentionDefinition, CohortCell> & { means: CohortMean[] };
