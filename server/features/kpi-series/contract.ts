import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { Grouped, Sureness } from '../kpis/contract.ts';

export type Grain = 'month' | 'quarter' | 'half' | 'year';

/** GET /api/kpi-series?metric_id=repurchase_rate&grain=quarter. metric_id may repeat. Every period of the coverage, oldest first. */
export interface KpiSeriesPoint extends Sureness, Grouped {
  metric_id: string;
  /** of by-segment metrics, or with by=segment that of the day before each period */
  segment: string | null;
  period: string;
  starts_on: string;
  ends_on: string;
  value: number | null;
  numerator: number;
  denominator: number | null;
  matures_on: string | null;
  is_complete: boolean;
  /** so near the start of the history that first orders may be those of old customers */
  left_censored: boolean;
}

export interface KpiSeriesDefinition extends AskedOfSegments {
  grain: Grain;
  ladder: string;
  by: string | null;
  metrics: Metric[];
  /** customers whom the customers extract calls internal: in no number, while exclude_internal is true */
  internal_left_out: number;
}

export type KpiSeriesAnswer = Answer<KpiSeriesDefinition, KpiSeriesPoint>;
