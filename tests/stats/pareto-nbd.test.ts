import { describe, expect, it } from 'vitest';
import { ordersOf, quantileOf } from '../../server/stats/order-chances.ts';
import { hypergeometricOfOne, paretoAlive, paretoOrders } from '../../server/stats/pareto-nbd.ts';
import { paretoChances } from '../../server/stats/pareto-orders.ts';

describe('laws of Pareto/NBD', () => {
  const slow = { r: 0.553277, alpha: 10.5776795, s: 0.6062395, beta: 11.6687159 };
  const fast = { ...slow, alpha: slow.beta, beta: slow.alpha };

  it.each([slow, fast])(
    'the chance of being a customer is the integral it stands for, alpha below beta and above',
    (parameters) => {
      const { r, alpha, s, beta } = parameters;
      for (const [x, first_to_last, age] of [
        [26, 30.857, 31],
        [2, 10, 39],
        [0, 0, 39]
      ] as const) {
        // (α+T)^(r+x) (β+T)^s · ∫ s (α+u)^−(r+x) (β+u)^−(s+1) du from t_x to T, by midpoints.
        const pieces = 20_000;
        const width = (age - first_to_last) / pieces;
        let left = 0;
        for (let at = 0; at < pieces; at += 1) {
          const u = first_to_last + (at + 0.5) * width;
          const silence = ((alpha + age) / (alpha + u)) ** (r + x) * ((beta + age) / (beta + u)) ** s;
          left += ((s * silence) / (beta + u)) * width;
        }
        const alive = paretoAlive(parameters, { repeat_orders: x, first_to_last, age });
        expect(alive).toBeCloseTo(1 / (1 + left), 7);
      }
    }
  );

  it('orders to come go through s = 1 without a step, and extreme histories are numbers', () => {
    const history = { repeat_orders: 3, first_to_last: 20, age: 30 };
    const at = (s: number) => paretoOrders({ ...slow, s }, history, 26);
    expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
    for (const extreme of [
      { repeat_orders: 1000, first_to_last: 10, age: 100 },
      { repeat_orders: 5000, first_to_last: 5200, age: 5200 },
      { repeat_orders: 1, first_to_last: 1e-6, age: 1e6 }
    ]) {
      expect(paretoAlive(slow, extreme)).toBeGreaterThanOrEqual(0);
      expect(paretoAlive(slow, extreme)).toBeLessThanOrEqual(1);
      expect(Number.isFinite(paretoOrders(slow, extreme, 52))).toBe(true);
    }
  });
});

describe('orders to come by Pareto/NBD', () => {
  const parameters = { r: 0.553277, alpha: 10.5776795, s: 0.6062395, beta: 11.6687159 };
  const early = { r: 0.8, alpha: 4, s: 1.7, beta: 0.5 };

  it('add up to the closed form of the mean, for newcomers and for who bought two hundred times', () => {
    for (const each of [parameters, early])
      for (const history of [
        { repeat_orders: 0, first_to_last: 0, age: 0 },
        { repeat_orders: 0, first_to_last: 0, age: 100 },
        { repeat_orders: 3, first_to_last: 20, age: 30 },
        { repeat_orders: 200, first_to_last: 29, age: 30 }
      ])
        for (const horizon of [4, 26, 104]) {
          const { mean } = ordersOf(paretoChances(each, history, horizon));
          const exact = paretoOrders(each, history, horizon) / paretoAlive(each, history);
          expect(mean / exact).toBeCloseTo(1, 9);
        }
  });

  it('are those of a negative binomial where nobody leaves in time: P(N = 0) = (α+T / α+T+t)^(r+x)', () => {
    const [history, horizon] = [{ repeat_orders: 2, age: 30 }, 26];
    const { any, mean, mean_square } = ordersOf(
      paretoChances({ r: 1, alpha: 10, s: 1e-9, beta: 1 }, history, horizon)
    );
    // Gamma(3, 40) over 26: mean 3 · 26/40, variance mean · (1 + 26/40).
    expect(any).toBeCloseTo(1 - (40 / 66) ** 3, 7);
    expect(mean).toBeCloseTo(1.95, 6);
    expect(mean_square - mean ** 2).toBeCloseTo(1.95 * 1.65, 6);
  });

  it('a quantile is the least number that is exceeded seldom enough, and 0 where the customer is likely gone', () => {
    const chances = paretoChances(parameters, { repeat_orders: 3, age: 30 }, 26);
    const reached: number[] = [];
    chances((_, chance) => reached.push(chance) > 0);
    const most = quantileOf(chances, 1, 0.9);
    expect(reached[most - 1]).toBeGreaterThan(0.1);
    expect(reached[most]).toBeLessThanOrEqual(0.1);
    expect(quantileOf(chances, 0.05, 0.9)).toBe(0);
  });
});

describe('the special function of Pareto/NBD', () => {
  it('₂F₁(1, 1; 2; z) is −ln(1−z)/z and ₂F₁(1, ½; 1; z) is (1−z)^−½, near 1 too', () => {
    for (const z of [0.001, 0.3, 0.9, 0.99, 0.9999]) {
      expect(hypergeometricOfOne(1, 1, z) / (-Math.log1p(-z) / z)).toBeCloseTo(1, 12);
      expect(hypergeometricOfOne(0.5, 1e-12, z) / (1 - z) ** -0.5).toBeCloseTo(1, 8);
    }
    expect(hypergeometricOfOne(3, 7, 0)).toBe(1);
  });
});
