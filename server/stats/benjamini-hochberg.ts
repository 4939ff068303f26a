/**
 * p values, in the order given, adjusted for having been looked at together: of all those at most α the expected share
 * that is false stays below α.
 *
 * For: a scan of many candidates, a few of which are looked into. Not for: where one false alarm is one too many (holm).
 * Assumes tests that are independent or lean the same way.
 *
 * Benjamini & Hochberg (1995), "Controlling the False Discovery Rate", JRSS B 57, 289–300: with the m values ascending,
 *
 *   adjusted_(k) = min over l ≥ k of min(1, m · p_(l) / l)
 *
 * benjaminiHochberg([0.01, 0.04, 0.03]) is [0.03, 0.04, 0.04].
 */
export function benjaminiHochberg(p_values: readonly number[]): number[] {
  const descending = p_values.map((p, at) => ({ p, at })).sort((one, other) => other.p - one.p);
  const adjusted = new Array<number>(p_values.length).fill(0);
  let smallest = 1;
  descending.forEach(({ p, at }, larger) => {
    smallest = Math.min(smallest, (p_values.length * p) / (p_values.length - larger));
    adjusted[at] = smallest;
  });
  return adjusted;
}
