import { product, rowTimes } from '../../stats/matrix.ts';
import { totalVariation } from '../../stats/total-variation.ts';
import type { FlowMatrix } from './flow-matrix.ts';

/** Further from it in any row, and a flow is not Markov (metrics.md section 6). */
const limit = 0.1;
/** Shares such as 0.3 have no exact binary form: a distance of exactly 0.1 comes out a last digit above or below. */
const rounding = 1e-12;

export const isNearMarkov = (distance: number): boolean => distance <= limit + rounding;

/**
 * Sizes one period after the flow: n(t+1) = n(t)·P + mean new customers of this flow and the one before it.
 * undefined when customers stand in a segment that had none at the first date: nothing is known of where they go.
 */
export function forecast(flow: FlowMatrix, before: FlowMatrix | undefined): number[] | undefined {
  if (withoutRow(flow).length > 0) return undefined;
  const flows = before ? [flow, before] : [flow];
  return rowTimes(flow.sizes, flow.probabilities).map((stay, at) => {
    const segment = flow.segments[at] ?? '';
    return stay + flows.reduce((sum, each) => sum + each.entered(segment), 0) / flows.length;
  });
}

/**
 * How far each size of a forecast varies when every customer draws their own way: where they go, how well P is known from
 * the flow, and how many new customers come. With n the sizes and m the rows that P was counted on,
 *
 *   V_j = Σ_i p_ij (1 − p_ij) (n_i + n_i² / m_i) + new_j (1 + 1/k), or more where the k flows differ by more than chance.
 */
export function forecastVariances(flow: FlowMatrix, before: FlowMatrix | undefined): number[] {
  const { sizes, probabilities, segments } = flow;
  const flows = before ? [flow, before] : [flow];
  return segments.map((segment, to) => {
    const stay = segments.reduce((total, from, at) => {
      const [n, row, p] = [sizes[at] ?? 0, flow.row(from), probabilities[at]?.[to] ?? 0];
      return row === 0 ? total : total + p * (1 - p) * (n + (n * n) / row);
    }, 0);
    const entered = flows.map((each) => each.entered(segment));
    const mean = entered.reduce((total, each) => total + each, 0) / entered.length;
    const spread =
      entered.reduce((total, each) => total + (each - mean) ** 2, 0) / Math.max(1, entered.length - 1);
    return stay + Math.max(mean, spread) * (1 + 1 / entered.length);
  });
}

/**
 * How many times the last forecast missed by more than that variance, on average over the segments; never below 1.
 * Customers who follow a season or a promotion together miss together: the band of the next forecast is wider for it.
 */
export function widening(errors: readonly number[], variances: readonly number[]): number {
  const ratios = errors.flatMap((error, at) => {
    const variance = variances[at] ?? 0;
    return variance > 0 ? error ** 2 / variance : [];
  });
  if (ratios.length === 0) return 1;
  return Math.max(1, ratios.reduce((total, ratio) => total + ratio, 0) / ratios.length);
}

/** Segments with customers at the second date of the flow and none at the first. */
export const withoutRow = (flow: FlowMatrix): string[] =>
  flow.segments.filter((segment, at) => (flow.sizes[at] ?? 0) > 0 && flow.row(segment) === 0);

/**
 * How far each segment went from where a Markov chain would have taken it: total variation between the observed
 * P(t−2→t) and P(t−2→t−1)·P(t−1→t), a row for each segment that had customers at t−2.
 */
export function markovDistances(
  first: FlowMatrix,
  second: FlowMatrix,
  both: FlowMatrix
): { segment: string; distance: number }[] {
  const walked = product(first.probabilities, second.probabilities);
  const observed = both.probabilities;
  return both.populated.map((segment) => {
    const row = both.segments.indexOf(segment);
    return { segment, distance: totalVariation(observed[row] ?? [], walked[row] ?? []) };
  });
}
