import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/kpi-change?metric_id=repurchase_rate&period=2011Q3&scheme=rfm_11. One row for each segment of the scheme, in
 * which customers stood on the day before each of the two periods. mix_effect and rate_effect of all rows add up to the
 * change of the value against the previous period; numerators and denominators to those of the two values.
 */
export interface KpiChange {
  segment: string;
  /** of a ratio: because the segment is another part of the denominator; else: because it has more or fewer customers. null where a value is */
  mix_effect: number | null;
  /** of a ratio: because its own ratio is another; else: because its customers bring another average */
  rate_effect: number | null;
  numerator: number;
  denominator: number | null;
  /** in the segment on the day before; in not_yet_customer those known by the period's end */
  customers: number;
  previous_numerator: number;
  previous_denominator: number | null;
  previous_customers: number;
}

export interface KpiChangeDefinition extends AskedOfSegments {
  metric: Metric;
  period: string;
  starts_on: string;
  ends_on: string;
  /** the day the answer reads: ends_on, or data_through when the period is not over */
  read_on: string;
  previous_period: string;
  /** null when the denominator is 0 */
  value: number | null;
  previous_value: number | null;
  /** value − previous_value: what the effects add up to; null where one of them is */
  change: number | null;
  is_complete: boolean;
  previous_is_complete: boolean;
  /** the ordered scheme that upgrade, downgrade and hold are read on */
  ladder: string;
}

export type KpiChangeAnswer = Answer<KpiChangeDefinition, KpiChange>;
