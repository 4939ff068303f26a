import { describe, expect, it } from 'vitest';
import { dropoutChances, fitDropout } from '../../server/stats/geometric-dropout.ts';
import { logGamma } from '../../server/stats/log-gamma.ts';
import { fitNbd, withoutDropout } from '../../server/stats/nbd.ts';
import { ordersOf, quantileOf } from '../../server/stats/order-chances.ts';
import type { WeighedHistory } from '../../server/stats/purchase-history.ts';
import { fitUsual, tellerOf } from '../../server/stats/repeat-models.ts';
import { weighed } from '../support/cdnow.ts';
import { Chance } from '../support/random-history.ts';
import { dropoutHistory } from '../support/simulated.ts';

/** Customers who buy as the model says and never leave, watched for 39 to 52 weeks. */
const staying = (seed: number, customers: number, { r, alpha }: { r: number; alpha: number }) => {
  const chance = new Chance(seed);
  return weighed(
    Array.from({ length: customers }, () =>
      dropoutHistory(chance, 'bg_nbd', { r, alpha, a: 1e-12, b: 1 }, 39 + chance.below(14))
    )
  );
};
const fitOf = (histories: WeighedHistory[]) => {
  const fit = fitNbd(histories);
  if (!fit.converged) throw new Error(fit.reason);
  return fit;
};

describe('a model in which nobody leaves', () => {
  it('has the likelihood of the negative binomial, but for what no parameter is in', () => {
    // All are watched for the same 40 weeks: P(X = x) = Γ(r+x) / (Γ(r) x!) · (α/(α+T))^r · (T/(α+T))^x.
    const counts = [520, 210, 110, 70, 40, 20, 15, 8, 4, 3];
    const histories = counts.map((customers, x) => ({
      repeat_orders: x,
      first_to_last: x === 0 ? 0 : 30,
      age: 40,
      customers
    }));
    const { parameters, log_likelihood } = fitOf(histories);
    const { r, alpha } = parameters;
    const log = histories.reduce((sum, { repeat_orders: x, customers }) => {
      const chance = logGamma(r + x) - logGamma(r) - logGamma(x + 1);
      return (
        sum + customers * (chance + r * Math.log(alpha / (alpha + 40)) + x * Math.log(40 / (alpha + 40)))
      );
    }, 0);
    const without = histories.reduce(
      (sum, { repeat_orders: x, customers }) => sum + customers * (x * Math.log(40) - logGamma(x + 1)),
      0
    );
    expect(log_likelihood).toBeCloseTo(log - without, 6);
    // At the maximum the mean is that of the customers: r · T/α = Σ x / n (its slope in α is 0).
    const mean = counts.reduce((sum, customers, x) => sum + x * customers, 0) / 1000;
    expect((r * 40) / alpha).toBeCloseTo(mean, 5);
  });

  it('expects (r+x)/(α+T) · t orders, as many at least as its gamma–Poisson says', () => {
    const chances = dropoutChances(
      'mbg_nbd',
      withoutDropout({ r: 1, alpha: 10 }),
      { repeat_orders: 1, age: 30 },
      20
    );
    // Gamma(2, 40) over 20: mean 2 · 20/40 = 1, variance 1 + 1²/2, none with (40/60)², one with 2 · (40/60)² · 20/60.
    const { any, mean, mean_square } = ordersOf(chances);
    expect(mean).toBeCloseTo(1, 10);
    expect(mean_square - 1).toBeCloseTo(1.5, 9);
    expect(any).toBeCloseTo(1 - 4 / 9, 12);
    // P(N ≥ 1) = 5/9, P(N ≥ 2) = 5/9 − 8/27 = 7/27, P(N ≥ 3) = 1/9.
    expect([0.4, 0.5, 0.8, 0.9].map((chance) => quantileOf(chances, 1, chance))).toEqual([0, 1, 2, 3]);
  });

  it('finds what was planted, in any unit of time', () => {
    const planted = { r: 0.8, alpha: 8 };
    const weeks = staying(3, 4000, planted);
    const { parameters, standard_errors } = fitOf(weeks);
    for (const name of ['r', 'alpha'] as const)
      expect(Math.abs(parameters[name] - planted[name])).toBeLessThan(2.5 * standard_errors[name]);
    const days = fitOf(
      weeks.map((each) => ({ ...each, first_to_last: 7 * each.first_to_last, age: 7 * each.age }))
    );
    expect(days.parameters.r / parameters.r).toBeCloseTo(1, 5);
    expect(days.parameters.alpha / (7 * parameters.alpha)).toBeCloseTo(1, 5);
  });

  it('is what the usual model becomes where nobody leaves: ln L of the one runs up to that of the other', () => {
    const histories = staying(5, 1500, { r: 0.8, alpha: 8 });
    const limit = fitOf(histories);
    const usual = fitDropout('mbg_nbd', histories);
    expect(usual.converged).toBe(false);
    expect(!usual.converged && usual.reached).toBeLessThan(limit.log_likelihood + 1.353);
    expect(fitUsual(histories)).toEqual({ model: 'nbd', fit: limit });
  });

  it('is not taken where people leave, nor where there are too few to tell', () => {
    const chance = new Chance(9);
    const leaving = weighed(
      Array.from({ length: 1500 }, () =>
        dropoutHistory(chance, 'mbg_nbd', { r: 0.8, alpha: 4, a: 0.9, b: 2.5 }, 39 + chance.below(14))
      )
    );
    expect(fitUsual(leaving).model).toBe('mbg_nbd');
    expect(fitUsual([{ repeat_orders: 1, first_to_last: 3, age: 9, customers: 99 }])).toMatchObject({
      model: 'mbg_nbd',
      fit: { reason: 'too_few_customers' }
    });
  });

  it('tells nobody a chance of being a customer still', () => {
    const teller = tellerOf({ model: 'nbd', fit: fitOf(staying(7, 500, { r: 1, alpha: 8 })) });
    expect(teller?.alive({ repeat_orders: 9, first_to_last: 1, age: 50 })).toBeNull();
    expect(tellerOf({ model: 'nbd', fit: { converged: false, reason: 'at_bound', n: 9 } })).toBeUndefined();
  });
});
