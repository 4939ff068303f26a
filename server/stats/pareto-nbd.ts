import { fitted, type Fit } from './fit.ts';
import { logGamma } from './log-gamma.ts';
import {
  columnsOf,
  refuseImpossible,
  tooLittle,
  type PurchaseHistory,
  type WeighedHistory
} from './purchase-history.ts';

/** r, alpha of the purchase rate; s, beta of the rate of leaving (alpha and beta in the unit of time of the histories). */
export type ParetoParameters = Record<'r' | 'alpha' | 's' | 'beta', number>;
const names = ['r', 'alpha', 's', 'beta'] as const;

/**
 * Each customer buys at a steady rate of their own, λ ~ Gamma(r, alpha), and leaves at any time, μ ~ Gamma(s, beta).
 *
 * For: comparing the two simpler models with what the literature takes for its measure. Not for: scoring millions, for
 * the chance of being a customer needs a special function of each history.
 *
 * Schmittlein, Morrison & Colombo (1987), "Counting Your Customers", Management Science 33(1); in the form of Fader & Hardie
 * (2005), "A Note on Deriving the Pareto/NBD Model and Related Expressions", equations 15 to 17:
 *
 *   L = Γ(r+x) α^r β^s / Γ(r) · [(α+T)^−(r+x) (β+T)^−s + s/(r+s+x) · A₀],   A₀ = F(t_x) − F(T)
 */
export function fitParetoNbd(histories: readonly WeighedHistory[]): Fit<(typeof names)[number]> {
  refuseImpossible(histories);
  const { n, mean_age, repeats, times, visit } = columnsOf(histories);
  const reason = tooLittle(histories);
  if (reason) return { converged: false, reason, n };

  // The special function is of a number of orders and a length of time: fewer than there are histories.
  const pairs = new Map<string, number>();
  const pairOf = (x: number, time: number) => {
    const key = `${x} ${time}`;
    const place = pairs.get(key) ?? pairs.size;
    pairs.set(key, place);
    return place;
  };
  const places: [last: number, age: number][] = [];
  visit((x, last, age) => void places.push([pairOf(x, last), pairOf(x, age)]));
  const distinct = [...pairs.keys()].map((key) => key.split(' ').map(Number) as [number, number]);

  const mean = (parameters: ParetoParameters): number => {
    const { r, alpha, s, beta } = parameters;
    const orders = times.map((time) => Math.log(alpha + time));
    const leaving = times.map((time) => Math.log(beta + time));
    const parts = distinct.map(([x, time]) => partOf(parameters, x, times[time] ?? 0));
    let sum = 0;
    for (const { x, customers } of repeats) sum += customers * logGamma(r + x);
    let at = 0;
    visit((x, last, age, customers) => {
      const [here = 0, there = 0] = [orders[age], leaving[age]];
      const silence = (r + x) * (here - (orders[last] ?? 0)) + s * (there - (leaving[last] ?? 0));
      const [one = 0, other = 0] = places[at++] ?? [];
      const odds = goneOdds(s / (r + s + x), silence, parts[one] ?? 0, parts[other] ?? 0);
      sum += customers * (Math.log(1 + odds) - (r + x) * here - s * there);
    });
    return r * Math.log(alpha) + s * Math.log(beta) - logGamma(r) + sum / n;
  };
  return fitted(names, n, mean, [
    { r: 1, alpha: mean_age / 2, s: 1, beta: mean_age / 2 },
    { r: 0.4, alpha: mean_age / 4, s: 0.5, beta: mean_age / 3 }
  ]);
}

/** P(alive) = 1 / (1 + s/(r+s+x) · (α+T)^(r+x) · (β+T)^s · A₀). */
export function paretoAlive(parameters: ParetoParameters, history: PurchaseHistory): number {
  const { r, alpha, s, beta } = parameters;
  const { repeat_orders: x, first_to_last, age } = history;
  const silence =
    (r + x) * Math.log((alpha + age) / (alpha + first_to_last)) +
    s * Math.log((beta + age) / (beta + first_to_last));
  const [last, now] = [partOf(parameters, x, first_to_last), partOf(parameters, x, age)];
  return 1 / (1 + goneOdds(s / (r + s + x), silence, last, now));
}

/**
 * Orders within a time t of somebody with this history; of a new customer with x = 0 and T = 0.
 *
 *   E[Y(t)] = (r+x)(β+T) / ((α+T)(s−1)) · [1 − ((β+T)/(β+T+t))^(s−1)] · P(alive)          at s = 1: its limit
 */
export const paretoOrders = (
  parameters: ParetoParameters,
  history: PurchaseHistory,
  horizon: number
): number => paretoMean(parameters, history, horizon) * paretoAlive(parameters, history);

/** The same of somebody who is a customer still. */
export function paretoMean(
  { r, alpha, s, beta }: ParetoParameters,
  { repeat_orders, age }: Pick<PurchaseHistory, 'repeat_orders' | 'age'>,
  horizon: number
): number {
  const rate = (r + repeat_orders) / (alpha + age);
  const log = Math.log1p(horizon / (beta + age));
  // (1 − e^−(s−1)·log) / (s − 1), which expm1 keeps exact near s = 1.
  const time = (beta + age) * (s === 1 ? log : -Math.expm1(-(s - 1) * log) / (s - 1));
  return rate * time;
}

/** How much likelier it is that a customer has left: s/(r+s+x) · A₀ over the likelihood of staying. e^710 is no number. */
const goneOdds = (share: number, silence: number, last: number, now: number): number =>
  Math.max(0, share * (Math.exp(Math.min(silence, 600)) * last - now));

/**
 * F(u) over (α+u)^−(r+x) (β+u)^−s. Euler's transformation (DLMF 15.8.1) leaves ₂F₁(1, …), whose terms are positive:
 *
 *   α ≥ β:  ₂F₁(1, r+x; r+s+x+1; (α−β)/(α+u))          α < β:  (α+u)/(β+u) · ₂F₁(1, s+1; r+s+x+1; (β−α)/(β+u))
 */
function partOf({ r, alpha, s, beta }: ParetoParameters, x: number, time: number): number {
  const all = r + s + x;
  return alpha >= beta
    ? hypergeometricOfOne(r + x, all, (alpha - beta) / (alpha + time))
    : ((alpha + time) / (beta + time)) * hypergeometricOfOne(s + 1, all, (beta - alpha) / (beta + time));
}

/**
 * ₂F₁(1, b; c + 1; z) for 0 < b ≤ c + 1, 0 ≤ z < 1, by Gauss's continued fraction (DLMF 15.7.1 with 15.2.1): it converges
 * near z = 1 too, where the series does not. Relative error below 1e−13 (compared with −ln(1−z)/z and (1−z)^−½ up to
 * z = 0.9999).
 */
export function hypergeometricOfOne(b: number, c: number, z: number): number {
  let value = c;
  let head = c;
  let tail = 0;
  for (let k = 1; k < 10_000; k += 1) {
    const half = k >> 1;
    const numerator = -z * (k % 2 === 1 ? (b + half) * (c + half) : half * (c - b + half));
    const term = c + k;
    tail = 1 / (term + numerator * tail);
    head = term + numerator / head;
    const change = head * tail;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return c / value;
}
