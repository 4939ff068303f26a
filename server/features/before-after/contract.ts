import type { FlowMeasure } from '../../../sql/metrics/flow-measures.ts';
import type { Answer } from '../../answer.ts';
import type { MarkedEvent } from '../../events/events.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { ReviewSentence } from '../validity/contract.ts';

/**
 * GET /api/before-after?event=1, or on=2011-09-01. Groups frozen on the day before, in equal stretches before and after,
 * read against those left alone on purpose, or else against the same segments around an earlier day without an event.
 */
export interface BeforeAfter {
  /** of all who bought before: repurchase, the share who bought; sales_per_customer, in minor units, buyers or not */
  measure: 'repurchase' | 'sales_per_customer';
  /** null: all, each segment of the baseline weighed by its size now */
  segment: string | null;
  customers: number;
  before: number | null;
  after: number | null;
  change: number | null;
  baseline_customers: number;
  baseline_before: number | null;
  baseline_after: number | null;
  baseline_change: number | null;
  /** change less baseline_change; null without a baseline: then the cause of the change is unknown */
  effect: number | null;
  /** the 95 % interval of the effect, by drawing customers again; null below 30 customers on either side */
  low: number | null;
  high: number | null;
}

export interface BeforeAfterDefinition extends AskedOfSegments {
  /** null: asked for a day that nobody marked */
  event: MarkedEvent | null;
  /** of each stretch */
  days: number;
  /** groups are frozen on this day; after begins on the next */
  day_before: string;
  opens_after: string;
  through: string;
  /** none: change, cause unknown */
  baseline: {
    kind: 'control' | 'earlier' | 'none';
    /** of the earlier pair of stretches */
    day_before: string | null;
  };
  measures: readonly FlowMeasure[];
}

export type BeforeAfterAnswer = Answer<BeforeAfterDefinition, BeforeAfter> & {
  verdict: ReviewSentence;
  notes: ReviewSentence[];
};
