import type { Answer } from '../../answer.ts';
import type { DimensionValues } from '../../dimensions.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { Grain } from '../kpi-series/contract.ts';

/**
 * GET /api/segment-series?scheme=rfm_11&grain=quarter. Every period end of the coverage, oldest first, every segment.
 * With dimensions=first_region,… by them too: then only segments that have anybody.
 */
export interface SegmentSeriesPoint extends DimensionValues {
  snapshot_date: string;
  /** the period that ends there: 2011Q3 */
  period: string;
  segment: string;
  customers: number;
  /** minor units, in the look-back */
  net_amount: number;
  is_complete: boolean;
}

export interface SegmentSeriesDefinition extends AskedOfSegments {
  grain: Grain;
  /** dates that the scoring asked for cannot score, and why, in the reader's language: they have no rows */
  not_told: { snapshot_date: string; reason: string }[];
  dimensions: string[];
}

export type SegmentSeriesAnswer = Answer<SegmentSeriesDefinition, SegmentSeriesPoint>;
