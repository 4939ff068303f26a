import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

export type Grain = 'month' | 'quarter' | 'half' | 'year';

/** GET /api/kpi-series?metric_id=repurchase_rate&grain=quarter. metric_id may repeat. Every period of the coverage, oldest first. */
export interface KpiSeriesPoint {
  metric_id: string;
  /** only for by-segment metrics */
  segment: string | null;
  period: string;
  starts_on: string;
  ends_on: string;
  value: number | null;
  numerator: number;
  denominator: number | null;
  is_complete: boolean;
}

export interface KpiSeriesDefinition extends AskedOfSegments {
  grain: Grain;
  metrics: Metric[];
}

export type KpiSeriesAnswer = Answer<KpiSeriesDefinition, KpiSeriesPoint>;
