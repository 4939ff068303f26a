/** How often a whole number occurs. */
export interface Count {
  value: number;
  times: number;
}

/**
 * A quantile of whole numbers, in hundredths of their unit, exactly; undefined of none.
 *
 * For: days of gaps, told to two decimals without rounding. Not for: money, which is told as sums.
 * Assumes nothing; equal values count as often as they occur.
 *
 * Hyndman & Fan (1996), "Sample Quantiles in Statistical Packages", definition 7 (linear): with x from the smallest, x[0],
 *
 *   h = (n − 1) · percent / 100,  Q = x[⌊h⌋] + (h − ⌊h⌋) · (x[⌊h⌋ + 1] − x[⌊h⌋])
 *
 * (n − 1) · percent is whole, so Q in hundredths is too.
 *
 * @example quantileInHundredths([{ value: 10, times: 1 }, { value: 20, times: 1 }], 75) // 1750: 17.5
 */
export function quantileInHundredths(counts: readonly Count[], percent: number): number | undefined {
  const sorted = [...counts].sort((one, other) => one.value - other.value);
  const n = sorted.reduce((total, { times }) => total + times, 0);
  if (n === 0) return undefined;

  const place = (n - 1) * percent;
  const before = Math.floor(place / 100);
  const rest = place % 100;
  const low = valueAt(sorted, before);
  return 100 * low + (rest === 0 ? 0 : rest * (valueAt(sorted, before + 1) - low));
}

/** The value at a place, counted from 0. */
function valueAt(sorted: readonly Count[], place: number): number {
  let passed = 0;
  for (const { value, times } of sorted) {
    passed += times;
    if (place < passed) return value;
  }
  throw new RangeError(`there is no place ${place} among ${passed} values`);
}
