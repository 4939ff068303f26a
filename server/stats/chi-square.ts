import { upperGamma } from './regularised-gamma.ts';

/**
 * Probability, 0…1, that a χ² variable with `df` degrees of freedom is at least `chi_square`.
 *
 * For: the p value of a χ² test. Not for: tables whose expected counts are small.
 *
 * Abramowitz & Stegun (1964), 26.4.19, through the incomplete gamma function:
 *
 *   Q(χ² | ν) = Γ(ν/2, χ²/2) / Γ(ν/2)
 *
 * chiSquareTail(3.841459, 1) is 0.05.
 */
export const chiSquareTail = (chi_square: number, df: number): number => upperGamma(df / 2, chi_square / 2);

export interface TwoRowTest {
  chi_square: number;
  /** columns left after merging, less 1 */
  df: number;
  p_value: number;
}

/**
 * Whether two rows of counts could come from one and the same distribution over the columns: Pearson's test on 2 × J.
 * undefined when a row is empty, or when merging leaves a single column: then nothing can be said.
 *
 * For: whether a segment's customers went elsewhere than before. Assumes that people move independently.
 *
 * Columns in which either row is expected to hold fewer than 5 are merged into one (Cochran, 1954: the distribution of
 * the statistic is then close to χ²); while what was merged is still expected below 5, the next smallest joins it.
 *
 * Pearson (1900): χ² = Σ (observed − expected)² / expected, expected = row · column / all, df = J′ − 1.
 */
export function testOfTwoRows(one: readonly number[], other: readonly number[]): TwoRowTest | undefined {
  const totals = [sum(one), sum(other)];
  const all = sum(totals);
  const fewer = Math.min(...totals);
  if (fewer === 0) return undefined;

  const columns = mergedColumns(
    one.map((count, at) => [count, other[at] ?? 0] as const),
    (both) => (both * fewer) / all
  );
  if (columns.length < 2) return undefined;

  const chi_square = sum(
    columns.flatMap((column) =>
      column.map((observed, row) => {
        const expected = (sum(column) * (totals[row] ?? 0)) / all;
        return (observed - expected) ** 2 / expected;
      })
    )
  );
  const df = columns.length - 1;
  return { chi_square, df, p_value: chiSquareTail(chi_square, df) };
}

type Column = readonly [number, number];

const least = 5;

/** `expected` is the smaller of the two expected counts of a column with so many in both rows. */
function mergedColumns(columns: readonly Column[], expected: (both: number) => number): Column[] {
  const isShort = (column: Column) => expected(sum(column)) < least;
  // The smallest first: all that are too small, and one more while what they make together still is.
  let kept = columns.filter((column) => sum(column) > 0).sort((one, other) => sum(one) - sum(other));
  let merged: Column = [0, 0];
  while (kept[0] && (isShort(kept[0]) || (sum(merged) > 0 && isShort(merged)))) {
    merged = [merged[0] + kept[0][0], merged[1] + kept[0][1]];
    kept = kept.slice(1);
  }
  return sum(merged) > 0 ? [...kept, merged] : kept;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
