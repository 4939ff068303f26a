import type { RepeatValue, ValueParameters } from '../../server/stats/gamma-gamma.ts';
import type { DropoutModel, DropoutParameters } from '../../server/stats/geometric-dropout.ts';
import type { ParetoParameters } from '../../server/stats/pareto-nbd.ts';
import type { PurchaseHistory } from '../../server/stats/purchase-history.ts';
import type { Chance } from './random-history.ts';

/** A number of the gamma distribution with mean shape / rate: Marsaglia & Tsang (2000), below 1 with their boost. */
function gammaNumber(chance: Chance, shape: number, rate: number): number {
  if (shape < 1) return gammaNumber(chance, shape + 1, rate) * chance.next() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance.next()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v))
      return (d * v) / rate;
  }
}

const waiting = (chance: Chance, rate: number) => -Math.log(1 - chance.next()) / rate;

/** A customer as BG/NBD or MBG/NBD has them, watched for a time. */
export function dropoutHistory(
  chance: Chance,
  model: DropoutModel,
  { r, alpha, a, b }: DropoutParameters,
  age: number
): PurchaseHistory {
  const rate = gammaNumber(chance, r, alpha);
  const [one, other] = [gammaNumber(chance, a, 1), gammaNumber(chance, b, 1)];
  const leaves = one / (one + other);
  let [repeat_orders, last] = [0, 0];
  if (model === 'mbg_nbd' && chance.next() < leaves) return { repeat_orders, first_to_last: 0, age };
  for (let at = waiting(chance, rate); at <= age; at += waiting(chance, rate)) {
    [repeat_orders, last] = [repeat_orders + 1, at];
    if (chance.next() < leaves) break;
  }
  return { repeat_orders, first_to_last: last, age };
}

/** A customer as Pareto/NBD has them. */
export function paretoHistory(
  chance: Chance,
  { r, alpha, s, beta }: ParetoParameters,
  age: number
): PurchaseHistory {
  const rate = gammaNumber(chance, r, alpha);
  const until = Math.min(age, waiting(chance, gammaNumber(chance, s, beta)));
  let [repeat_orders, last] = [0, 0];
  for (let at = waiting(chance, rate); at <= until; at += waiting(chance, rate))
    [repeat_orders, last] = [repeat_orders + 1, at];
  return { repeat_orders, first_to_last: last, age };
}

/** What x repeat purchases of a customer brought on average, as Gamma-Gamma has it. */
export function repeatValue(
  chance: Chance,
  { p, q, v }: ValueParameters,
  repeat_orders: number
): RepeatValue {
  const rate = gammaNumber(chance, q, v);
  const mean_value = gammaNumber(chance, p * repeat_orders, rate * repeat_orders);
  return { repeat_orders, mean_value, customers: 1 };
}
