import { mostOrders, negligible, type OrderChances } from './order-chances.ts';
import type { ParetoParameters } from './pareto-nbd.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/**
 * How many orders somebody brings who is a customer at the age T: the purchases so far leave λ ~ Gamma(r+x, α+T), and having
 * stayed so long leaves μ ~ Gamma(s, β+T). They leave after a further time u, or do not within the horizon t, and buy as in a
 * negative binomial until then:
 *
 *   P(N ≥ k) = ∫₀ᵗ P(NB(u) ≥ k) dF(u) + S(t) · P(NB(t) ≥ k),      S(u) = 1 − F(u) = ((β+T)/(β+T+u))^s
 *
 * Schmittlein, Morrison & Colombo (1987), section 4. Integrated over y = ln(1 + u/(β+T)), where S is an exponential, by
 * Gauss–Legendre on stretches that halve towards 0, where purchases of the busiest are settled.
 */
export function paretoChances(
  { r, alpha, s, beta }: ParetoParameters,
  { repeat_orders: x, age }: Pick<PurchaseHistory, 'repeat_orders' | 'age'>,
  horizon: number
): OrderChances {
  const shape = r + x;
  const end = Math.log1p(horizon / (beta + age));
  const times = [{ time: horizon, weight: Math.exp(-s * end) }];
  for (let piece = 0; piece < pieces; piece += 1) {
    const upper = end * 2 ** -piece;
    const lower = piece === pieces - 1 ? 0 : upper / 2;
    for (const [node, share] of gaussLegendre) {
      const y = lower + (upper - lower) * node;
      times.push({
        time: (beta + age) * Math.expm1(y),
        weight: (upper - lower) * share * s * Math.exp(-s * y)
      });
    }
  }
  const most = (shape * horizon) / (alpha + age);

  return (visit) => {
    const buyers = times.map(({ time, weight }) => {
      const z = time / (alpha + age + time);
      const log = shape * Math.log1p(-z);
      return { weight, z, log, exactly: Math.exp(log), fewer: 0 };
    });
    for (let k = 1; k <= mostOrders; k += 1) {
      let [chance, left] = [0, 0];
      for (const buyer of buyers) {
        buyer.fewer += buyer.exactly;
        chance += buyer.weight * Math.max(0, 1 - buyer.fewer);
        left = Math.max(left, buyer.exactly);
        const grows = (buyer.z * (shape + k - 1)) / k;
        // Below e^−700 a chance is no number any more, but its logarithm is.
        buyer.log += Math.log(grows);
        buyer.exactly = buyer.exactly > 1e-290 ? buyer.exactly * grows : Math.exp(buyer.log);
      }
      if (chance < negligible || (k > most && left < 1e-17) || !visit(k, chance)) return;
    }
  };
}

const pieces = 8;
/** Places and shares of a stretch from 0 to 1: eight points, exact for polynomials up to the fifteenth power. */
const gaussLegendre = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763]
].flatMap(([at = 0, share = 0]) => [[(1 - at) / 2, share / 2] as const, [(1 + at) / 2, share / 2] as const]);
