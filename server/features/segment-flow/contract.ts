import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/segment-flow?scheme=rfm_11&from=2011Q2&to=2011Q3. A period stands for its last day, so any two dates will do.
 * Or several snapshots, two to eight in order: at=2010Q4&at=2011Q1&at=2011Q2, the flow between each and the next.
 */
export interface SegmentFlow {
  from_date: string;
  to_date: string;
  /** a segment, or not_yet_customer. A cell that nobody took has no row */
  from_segment: string;
  to_segment: string;
  /** where the segments are a ladder (scheme.is_ordered), else null; null too for who enters */
  direction: 'up' | 'hold' | 'down' | null;
  /** who stayed put counts too: from a segment to itself */
  customers: number;
  moved_by_purchase: number;
  moved_by_waiting: number;
  /** moves that vanish when both ends are read by the boundaries of from_date; 0 while boundaries are pinned */
  moved_by_boundaries: number;
  /** minor units, in the look-back up to that date */
  net_amount_from: number;
  net_amount_to: number;
  /** of those who moved by purchase */
  net_amount_from_by_purchase: number;
  net_amount_to_by_purchase: number;
}

export interface SegmentFlowDefinition extends AskedOfSegments {
  /** the first and the last of the snapshots */
  from: string;
  to: string;
  /** all of them, in order */
  at: string[];
}

export type SegmentFlowAnswer = Answer<SegmentFlowDefinition, SegmentFlow>;
