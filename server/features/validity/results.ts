import type { Day } from '../../periods.ts';

/** A row of sql/queries/validity.sql: a segment frozen at from_date, and what came by to_date. */
export interface SegmentResult {
  from_date: Day;
  to_date: Day;
  segment: string;
  /** best first */
  position: number;
  customers: number;
  buyers: number;
  orders_next: number;
  net_amount: number;
  net_amount_next: number;
  /** of all who had bought by from_date, from 1 for who bought least */
  rank_sum: number | null;
  tie_sum: number;
  rank_amount: number;
}

/** A row of sql/queries/validity_between.sql. */
export interface Between {
  segment: string;
  other_segment: string;
  customers: number;
  buyers: number;
  net_amount_next: number;
}

export const entered = 'not_yet_customer';
