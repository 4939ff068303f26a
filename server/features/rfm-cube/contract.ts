import type { Answer } from '../../answer.ts';
import type { DimensionValues } from '../../dimensions.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/rfm-cube?as_of=2011Q3&dimensions=segment,first_region,first_channel. A cell that nobody is in has no row.
 * The dimension segment is that of the scheme asked for, so that any table of segments can follow the cube.
 */
export interface RfmCell extends DimensionValues {
  /** null only for lapsed customers, who are told when asked for with lapsed=include */
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
  segment?: string;
  customers: number;
  /** of all of them together: an average is this over the customers */
  recency_days: number;
  /** minor units, in the look-back */
  net_amount: number;
  /** sale orders in the look-back */
  orders: number;
  /** of these customers, who bought in the period after; null while it is not over */
  buyers_next: number | null;
  /** minor units in the period after; null while it is not over */
  net_amount_next: number | null;
}

export interface RfmCubeDefinition extends AskedOfSegments {
  as_of: string;
  dimensions: string[];
  /** the days (from, to] that the outcome is of; null while they are not over */
  outcome: { from: string; to: string } | null;
}

export type RfmCubeAnswer = Answer<RfmCubeDefinition, RfmCell>;
