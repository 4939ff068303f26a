import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { Foretelling } from '../prediction/contract.ts';

/**
 * GET /api/prediction-customers?as_of=2011-09-30&horizon_days=180: everyone who has bought by the day, the most valuable first.
 * segment, search; sort=-customer_value, page, page_size.
 */
export interface PredictedCustomer {
  customer_id: string;
  segment: string;
  last_order_on: string;
  recency_days: number;
  /** x: activity days without the first */
  repeat_orders: number;
  /** t_x */
  first_to_last_days: number;
  /** T */
  age_days: number;
  /** 0…1: still a customer; null where the model knows nobody who leaves */
  alive_chance: number | null;
  /** 0…1: of an order within the horizon */
  order_chance: number;
  expected_orders: number;
  /** at least so many in nine of ten cases, at most so many in nine of ten: by the model, if it is right */
  orders_low: number;
  orders_high: number;
  /** minor units; null while no model of values is fitted */
  order_value: number | null;
  expected_sales: number | null;
  customer_value: number | null;
}

export interface PredictionCustomersDefinition extends AskedOfSegments, Foretelling {
  sort: string;
  page: number;
  page_size: number;
}

export type PredictionCustomersAnswer = Answer<PredictionCustomersDefinition, PredictedCustomer> & {
  total: number;
};
