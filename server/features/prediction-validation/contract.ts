import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { Foretelling } from '../prediction/contract.ts';

/**
 * GET /api/prediction-validation?as_of=2011-06-01&horizon_days=180: what was foretold on a past day, by what was known then,
 * beside what came. Without as_of the latest end of a quarter, or month, whose horizon is over.
 *
 * | kind | key | expected, actual |
 * |---|---|---|
 * | total | – | orders within the horizon |
 * | repeats | repeat orders by as_of, 7 = 7 and more | orders of one customer within the horizon, on average |
 * | chance | tenths of the chance of an order, 0 to 9 | share of these customers who ordered |
 * | tracking | a day | repeat orders up to it, of everybody who was a customer on as_of |
 *
 * Orders are days with an order.
 */
export interface PredictionValidationRow {
  kind: 'total' | 'repeats' | 'chance' | 'tracking';
  key: string | null;
  /** null for tracking */
  customers: number | null;
  expected: number;
  actual: number;
}

export interface PredictionValidationDefinition extends AskedOfSegments, Foretelling {
  /** as_of + horizon_days */
  through: string;
  /** orders that came − those expected, as a share of the expected */
  bias: number | null;
  /** orders by which the expectation of a customer was off, on average */
  mean_absolute_error: number | null;
  /**
   * ln odds of an order = intercept + slope · ln odds of the chance told: 0 and 1 where chances are right, a slope below 1
   * where they are too sure of themselves. null where too few ordered, or too few did not
   */
  calibration: { intercept: number; slope: number; slope_standard_error: number } | null;
  /** what was run for tracking */
  tracking: { sql: string; parameters: Record<string, unknown> };
}

export type PredictionValidationAnswer = Answer<PredictionValidationDefinition, PredictionValidationRow>;
