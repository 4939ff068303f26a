import type { Answer } from '../../answer.ts';
import type { DimensionValues } from '../../dimensions.ts';
export type { DimensionValues };
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/customers?as_of=2011-09-30&segment=loyal
 * or a flow cell:  from=…&to=…&from_segment=…&to_segment=… (&moved_by=purchase|waiting)
 * or who left:     from=…&to=…&from_segment=…&moved=true; who came from another segment: to_segment=…&moved=true
 * or a KPI:        metric_id=repurchase_rate&period=2011Q3&part=numerator|denominator (&segment=… for by-segment metrics)
 * or a cohort cell: cohort=2011-09&period_offset=3 (&kind=on|on_or_after|bracket|every, &period_offset_to=… of a bracket)
 * and r_score, f_score, m_score, status, search; sort=-monetary_value, page, page_size.
 */
export interface ListedCustomer extends DimensionValues {
  /** null: the lines without a customer, where the number asked about includes them */
  customer_id: string | null;
  first_order_on: string | null;
  last_order_on: string | null;
  recency_days: number | null;
  frequency_orders: number;
  /** minor units, in the look-back */
  monetary_value: number;
  orders_so_far: number;
  net_amount_so_far: number;
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
  segment: string;
  /** flags of the scheme, and all segments that hold where several may, separated by spaces */
  labels: string | null;
  /** for a flow cell: the state before, and how the customer moved */
  from_segment?: string;
  to_segment?: string;
  net_amount_from?: number;
  net_amount_to?: number;
  moved_by?: 'purchase' | 'waiting';
}

/** In a list that is about a figure, what each adds to it. */
export interface Customer extends ListedCustomer {
  /** for a KPI: what this customer adds to the number; the column adds up to it */
  contribution?: number;
}

/** Of all customers asked for, not only those of this page. */
export interface CustomerSums {
  customers: number;
  monetary_value: number;
  net_amount_so_far: number;
  net_amount_from?: number;
  net_amount_to?: number;
  moved_by_purchase?: number;
  moved_by_waiting?: number;
  contribution?: number;
}

export interface CustomersDefinition extends AskedOfSegments {
  as_of: string;
  from?: string;
  to?: string;
  sort: string;
  page: number;
  page_size: number;
}

export type CustomersAnswer = Answer<CustomersDefinition, Customer> & { total: number; sums: CustomerSums };
