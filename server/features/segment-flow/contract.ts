import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/** GET /api/segment-flow?scheme=rfm_11&from=2011Q2&to=2011Q3. A period stands for its last day, so any two dates will do. */
export interface SegmentFlow {
  /** a segment, or not_yet_customer. A cell that nobody took has no row */
  from_segment: string;
  to_segment: string;
  /** who stayed put counts too: from a segment to itself */
  customers: number;
  moved_by_purchase: number;
  moved_by_waiting: number;
  /** minor units, in the look-back up to that date */
  net_amount_from: number;
  net_amount_to: number;
}

export interface SegmentFlowDefinition extends AskedOfSegments {
  from: string;
  to: string;
}

export type SegmentFlowAnswer = Answer<SegmentFlowDefinition, SegmentFlow>;
