import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../server/stats/wilson-interval.ts';

describe('the Wilson interval', () => {
  // Newcombe (1998), "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])('of %i out of %i is what Newcombe prints', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('does not exist without trials, nor for what is no proportion', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
    expect(wilsonInterval(-1, 5)).toBeUndefined();
    expect(wilsonInterval(6, 5)).toBeUndefined();
  });

  it('is the same from both ends: failures are as sure as successes', () => {
    for (const n of [1, 2, 30, 1000]) {
      for (let k = 0; k <= n; k += Math.max(1, Math.floor(n / 7))) {
        const [some, others] = [wilsonInterval(k, n), wilsonInterval(n - k, n)];
        expect(some?.low).toBeCloseTo(1 - (others?.high ?? NaN), 12);
      }
    }
  });

  it('holds the rate, never leaves 0 to 1, and narrows as customers are added', () => {
    let wider = 1;
    for (const n of [4, 40, 400, 4000]) {
      const { low, high } = wilsonInterval(n / 4, n) ?? { low: NaN, high: NaN };
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThan(0.25);
      expect(high).toBeGreaterThan(0.25);
      expect(high - low).toBeLessThan(wider);
      wider = high - low;
    }
    expect(wilsonInterval(7, 7)?.high).toBe(1);
  });
});
