import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/** GET /api/segments?scheme=rfm_11&as_of=2011-09-30. Every segment of the scheme, best first; empty ones with 0. */
export interface SegmentSize {
  segment: string;
  customers: number;
  /** 0…1 of all customers with a sale order by as_of */
  customer_share: number | null;
  /** minor units, in the look-back */
  net_amount: number;
  /** of the net amount of all of them; null when that is 0. May be negative or above 1 when a segment returned more than it bought */
  net_amount_share: number | null;
  avg_recency_days: number | null;
  avg_frequency_orders: number | null;
  /** minor units */
  avg_monetary_value: number | null;
}

/** A flag of the scheme, or a segment that holds beside others. A customer with two labels counts in both. */
export interface LabelSize {
  label: string;
  customers: number;
  /** minor units, in the look-back */
  net_amount: number;
}

export interface SegmentsDefinition extends AskedOfSegments {
  /** the day read: the day asked, the last day of the period asked, or data_through while that is not over */
  as_of: string;
}

export type SegmentsAnswer = Answer<SegmentsDefinition, SegmentSize> & { labels: LabelSize[] };
