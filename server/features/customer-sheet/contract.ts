import type { Answer } from '../../answer.ts';

export type Light = 'green' | 'amber' | 'red';

/** GET /api/customer-sheet?as_of=…&light=red (sort, page, page_size): customers of a sheet without transactions. */
export interface SheetCustomer {
  customer_id: string;
  name: string | null;
  contact: string | null;
  last_purchase_on: string | null;
  /** null without a day, or with one after as_of */
  recency_days: number | null;
  /** minor units */
  total_spend: number | null;
  r_score: number | null;
  /** a sheet tells no orders: not computable */
  f_score: null;
  m_score: number | null;
  light: Light | null;
  category: string | null;
  note: string | null;
}

/** All customers of a light, whatever page is shown; null: without a day. */
export interface LightSum {
  light: Light | null;
  customers: number;
  /** minor units */
  total_spend: number;
}

export interface CustomerSheetDefinition {
  as_of: string;
  dormant_days: number;
  lost_days: number;
  light: Light | null;
  sort: string;
  page: number;
  page_size: number;
}

export type CustomerSheetAnswer = Answer<CustomerSheetDefinition, SheetCustomer> & {
  total: number;
  lights: LightSum[];
};
