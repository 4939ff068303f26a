import type { FlowMeasure } from '../../../sql/metrics/flow-measures.ts';
import type { ValidityMeasureId } from '../../../sql/metrics/validity-measures.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/validity?period=2011Q3&periods=8. The segments of the day before each period against what came in it; and
 * with against the same under another way to part the customers, and of the latest period the customers by both:
 * against=value_tier, against=recency:180,91,76,29, against=dormant_days:120, against=reference:2011Q1.
 */
export interface Validity {
  period: string;
  from_date: string;
  to_date: string;
  is_complete: boolean;
  /** as asked, or as it would be by the other way */
  side: 'asked' | 'against';
  measure: ValidityMeasureId;
  /** null: of all segments together */
  segment: string | null;
  /** customers who are in the segment and, by the other way, in this one; null: wherever they are by it */
  other_segment: string | null;
  /** null: nothing can be told. Money in minor units */
  value: number | null;
  /** the 95 % interval of a share of customers */
  low: number | null;
  high: number | null;
  /** customers, pairs of segments or minor units, of a ratio; null where the value is worked out from other numbers */
  numerator: number | null;
  denominator: number | null;
  /** of a test; null where there is none */
  p_value: number | null;
}

/** The answer in words that can be read aloud. */
export interface ReviewSentence {
  code: string;
  /** in the reader's language */
  sentence: string;
}

export interface ValidityDefinition extends AskedOfSegments {
  /** the latest first */
  periods: { period: string; from_date: string; to_date: string; is_complete: boolean }[];
  measures: readonly FlowMeasure[];
  /** the other way, where one was asked for */
  against: AskedOfSegments | null;
}

export type ValidityAnswer = Answer<ValidityDefinition, Validity> & {
  /** of the latest period */
  verdict: ReviewSentence;
  /** whether the valuable bought again and the others were won back, beside the period before; null where that is not asked */
  aims: ReviewSentence | null;
  notes: ReviewSentence[];
};
