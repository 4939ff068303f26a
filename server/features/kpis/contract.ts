import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/** GET /api/kpis?period=2011Q3 (or from=…&to=… days). One row for each metric; by-segment metrics one for each segment. */
export interface Kpi {
  metric_id: string;
  /** only for by-segment metrics (contribution_share), else null */
  segment: string | null;
  /** numerator ÷ denominator, or the numerator; null when the denominator is 0. Money in minor units */
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
  metrics: Metric[];
}

export type KpisAnswer = Answer<KpisDefinition, Kpi>;
