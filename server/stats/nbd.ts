import type { DropoutParameters } from './geometric-dropout.ts';
import { fitted, type Fit } from './fit.ts';
import { logGamma } from './log-gamma.ts';
import { refuseImpossible, tooLittle, type WeighedHistory } from './purchase-history.ts';

/** r, alpha of the purchase rate (alpha in the unit of time of the histories). */
export type CountParameters = Record<'r' | 'alpha', number>;
const names = ['r', 'alpha'] as const;

/**
 * Each customer buys at a steady rate of their own, λ ~ Gamma(r, alpha), and stays one for ever: what MBG/NBD, BG/NBD and
 * Pareto/NBD become where the chance of leaving goes to 0.
 *
 * For: customers of whom none seem to leave. Not for: telling who has left, of whom it knows nobody.
 *
 * Ehrenberg (1959), "The Pattern of Consumer Purchases", Applied Statistics 8(1); the moments of purchases are his, the
 * likelihood is that of the models above with a = 0, so that the two compare:
 *
 *   L = Γ(r+x) / Γ(r) · α^r · (α+T)^−(r+x)
 */
export function fitNbd(histories: readonly WeighedHistory[]): Fit<(typeof names)[number]> {
  refuseImpossible(histories);
  const n = histories.reduce((sum, { customers }) => sum + customers, 0);
  const reason = tooLittle(histories);
  if (reason) return { converged: false, reason, n };

  const repeats = new Map<number, number>();
  const ages = new Map<number, { customers: number; orders: number }>();
  for (const { repeat_orders: x, age, customers } of histories) {
    repeats.set(x, (repeats.get(x) ?? 0) + customers);
    const before = ages.get(age) ?? { customers: 0, orders: 0 };
    ages.set(age, { customers: before.customers + customers, orders: before.orders + x * customers });
  }
  const mean = ({ r, alpha }: CountParameters): number => {
    let sum = 0;
    for (const [x, customers] of repeats) sum += customers * logGamma(r + x);
    for (const [age, { customers, orders }] of ages) sum -= (r * customers + orders) * Math.log(alpha + age);
    return r * Math.log(alpha) - logGamma(r) + sum / n;
  };
  const mean_age = [...ages].reduce((sum, [age, { customers }]) => sum + age * customers, 0) / n;
  return fitted(names, n, mean, [
    { r: 1, alpha: mean_age },
    { r: 0.3, alpha: mean_age / 8 }
  ]);
}

/** The same customers as the models with a dropout see them: nobody leaves, whatever b. */
export const withoutDropout = ({ r, alpha }: CountParameters): DropoutParameters => ({
  r,
  alpha,
  a: 0,
  b: 1
});
