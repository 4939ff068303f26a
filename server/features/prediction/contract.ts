import type { Answer } from '../../answer.ts';
import type { ModelTold, ValueModelTold } from '../../models/contract.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/prediction?as_of=2011-09-30&horizon_days=180: what customers will bring, by segment, by what was known on the day.
 * record=none leaves out how well it did before, which is fitted for each of its dates, and with it the bands.
 *
 * | kind | key |
 * |---|---|
 * | total | null: everybody |
 * | segment | segment of the scheme |
 * | map | repeat orders (10 = 10 and more), then months of 30 days since the last order (12 = 12 and more): "3\|1" |
 *
 * Bands hold what will come in eight of ten cases if the model is wrong by as much as it was at the dates of the record;
 * without a record they tell chance alone. null: no model of values, or nothing to tell.
 */
export interface PredictionRow {
  kind: 'total' | 'segment' | 'map';
  key: string | null;
  customers: number;
  /**
   * chances of being a customer still, added up; never to be read as active customers, who are counted. null where the
   * model knows nobody who leaves
   */
  alive_customers: number | null;
  /** chances of an order within the horizon, added up */
  expected_buyers: number;
  /** days with an order, within the horizon */
  expected_orders: number;
  /** null while the record is left out: bands know how wrong it was */
  expected_orders_low: number | null;
  expected_orders_high: number | null;
  /** minor units, within the horizon */
  expected_sales: number | null;
  expected_sales_low: number | null;
  expected_sales_high: number | null;
  /** minor units: margin × sales of the months to come, discounted */
  customer_value: number | null;
}

/** What was foretold on a past day, by what was known then, and what came. */
export interface PredictionRecord {
  as_of: string;
  through: string;
  model: ModelTold['model'];
  customers: number;
  expected_orders: number;
  orders: number;
  expected_sales: number | null;
  sales: number;
}

/** How the future is told, by every question that does. */
export interface Foretelling {
  as_of: string;
  horizon_days: number;
  model: ModelTold;
  value_model: ValueModelTold;
  /** customer_value looks so far ahead */
  months: number;
  /** shares: 1 = sales, not profit; 0.1 = 10 % a year */
  margin: number;
  discount_rate: number;
}

export interface PredictionDefinition extends AskedOfSegments, Foretelling {
  /** of the bands: 0.8 */
  band_share: number;
  /** whose ends the dates of the record are */
  record_grain: 'quarter' | 'month';
  /** the oldest first; empty while no horizon is over; null where it was left out */
  record: PredictionRecord[] | null;
  /** where the model is not to be trusted, in the reader's language */
  cautions: string[];
  /** of these what must be known before the numbers are read; null where nothing is */
  first_caution: string | null;
}

export type PredictionAnswer = Answer<PredictionDefinition, PredictionRow>;
