import type { Interval } from './wilson-interval.ts';

/** Student's t, 97.5 %, by degrees of freedom from 1; a table holds them to the last digit that matters. */
const t = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179];

/**
 * The 95 % interval in which one more value of the same kind falls; undefined for fewer than two values.
 *
 * For: a change beside the changes of earlier times, which differ from each other by more than their customers do: weather,
 * feasts, prices. Not for: the mean of the values, which is known better than the next one.
 * Assumes values that scatter about one mean, none of which tells of another. Times that follow each other, of which the
 * end of one is the beginning of the next, differ by more than that, and the interval becomes wider than need be.
 *
 * Hahn & Meeker (1991), "Statistical Intervals", 4.7, with k values, their mean m and standard deviation s:
 *
 *   m ± t(k − 1) · s · √(1 + 1/k)
 *
 * nextValue([1, 2, 3]) is 2 ± 4.303 · √(4/3), from −2.97 to 6.97.
 */
export function nextValue(values: readonly number[]): Interval | undefined {
  const many = values.length;
  const quantile = t[many - 2];
  if (quantile === undefined) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / many;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = quantile * Math.sqrt((squares / (many - 1)) * (1 + 1 / many));
  return { low: mean - half, high: mean + half };
}
