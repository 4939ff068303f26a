import { logGamma } from './log-gamma.ts';

/** Beyond this many terms neither series below has anything left to add for the arguments of a χ² test. */
const mostTerms = 10_000;
const tiny = 1e-300;

/**
 * Q(a, x) = Γ(a, x)/Γ(a), the regularised upper incomplete gamma function, for a ≥ ½ and x ≥ 0.
 *
 * For: the tail of the χ² and of the Poisson distribution. Not for: a < ½.
 *
 * NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov, the two expansions where each is quick:
 *
 *   x < a + 1:  P(a, x) = e^−x x^a Σ_k x^k / Γ(a + k + 1)                              (8.7.1)
 *   else:       Q(a, x) = e^−x x^a / Γ(a) · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …))      (8.9.2, contracted)
 *
 * Q(1, x) = e^−x.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * bySeries(a, x) : scale * byFraction(a, x);
}

/** Σ_k x^k / (a (a + 1) … (a + k)). */
function bySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < mostTerms && Math.abs(term) > Math.abs(sum) * 1e-17; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/**
 * The continued fraction from its head down, by Lentz's method as modified by Thompson and Barnett: a denominator that
 * happens to be 0 is replaced by something tiny instead of ending the walk.
 */
function byFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / (b || tiny);
  let value = d;
  for (let k = 1; k < mostTerms; k += 1) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}
