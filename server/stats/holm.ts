/**
 * p values, in the order given, adjusted for having been looked at together: the chance of one false alarm or more among
 * them stays below α when only those at most α are believed.
 *
 * For: several tests of one kind read side by side. Needs no independence of the tests.
 *
 * Holm (1979), "A Simple Sequentially Rejective Multiple Test Procedure": with the m values in ascending order,
 *
 *   adjusted_(k) = max over l ≤ k of min(1, (m − l + 1) · p_(l))
 *
 * holm([0.01, 0.04, 0.03]) is [0.03, 0.06, 0.06].
 */
export function holm(p_values: readonly number[]): number[] {
  const ascending = p_values.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p);
  const adjusted = new Array<number>(p_values.length).fill(0);
  let largest = 0;
  ascending.forEach(({ p, at }, smaller) => {
    largest = Math.max(largest, Math.min(1, (p_values.length - smaller) * p));
    adjusted[at] = largest;
  });
  return adjusted;
}
