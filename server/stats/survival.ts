/** Gaps of one length. Weights are customers: all gaps of a customer, the open one too, weigh 1 together. */
export interface GapsOfLength {
  days: number;
  /** weight of the gaps that ended in a purchase after so many days */
  closed: number;
  /** weight of those still open after so many days: they last at least as long */
  open: number;
}

/** The curve from this day on, until the next step. */
export interface SurvivalStep {
  days: number;
  /** weight of the gaps known to have lasted up to this day: n */
  at_risk: number;
  /** weight of those that closed on it: d */
  returned: number;
  /** 0…1 */
  survival: number;
}

/**
 * The share, 0…1, of customers who have not yet bought again so many days after a purchase; a step for each day on
 * which it falls, the shortest first.
 *
 * For: how long to wait before silence means something. Not for: one customer, whose rhythm is their own.
 * Assumes that gaps still open would go on like the closed ones of the same length, whenever they began.
 *
 * Kaplan & Meier (1958), "Nonparametric Estimation from Incomplete Observations", equation 2b:
 *
 *   S(t) = Π over days ≤ t of (1 − d / n)
 *
 * A gap cut off on the day on which others close is at risk on it: it lasted at least so long.
 *
 * @example kaplanMeier([{ days: 10, closed: 1, open: 0 }, { days: 30, closed: 0, open: 1 }]) // one step: day 10, 0.5
 */
export function kaplanMeier(lengths: readonly GapsOfLength[]): SurvivalStep[] {
  const longestFirst = [...lengths].sort((one, other) => other.days - one.days);
  // Summed from the end, so that the last gap leaves nothing behind: 1 − d / n is exactly 0 when all close.
  let at_risk = 0;
  const steps: Omit<SurvivalStep, 'survival'>[] = [];
  for (const { days, closed, open } of longestFirst) {
    at_risk += closed + open;
    if (closed > 0) steps.push({ days, at_risk, returned: closed });
  }

  let survival = 1;
  return steps.reverse().map((step) => {
    survival *= 1 - step.returned / step.at_risk;
    return { ...step, survival };
  });
}

/** S at a day: 1 before the first step, and after the last one what the last one left. */
export function survivalAt(curve: readonly SurvivalStep[], days: number): number {
  let [low, high] = [0, curve.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.days ?? 0) <= days) low = middle + 1;
    else high = middle;
  }
  return curve[low - 1]?.survival ?? 1;
}

/**
 * The day by which half of all have bought; undefined while the curve never falls so far.
 *
 * @example a curve that falls to 0.6 on day 10 and to 0.5 on day 40: 40
 */
export const medianOf = (curve: readonly SurvivalStep[]): number | undefined =>
  curve.find(({ survival }) => survival <= 0.5 + rounding)?.days;

/** Fewer customers at risk, and a curve says more about them than about anybody else. */
const enough = 30;

/**
 * The day by which so many per cent of those who return have returned; undefined when the curve never stands on
 * 30 customers.
 *
 * For: suggesting dormant_days and lost_days. Not for: how many will return, for who never does is left out.
 * Assumes that the curve, where fewer than 30 customers are at risk, has nothing more to say: "those who return" are
 * those who have by the last step before that.
 *
 *   least day with 1 − S(day) ≥ percent / 100 · (1 − S(last))
 *
 * @example of 100 customers 40 return on day 10, 10 on day 60, 50 never: 80 % by day 10, 90 % by day 60
 */
export function daysUntilReturned(curve: readonly SurvivalStep[], percent: number): number | undefined {
  const known = curve.filter(({ at_risk }) => at_risk > enough - rounding);
  const last = known.at(-1);
  if (!last) return undefined;
  const wanted = (percent / 100) * (1 - last.survival);
  return known.find(({ survival }) => 1 - survival >= wanted - rounding)?.days;
}

/** Thirds of a customer do not add up to whole ones in the last digits. */
const rounding = 1e-9;

/**
 * The share, 0…1, expected to buy within so many days of those who have waited for some already.
 *
 *   1 − S(waited + within) / S(waited)
 *
 * Undefined where S(waited) is 0: nobody the curve knows has waited so long.
 *
 * @example a curve that falls to 0.8 on day 10 and to 0.4 on day 40: after 20 days, within 30, 0.5
 */
export function chanceOfReturn(
  curve: readonly SurvivalStep[],
  waited: number,
  within: number
): number | undefined {
  const still = survivalAt(curve, waited);
  return still === 0 ? undefined : 1 - survivalAt(curve, waited + within) / still;
}
