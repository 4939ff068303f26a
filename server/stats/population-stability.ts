/**
 * How far a population has drifted over the same bins, from 0 up: the population stability index. Undefined while either
 * count is of nobody.
 *
 * For: whether cut points fitted to an older population still part this one. Not for: small counts; with B bins and no
 * drift at all it is (B − 1)(1/n + 1/m) on average, so 30 customers on either side come out at 0.27 over five bins.
 *
 * Siddiqi (2006), "Credit Risk Scorecards", Σ (p − q) ln(p/q), with his reading: below 0.1 no drift, above 0.25 fit anew.
 * A bin that is empty on one side has no logarithm: then half a customer is added to every bin of both.
 *
 * populationStability([50, 50], [50, 50]) is 0; of [60, 40] and [40, 60] it is 0.4 ln 1.5 = 0.162.
 */
export function populationStability(before: readonly number[], now: readonly number[]): number | undefined {
  const isEmpty = (counts: readonly number[]) => counts.every((count) => count === 0);
  if (isEmpty(before) || isEmpty(now)) return undefined;
  const used = before.map((count, at) => [count, now[at] ?? 0] as const).filter(([a, b]) => a + b > 0);
  const added = used.some(([a, b]) => a === 0 || b === 0) ? 0.5 : 0;
  const total = (side: 0 | 1) => used.reduce((sum, bin) => sum + bin[side] + added, 0);
  const [then, today] = [total(0), total(1)];
  return used.reduce((sum, [a, b]) => {
    const [p, q] = [(a + added) / then, (b + added) / today];
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}
