import type { FlowMeasure } from '../../../sql/metrics/flow-measures.ts';
import type { Answer } from '../../answer.ts';
import type { MarkedEvent } from '../../events/events.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { ReviewSentence } from '../validity/contract.ts';

/**
 * GET /api/before-after?event=1, or on=2011-09-01. Groups frozen on the day before, in equal stretches before and after,
 * read against those left alone on purpose, or else against what the same segments did around several earlier days.
 */
export interface BeforeAfter {
  /** event: whom it was for; control: left alone on purpose; earlier: everybody, around an earlier day without an event */
  side: 'event' | 'control' | 'earlier';
  /** the group is frozen on it */
  day_before: string;
  /** of all who bought before: repurchase, the share who bought; sales_per_customer, in minor units, buyers or not */
  measure: 'repurchase' | 'sales_per_customer';
  /** null: all segments that are compared, or all where nothing can be; each weighed by its size at the event */
  segment: string | null;
  customers: number;
  /** who bought, or minor units, up to and after day_before; null where segments are weighed */
  total_before: number | null;
  total_after: number | null;
  before: number | null;
  after: number | null;
  change: number | null;
  /** few: fewer than 30 of the event; thin: fewer than 30 to compare with, or at an earlier time than one for ten. Neither is part of the whole */
  left_out: 'few' | 'thin' | null;
  /** of an event's row: the fewest it is compared with, at any of the times */
  baseline_customers: number | null;
  /** of an event's row: the mean change of what it is compared with */
  baseline_change: number | null;
  /** of an event's row: change less baseline_change; null: the cause of the change is unknown */
  effect: number | null;
  /** the 95 % interval of the effect: of customers drawn again, and no narrower than earlier times differ from each other */
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
  baseline: {
    /** none: change, cause unknown */
    kind: 'control' | 'earlier' | 'none';
    /** why there is none: no earlier time, fewer than three, fewer that hold enough customers, or too many in thin segments */
    reason: 'no_times' | 'few_times' | 'thin_times' | 'thin_segments' | null;
    /** of the earlier times that hold enough customers, the day on which their groups are frozen; the latest first */
    days_before: string[];
    /** earlier times set aside, for too few of the customers were there to compare with */
    set_aside: string[];
    /** of all customers of the event, the share that is compared */
    covered: number;
  };
  measures: readonly FlowMeasure[];
}

export type BeforeAfterAnswer = Answer<BeforeAfterDefinition, BeforeAfter> & {
  verdict: ReviewSentence;
  notes: ReviewSentence[];
};
