import type { Answer } from '../../answer.ts';
import type { ModelTold } from '../../models/contract.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/early-warning-record: how well warnings like today's did at up to eight past dates, the oldest first. On each of
 * them only what was known by then is looked at, the model fitted anew, and who then bought within the horizon.
 */
export interface EarlyWarningRecordRow {
  as_of: string;
  /** as_of + horizon_days */
  through: string;
  /** customers with a score: bought by then and not lost */
  customers: number;
  /** of these, who did not buy by through */
  silent: number;
  /** silent ÷ customers: what a list chosen at random would get */
  base_rate: number | null;
  warned: number;
  /** of the warned, who did not buy */
  warned_silent: number;
  /** warned_silent ÷ warned */
  precision: number | null;
  /** warned_silent ÷ silent */
  recall: number | null;
  /** of the so many highest scores, who did not buy; equal scores share. null where fewer have a score */
  precision_at_10: number | null;
  precision_at_50: number | null;
  precision_at_100: number | null;
  precision_at_500: number | null;
  /** customers whose gap is above dormant_days and who are not lost: the rule of thumb */
  dormant: number;
  /** of these, who did not buy, as a share */
  dormant_precision: number | null;
  /** precision among as many highest scores as there are dormant ÷ dormant_precision */
  lift_over_dormant: number | null;
  /** median days from as_of to being lost, of the warned who did not buy */
  lead_days: number | null;
  /** the score was the chance of silence: a model could be fitted to what was known */
  is_modelled: boolean;
  /** by which, null where by none */
  model: ModelTold['model'] | null;
  /** those chances added up: how many it expected to be silent; null without a model */
  expected_silent: number | null;
}

export interface EarlyWarningRecordDefinition extends AskedOfSegments {
  /** how many dates there are: those of the rows */
  dates: number;
  /** whose ends they are */
  grain: 'quarter' | 'month';
  horizon_days: number;
  dormant_days: number;
  lost_days: number;
  /** per cent, of a chance and where no model tells it */
  silence_cut: number;
  warning_cut: number;
}

export type EarlyWarningRecordAnswer = Answer<EarlyWarningRecordDefinition, EarlyWarningRecordRow>;
