export interface Interval {
  low: number;
  high: number;
}

/** The 97.5 % quantile of the standard normal distribution: 2.5 % on either side make 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a proportion, 0…1: successes out of trials.
 *
 * For: saying how far a rate of few customers may be from the rate that their habits would give in the long run.
 * Not for: parts of a sum of money, or the share of everybody there is, which are counted and not sampled.
 *
 * Assumes that trials succeed independently, each with the same probability. Stays within 0…1 and does not shrink to a
 * point at 0 or n, where the interval of the textbook (p ± z·√(p(1 − p)/n)) does.
 *
 * Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 209–212:
 *
 *   (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
 *
 * wilsonInterval(15, 148) is { low: 0.0624, high: 0.1605 }, as Newcombe (1998) prints it. Without trials: undefined.
 */
export function wilsonInterval(successes: number, trials: number): Interval | undefined {
  if (trials <= 0 || successes < 0 || successes > trials) return undefined;
  const p = successes / trials;
  const middle = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const whole = 1 + (z * z) / trials;
  // At both ends the formula is exactly 0 and 1; floating point is not.
  return {
    low: successes === 0 ? 0 : (middle - half) / whole,
    high: successes === trials ? 1 : (middle + half) / whole
  };
}
