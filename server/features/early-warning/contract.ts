import type { Answer } from '../../answer.ts';
import type { DimensionValues } from '../../dimensions.ts';
import type { ModelTold } from '../../models/contract.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { WarnedBy } from '../warned-by.ts';

/**
 * GET /api/early-warning?as_of=2011-09-30: everyone who has bought and is not lost, most money at risk first.
 * segment, reason=overdue|unlikely_alive|slowing|complaint, warned=true|false, search; sort=-net_amount_at_risk, page, page_size.
 */
export interface EarlyWarning extends DimensionValues {
  customer_id: string;
  first_order_on: string;
  last_order_on: string;
  recency_days: number;
  frequency_orders: number;
  /** minor units, in the look-back */
  monetary_value: number;
  orders_so_far: number;
  net_amount_so_far: number;
  /** null for the lapsed: in a look-back shorter than lost_days */
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
  segment: string;
  /** 0…1: the chance that no order comes within 180 days; while no model tells it, the largest of the parts that are known */
  score: number;
  /**
   * the parts above 0, unlikely_alive from one half on, the largest first: "overdue, unlikely_alive, slowing, complaint";
   * null when there is none
   */
  reasons: string | null;
  /** score ≥ warning_cut per cent, or a complaint */
  is_warned: boolean;
  /** minor units: score × monetary_value */
  net_amount_at_risk: number;
  /** the gap expected of this customer; null while nobody has closed a gap */
  expected_days: number | null;
  /** the parts, 0…1; null is "not known" */
  overdue: number | null;
  /** 1 − the chance of being a customer still, by the model of definition.model */
  unlikely_alive: number | null;
  slowing: number | null;
  /** an open complaint, or two within 180 days; null while no feedback is loaded */
  complaint: number | null;
}

/** Of all customers asked for, not only those of this page. */
export interface EarlyWarningSums {
  customers: number;
  warned: number;
  monetary_value: number;
  /** monetary_value of the warned: sales_at_risk */
  monetary_value_warned: number;
  net_amount_at_risk: number;
}

export interface EarlyWarningDefinition extends AskedOfSegments, WarnedBy {
  as_of: string;
  lost_days: number;
  /** parts that nothing is known about: missing, not 0 */
  missing_parts: string[];
  /** what the score and unlikely_alive are told by */
  model: ModelTold;
  sort: string;
  page: number;
  page_size: number;
}

export type EarlyWarningAnswer = Answer<EarlyWarningDefinition, EarlyWarning> & {
  total: number;
  sums: EarlyWarningSums;
};
