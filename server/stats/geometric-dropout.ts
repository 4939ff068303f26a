import { fitted, type Fit } from './fit.ts';
import { logBeta, logGamma } from './log-gamma.ts';
import {
  mostOrders,
  negligible,
  ordersOf,
  quantileOf,
  type OrderChances,
  type OrdersToCome
} from './order-chances.ts';
import {
  columnsOf,
  refuseImpossible,
  tooLittle,
  type PurchaseHistory,
  type WeighedHistory
} from './purchase-history.ts';

/**
 * Two models of the same people: each buys at a steady rate of their own, λ ~ Gamma(r, alpha), and may leave for good,
 * unseen, after any purchase, with a chance of their own, p ~ Beta(a, b).
 *
 * bg_nbd: nobody leaves before their first repeat purchase. Fader, Hardie & Lee (2005), "“Counting Your Customers” the
 * Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science 24(2).
 * mbg_nbd: one may leave right after the first purchase, too. Batislam, Denizel & Filiztekin (2007), "Empirical
 * validation and comparison of models for customer base analysis", IJRM 24(3).
 *
 * For: whom to write to, how many orders a group will bring. Not for: seasons, subscriptions, several lines of business
 * in one, and counting active customers, who are observed.
 */
export type DropoutModel = 'mbg_nbd' | 'bg_nbd';

/** r, alpha of the purchase rate (alpha in the unit of time of the histories); a, b of the chance of leaving. */
export type DropoutParameters = Record<'r' | 'alpha' | 'a' | 'b', number>;
const names = ['r', 'alpha', 'a', 'b'] as const;

/** How many more times than repeat purchases one could have left: once in the MBG/NBD, after the first purchase. */
const chancesMore = { mbg_nbd: 1, bg_nbd: 0 };

/**
 * Maximum likelihood, each distinct history once with its weight. The paper's equations 6 (BG/NBD), B(a, b + x + 1) in the
 * place of B(a, b + x) and no indicator for the MBG/NBD:
 *
 *   L = Γ(r+x) α^r / Γ(r) · B(a, b+x) / B(a, b) · [(α+T)^−(r+x) + 1{x>0} · a/(b+x−1) · (α+t_x)^−(r+x)]
 */
export function fitDropout(
  model: DropoutModel,
  histories: readonly WeighedHistory[]
): Fit<(typeof names)[number]> {
  refuseImpossible(histories);
  const { n, mean_age, repeats, times, visit } = columnsOf(histories);
  const reason = tooLittle(histories);
  if (reason) return { converged: false, reason, n };

  const more = chancesMore[model];
  const mean = ({ r, alpha, a, b }: DropoutParameters): number => {
    const logs = times.map((time) => Math.log(alpha + time));
    let sum = 0;
    for (const { x, customers } of repeats) sum += customers * (logGamma(r + x) + logBeta(a, b + more + x));
    visit((x, last, age, customers) => {
      const log = logs[age] ?? 0;
      const odds = goneOdds(x, (r + x) * (log - (logs[last] ?? 0)), more, a, b);
      sum += customers * (Math.log(1 + odds) - (r + x) * log);
    });
    return r * Math.log(alpha) - logGamma(r) - logBeta(a, b) + sum / n;
  };
  return fitted(names, n, mean, [
    { r: 1, alpha: mean_age / 2, a: 1, b: 2 },
    { r: 0.3, alpha: mean_age / 8, a: 0.5, b: 4 }
  ]);
}

/**
 * How much likelier it is that a customer has left than that they are still there; 0 where they cannot have left.
 * `silence` = (r+x) · ln((alpha+T) / (alpha+t_x)): its power is no number from e^710 on.
 */
const goneOdds = (x: number, silence: number, more: number, a: number, b: number): number =>
  x + more === 0 ? 0 : (a / (b + x + more - 1)) * Math.exp(Math.min(silence, 600));

/**
 * The chance, 0…1, that somebody with this history is still a customer. 1 without a repeat in the BG/NBD, which knows
 * nobody who left by then: never a count of active customers.
 *
 * Fader, Hardie & Lee (2008), "Computing P(alive) Using the BG/NBD Model":
 *
 *   P(alive) = 1 / (1 + 1{x>0} · a/(b+x−1) · ((α+T)/(α+t_x))^(r+x))        MBG/NBD: a/(b+x), no indicator
 */
export function aliveProbability(
  model: DropoutModel,
  { r, alpha, a, b }: DropoutParameters,
  { repeat_orders, first_to_last, age }: PurchaseHistory
): number {
  const silence = (r + repeat_orders) * Math.log((alpha + age) / (alpha + first_to_last));
  return 1 / (1 + goneOdds(repeat_orders, silence, chancesMore[model], a, b));
}

/**
 * What a customer with x repeat orders at the age T brings in a time t, if they are still a customer: it does not depend
 * on when they bought last. Times the chance that they are: E[Y(t)], equation 10 of the paper, without its ₂F₁:
 *
 *   E[Y(t) | alive] = Σ_{k≥1} P(N ≥ k) · B(a, b+x+k−1) / B(a, b+x)        MBG/NBD: b + 1 for b
 *
 * for the purchases so far leave λ ~ Gamma(r+x, alpha+T) and p ~ Beta(a, b+x); N, the purchases that would come if
 * nobody left, is negative binomial, and the k-th comes if they did not leave after one of those before. Every term is
 * positive: nothing cancels, also where a is 1 and the closed form is 0 / 0.
 */
export const ordersToCome = (
  model: DropoutModel,
  parameters: DropoutParameters,
  history: Pick<PurchaseHistory, 'repeat_orders' | 'age'>,
  horizon: number
): OrdersToCome => ordersOf(dropoutChances(model, parameters, history, horizon));

/** The least number of orders within the horizon that is not exceeded with this chance, by somebody with this history. */
export const ordersQuantile = (
  model: DropoutModel,
  parameters: DropoutParameters,
  history: PurchaseHistory,
  horizon: number,
  chance: number
): number =>
  quantileOf(
    dropoutChances(model, parameters, history, horizon),
    aliveProbability(model, parameters, history),
    chance
  );

/** The share of new customers who buy exactly x more times within t: P(X(t) = x), equation 8 of the paper. */
export function repeatShare(
  model: DropoutModel,
  parameters: DropoutParameters,
  x: number,
  horizon: number
): number {
  const start = aliveProbability(model, parameters, { repeat_orders: 0, first_to_last: 0, age: 0 });
  let [enough, more] = [x === 0 ? 1 : 0, 0];
  dropoutChances(
    model,
    parameters,
    { repeat_orders: 0, age: 0 },
    horizon
  )((k, chance) => {
    if (k === x) enough = start * chance;
    if (k === x + 1) more = start * chance;
    return k <= x;
  });
  return enough - more;
}

/** The chance that somebody who is a customer at the age T orders at least k times within t, for k = 1, 2, … */
export function dropoutChances(
  model: DropoutModel,
  { r, alpha, a, b }: DropoutParameters,
  { repeat_orders: x, age }: Pick<PurchaseHistory, 'repeat_orders' | 'age'>,
  horizon: number
): OrderChances {
  const shape = r + x;
  const z = horizon / (alpha + age + horizon);
  const stays = b + chancesMore[model] + x;
  const most = (shape * z) / (1 - z);
  return (visit) => {
    // Below e^−700 a chance is no number any more, but its logarithm is.
    let log = shape * Math.log1p(-z);
    let exactly = Math.exp(log);
    let fewer = 0;
    let stayed = 1;
    for (let k = 1; k <= mostOrders; k += 1) {
      fewer += exactly;
      const chance = Math.max(0, 1 - fewer) * stayed;
      if (chance < negligible || (k > most && exactly < 1e-17) || !visit(k, chance)) return;
      const grows = (z * (shape + k - 1)) / k;
      if (exactly > 1e-290) exactly *= grows;
      else {
        log += Math.log(grows);
        exactly = Math.exp(log);
      }
      stayed *= (stays + k - 1) / (a + stays + k - 1);
    }
  };
}
