import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { WarnedBy } from '../warned-by.ts';

/**
 * GET /api/churn?as_of=2011-09-30 (&grain=quarter). customers and net_amount (minor units, in the look-back) are of as_of
 * and open to the customers behind them; so are those of a status_series row, of its own day.
 *
 * | kind | key | value | customers, net_amount |
 * |---|---|---|---|
 * | status | active, dormant, lost | share of all customers | who is in it; new customers are active |
 * | quantile | p25 … p95 | days: quantile of the closed gaps | who has waited longer |
 * | survival | days of a gap | S: share who have not bought again after so many days | who has waited exactly so long |
 * | threshold | dormant_days, lost_days, suggested_dormant_days, suggested_lost_days | days | who would be dormant, or lost |
 * | at_risk | segment of the scheme | share of its customers not lost who are warned | who is warned |
 * | rhythm | 0.5, 1, … 4, more | share of those not lost | who waits for so many times the gap expected of them, above the key before |
 * | warning | overdue, warned | share of those not lost | who waits longer than expected; who is warned |
 * | status_series | active, dormant, lost | share of all customers of that day | as of snapshot_date; only with grain |
 *
 * A survival row exists for each day on which the curve falls or somebody waits; in between the curve is flat.
 */
export interface ChurnRow {
  kind: 'status' | 'quantile' | 'survival' | 'threshold' | 'at_risk' | 'rhythm' | 'warning' | 'status_series';
  key: string;
  /** as_of, but for status_series a period end up to it */
  snapshot_date: string;
  /** null where there is nothing to tell it from: no closed gap, too few customers, nobody */
  value: number | null;
  /** how many customers a share is told of; null where value is none */
  base: number | null;
  /** null where value, on which it depends, is null */
  customers: number | null;
  net_amount: number | null;
}

export interface ChurnDefinition extends AskedOfSegments {
  as_of: string;
  /** a gap above these is dormant, or lost */
  dormant_days: number;
  lost_days: number;
  /** per cent of the early-warning score that warns */
  warning_cut: number;
  score_is: WarnedBy['score_is'];
  /** per cent of those who return have returned by the day that is suggested */
  suggested_by: { dormant_days: number; lost_days: number };
  /** closed gaps by as_of, which quantiles are told of */
  closed_gaps: number;
  /** what was run for status_series; absent without grain */
  series?: { sql: string; parameters: Record<string, unknown> };
}

export type ChurnAnswer = Answer<ChurnDefinition, ChurnRow>;
