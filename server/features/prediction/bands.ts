import type { PredictionRecord } from './contract.ts';

export const bandShare = 0.8;
/** Of a normal distribution eight in ten lie so many standard deviations around the mean. */
const spread = 1.281552;

/** By how much of what it expected the model was off, root mean square over the record; 0 without one. */
function usualError(pairs: readonly { expected: number | null; came: number }[]): number {
  const errors = pairs.flatMap(({ expected, came }) =>
    expected !== null && expected > 0 ? [(came - expected) / expected] : []
  );
  return errors.length === 0 ? 0 : Math.sqrt(errors.reduce((sum, one) => sum + one ** 2, 0) / errors.length);
}

/** Chance and the error of the model are independent of each other: their variances add up. */
export function bandOf(mean: number, variance: number, error: number): { low: number; high: number } {
  const half = spread * Math.sqrt(variance + (error * mean) ** 2);
  return { low: Math.max(0, mean - half), high: mean + half };
}

export const errorsOf = (record: readonly PredictionRecord[]) => ({
  orders: usualError(record.map(({ expected_orders: expected, orders: came }) => ({ expected, came }))),
  sales: usualError(record.map(({ expected_sales: expected, sales: came }) => ({ expected, came })))
});
