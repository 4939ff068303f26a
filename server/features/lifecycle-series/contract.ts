import type { Answer } from '../../answer.ts';
import type { AskedOfActivity } from '../../questions/activity-asked.ts';
import type { Grain } from '../kpi-series/contract.ts';

/**
 * GET /api/lifecycle-series?grain=month. Every period of the coverage, oldest first. buyers = new + returning +
 * resurrecting; the buyers of the period before = returning + dormant.
 */
export interface LifecyclePoint {
  period: string;
  buyers: number;
  /** first sale order in the period */
  new: number;
  /** bought in the period before too */
  returning: number;
  /** bought earlier, not in the period before */
  resurrecting: number;
  /** bought in the period before, not in this one: a flow, not the segment of that name */
  dormant: number;
  is_complete: boolean;
  /** the period before is covered: else returning and dormant are too low, and new and resurrecting too high */
  is_previous_complete: boolean;
  /** so soon after the history begins, new customers may be old ones */
  left_censored: boolean;
}

export interface LifecycleSeriesDefinition extends AskedOfActivity {
  grain: Grain;
  /** periods that begin before this day are left_censored */
  censored_before: string;
}

export type LifecycleSeriesAnswer = Answer<LifecycleSeriesDefinition, LifecyclePoint>;
