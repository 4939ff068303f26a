import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/segment-paths?scheme=rfm_11&at=2011Q1&at=2011Q2&at=2011Q3 (&from_segment=champions &to_segment=… &top=20)
 * Whole paths over two to eight snapshots, the most walked first.
 */
export interface SegmentPath {
  /** of the first snapshot, and so on: as many as there are snapshots; not_yet_customer before the first sale order */
  segment_1: string;
  segment_2?: string;
  segment_3?: string;
  segment_4?: string;
  segment_5?: string;
  segment_6?: string;
  segment_7?: string;
  segment_8?: string;
  customers: number;
  /** minor units, in the look-back of the first snapshot */
  net_amount_from: number;
  /** of the last */
  net_amount_to: number;
}

export interface SegmentPathsDefinition extends AskedOfSegments {
  at: string[];
  from_segment: string | null;
  to_segment: string | null;
  top: number;
}

/** The paths that are not among the rows, together. */
export interface OtherPaths {
  paths: number;
  customers: number;
  net_amount_from: number;
  net_amount_to: number;
}

export type SegmentPathsAnswer = Answer<SegmentPathsDefinition, SegmentPath> & { others: OtherPaths };
