import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { WarnedBy } from '../warned-by.ts';

/**
 * GET /api/churn-validation?as_of=2011-06-01: what each churn indicator said on that day, by what was known then, beside
 * what came in the 180 days after it. Without as_of the last day that has so many days after it.
 *
 * | indicator | measure, key | expected | value |
 * |---|---|---|---|
 * | gap_quantiles | closed_within, p80 | 0.8 | of the gaps opened after as_of and early enough, those closed within P80 |
 * | survival | returned, days waited | by the curve | of those who had waited so long, those who bought |
 * | own_rhythm | auc | 0.5 | chance that a silent customer's ratio is above another's |
 * | early_warning | auc | 0.5 | the same by the score |
 * | early_warning | silent | – | of all with a score, those who did not buy: the base rate |
 * | early_warning | precision, warned | base rate | of the warned, those who did not buy |
 * | early_warning | recall, warned | – | of those who did not buy, the warned |
 * | early_warning | precision_at, k | base rate | of the k highest scores, those who did not buy; equal scores share |
 * | early_warning | precision, dormant | base rate | of the dormant (g > dormant_days, not lost), those who did not buy |
 * | early_warning | lift, dormant | 1 | precision among as many highest scores as there are dormant ÷ that of the dormant |
 * | early_warning | lead_days, warned | – | median days from as_of to being lost, of the warned who did not buy |
 *
 * Who did not buy is silent. Those who were lost already have no score.
 */
export interface ChurnValidationRow {
  indicator: 'gap_quantiles' | 'survival' | 'own_rhythm' | 'early_warning';
  measure:
    | 'closed_within'
    | 'returned'
    | 'auc'
    | 'silent'
    | 'precision'
    | 'recall'
    | 'precision_at'
    | 'lift'
    | 'lead_days';
  key: string | null;
  /** null where nothing particular is */
  expected: number | null;
  /** null where there is nobody to tell it of */
  value: number | null;
  /** of a share; null of what is none */
  numerator: number | null;
  /** of a share; else how many customers it is told of: where a list is longer than those with a score, these */
  denominator: number;
  /** why there is no value, in the reader's language; null where there is one */
  reason: string | null;
}

export interface ChurnValidationDefinition extends AskedOfSegments {
  as_of: string;
  horizon_days: number;
  /** as_of + horizon_days */
  through: string;
  dormant_days: number;
  lost_days: number;
  warning_cut: number;
  score_is: WarnedBy['score_is'];
  /** what was run for gap_quantiles; null while no gap had closed */
  gaps_after: { sql: string; parameters: Record<string, unknown> } | null;
}

export type ChurnValidationAnswer = Answer<ChurnValidationDefinition, ChurnValidationRow>;
