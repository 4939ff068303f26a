import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { Customer } from '../customers/contract.ts';

/** GET /api/customer?customer_id=17850&scheme=rfm_11&grain=quarter. One row for each period end by which the customer is known. */
export interface CustomerStep {
  period: string;
  snapshot_date: string;
  segment: string;
  recency_days: number | null;
  frequency_orders: number;
  /** minor units, in the look-back */
  monetary_value: number;
  orders_so_far: number;
  /** minor units */
  net_amount_so_far: number;
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
  is_complete: boolean;
}

/** A stretch of days in which nothing new happened: valid_from included, valid_to not. */
export interface CustomerState {
  valid_from: string;
  valid_to: string;
  first_order_on: string | null;
  last_order_on: string | null;
  orders_so_far: number;
  order_days_so_far: number;
  /** minor units */
  net_amount_so_far: number;
}

export interface CustomerDefinition extends AskedOfSegments {
  customer_id: string;
  grain: string;
}

export type CustomerAnswer = Answer<CustomerDefinition, CustomerStep> & {
  /** as of the last day covered */
  profile: Customer;
  /** as the returns policy net counts */
  states: CustomerState[];
};
