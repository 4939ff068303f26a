import type { Metric, MissingMetric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { DimensionValues } from '../../dimensions.ts';
import type { AskedOfSegments } from '../asked.ts';

/** How sure a rate of customers is: its 95 % interval (Wilson); null for what is no proportion, and over 0 */
export interface Sureness {
  low: number | null;
  high: number | null;
}

/** With by=first_region: the group of the row, under the name it was asked by; null is "no value". */
export type Grouped = DimensionValues;

/**
 * GET /api/kpis?period=2011Q3 (or from=…&to=… days). One row for each metric; by-segment metrics one for each segment.
 * by=first_region or by=segment: one for each group of customers, its rates of its own numerator and denominator.
 */
export interface Kpi extends Sureness, Grouped {
  metric_id: string;
  /**
   * of by-segment metrics (contribution_share: on the day before; customer_share: at the end), or with by=segment that
   * of the day before; else null
   */
  segment: string | null;
  /**
   * numerator ÷ denominator, or the numerator; null when the denominator is 0. Money in minor units. Of conversion_days
   * the median of the days, beside those who bought of those who got in touch
   */
  value: number | null;
  numerator: number;
  denominator: number | null;
  /** same kind of period, ending the day before; null when the data does not reach it */
  previous_value: number | null;
  previous_denominator: number | null;
  previous_is_complete: boolean;
  year_ago_value: number | null;
  year_ago_denominator: number | null;
  year_ago_is_complete: boolean;
  /** for what asks what followed (second_order_rate_30): the day from which on it is known of everyone in the period */
  matures_on: string | null;
  is_complete: boolean;
}

export interface KpisDefinition extends AskedOfSegments {
  period: string;
  starts_on: string;
  ends_on: string;
  /** the day the answer reads: ends_on, or data_through when the period is not over */
  read_on: string;
  previous_period: string;
  year_ago_period: string;
  /** first orders near the start of the history may be old customers */
  left_censored: boolean;
  /** the look-back of the segments on the day before reaches back beyond the data */
  lookback_censored: boolean;
  /** the ordered scheme that upgrade, downgrade and hold are read on */
  ladder: string;
  by: string | null;
  metrics: Metric[];
  /** customers whom the customers extract calls internal: in no number, while exclude_internal is true */
  internal_left_out: number;
  /** what the dictionary names and nothing loaded can tell, with what it needs: no rows, which is not 0 */
  not_computable: MissingMetric[];
}

export type KpisAnswer = Answer<KpisDefinition, Kpi>;
