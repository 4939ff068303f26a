import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/segment-indices?scheme=rfm_11&as_of=2011-09-30. For each category and for complaints every segment of the
 * scheme, the largest category first.
 */
export interface SegmentIndex {
  segment: string;
  kind: 'category' | 'complaint';
  /** the category, or complaint */
  key: string;
  /** share within the segment ÷ share overall: 1 is as everybody. null for an empty segment, and for what nobody does */
  value: number | null;
  /** minor units bought of the category in the look-back, or customers who complain */
  numerator: number;
  /** all that the segment bought, or its customers */
  denominator: number;
  overall_numerator: number;
  overall_denominator: number;
  /** who make the numerator */
  customers: number;
}

export interface SegmentIndicesDefinition extends AskedOfSegments {
  as_of: string;
  /** beyond the largest fifty */
  categories_left_out: number;
  /** kinds that nothing loaded can tell, with what they need: no rows, which is not 0 */
  not_computable: { kind: SegmentIndex['kind']; needs: string }[];
}

export type SegmentIndicesAnswer = Answer<SegmentIndicesDefinition, SegmentIndex>;
