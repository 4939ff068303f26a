import type { ModelFit } from '../models/model-fit.ts';
import type { Rules } from '../schemes/rules.ts';

/** What an early-warning score is, and from what on it warns. */
export interface WarnedBy {
  /** chance: that no order comes within 180 days, by a model; part: the largest of the parts that are known */
  score_is: 'chance' | 'part';
  /** a score of so many per cent warns */
  warning_cut: number;
}

export const warnedBy = ({ fit }: ModelFit, { silence_cut, warning_cut }: Rules): WarnedBy =>
  fit.converged ? { score_is: 'chance', warning_cut: silence_cut } : { score_is: 'part', warning_cut };
