import { describe, expect, it } from 'vitest';
import { discountedOrders } from '../../server/stats/customer-value.ts';
import { interval95 } from '../../server/stats/fit.ts';
import { fitGammaGamma } from '../../server/stats/gamma-gamma.ts';
import { fitDropout } from '../../server/stats/geometric-dropout.ts';
import { logGamma } from '../../server/stats/log-gamma.ts';
import { fitNbd } from '../../server/stats/nbd.ts';
import { fitParetoNbd } from '../../server/stats/pareto-nbd.ts';
import type { WeighedHistory } from '../../server/stats/purchase-history.ts';
import { Chance } from '../support/random-history.ts';
import { repeatValue } from '../support/simulated.ts';

describe('a model that knows nothing says so', () => {
  const history = (repeat_orders: number, customers: number): WeighedHistory => ({
    repeat_orders,
    first_to_last: repeat_orders,
    age: 40,
    customers
  });

  it('too few customers, too few who came again, single purchases everywhere', () => {
    const reason = (histories: WeighedHistory[]) =>
      [fitDropout('mbg_nbd', histories), fitParetoNbd(histories), fitNbd(histories)].map(
        (fit) => !fit.converged && fit.reason
      );
    expect(reason([history(0, 50), history(2, 49)])).toEqual([
      'too_few_customers',
      'too_few_customers',
      'too_few_customers'
    ]);
    expect(reason([history(0, 500)])).toEqual([
      'single_purchases_only',
      'single_purchases_only',
      'single_purchases_only'
    ]);
    expect(reason([history(0, 500), history(1, 29)])).toEqual([
      'too_few_repeaters',
      'too_few_repeaters',
      'too_few_repeaters'
    ]);
  });

  it('a maximum out at the edge is none: everybody alike, nobody different from anybody', () => {
    const fit = fitDropout('bg_nbd', [{ repeat_orders: 10, first_to_last: 39.9, age: 40, customers: 1000 }]);
    expect(fit.converged).toBe(false);
  });

  it('rows that are no histories are named', () => {
    const bad = [
      history(0, 1),
      { repeat_orders: 1, first_to_last: 0, age: 3, customers: 1 },
      { repeat_orders: 2, first_to_last: 5, age: 3, customers: 1 },
      { repeat_orders: 1.5, first_to_last: 1, age: 3, customers: 1 },
      { repeat_orders: 0, first_to_last: 1, age: 3, customers: 1 }
    ];
    expect(() => fitDropout('mbg_nbd', bad)).toThrow('row 1, 2, 3, 4');
    expect(() =>
      fitGammaGamma([
        { repeat_orders: 1, mean_value: 3, customers: 1 },
        { repeat_orders: 1, mean_value: 0, customers: 1 },
        { repeat_orders: 0, mean_value: 3, customers: 1 }
      ])
    ).toThrow('row 1, 2');
  });

  it('values whose mean is infinite (q of 1 or less) are refused', () => {
    const chance = new Chance(7);
    const values = Array.from({ length: 400 }, () => repeatValue(chance, { p: 5, q: 0.8, v: 10 }, 3));
    expect(fitGammaGamma(values)).toMatchObject({ converged: false, reason: 'no_mean' });
  });
});

describe('special functions', () => {
  it('ln Γ is exact for factorials and halves, to 1e−12 of its size', () => {
    let [factorial, half, worst] = [0, Math.log(Math.PI) / 2, 0];
    const off = (found: number, exact: number) => Math.abs(found - exact) / Math.max(1, Math.abs(exact));
    for (let n = 1; n <= 10_000; n += 1) {
      factorial += Math.log(n);
      half += Math.log(n - 0.5);
      worst = Math.max(worst, off(logGamma(n + 1), factorial), off(logGamma(n + 0.5), half));
    }
    expect(worst).toBeLessThan(1e-12);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
  });

  it('an interval holds its value and is symmetric in the logarithm', () => {
    const [low, high] = interval95(2, 0.5);
    expect(Math.sqrt(low * high)).toBeCloseTo(2, 12);
  });

  it('orders of today: those of the first month are worth less by a month, none are worth nothing', () => {
    expect(discountedOrders((days) => days / 30.4375, { months: 12, yearly_rate: 0 })).toBeCloseTo(12, 12);
    // One order a month at 21 % a year: Σ 1.21^(−k/12), the last of them 1 / 1.21.
    const sum = Array.from({ length: 12 }, (_, k) => 1.21 ** (-(k + 1) / 12)).reduce(
      (all, one) => all + one,
      0
    );
    expect(discountedOrders((days) => days / 30.4375, { months: 12, yearly_rate: 0.21 })).toBeCloseTo(
      sum,
      12
    );
  });
});
