import { describe, expect, it } from 'vitest';
import { chiSquareTail, testOfTwoRows } from '../../server/stats/chi-square.ts';
import { upperGamma } from '../../server/stats/regularised-gamma.ts';

describe('the tail of χ²', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, upper critical values.
  it.each([
    [2.706, 1, 0.1],
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [10.828, 1, 0.001],
    [11.07, 5, 0.05],
    [15.086, 5, 0.01],
    [18.307, 10, 0.05],
    [43.773, 30, 0.05],
    [124.342, 100, 0.05],
    [149.449, 100, 0.001]
  ])('beyond %d with %i degrees of freedom is the %d of the NIST tables', (chi_square, df, p) => {
    expect(Math.abs(chiSquareTail(chi_square, df) / p - 1)).toBeLessThan(1e-3);
  });

  it('with two degrees of freedom is e^(−x/2), on both sides of where the expansions meet', () => {
    for (const x of [1e-9, 0.1, 1, 3.999, 4, 4.001, 10, 100, 700])
      expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
  });

  it('begins at 1 and ends at 0', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(5000, 3)).toBe(0);
  });

  it('meets the recurrence Q(a + 1, x) = Q(a, x) + x^a e^−x / Γ(a + 1) of DLMF 8.8.6', () => {
    const factorial = [1, 1, 2, 6, 24, 120, 720];
    for (const x of [0.3, 2, 5, 9])
      for (const a of [1, 2, 3, 4, 5, 6])
        expect(upperGamma(a + 1, x) - upperGamma(a, x)).toBeCloseTo(
          (x ** a * Math.exp(-x)) / (factorial[a] ?? NaN),
          13
        );
  });
});

describe('the test of two rows', () => {
  it('gives the 30.07 of party by gender in Agresti (2007), page 39, as R prints it', () => {
    const test = testOfTwoRows([762, 327, 468], [484, 239, 477]);
    expect(test?.chi_square).toBeCloseTo(30.07, 2);
    expect(test?.df).toBe(2);
    expect((test?.p_value ?? 0) / 2.954e-7).toBeCloseTo(1, 3);
  });

  it('finds nothing where both rows are in proportion', () => {
    expect(testOfTwoRows([10, 20, 30], [20, 40, 60])).toEqual({ chi_square: 0, df: 2, p_value: 1 });
  });

  it('merges columns expected below 5, so that 40, 3, 2 beside 30, 4, 6 is 40, 5 beside 30, 10', () => {
    // expected of 7 is 7·40/85 = 3.3, of 8 is 3.8, of both together 7.1
    const merged = testOfTwoRows([40, 3, 2], [30, 4, 6]);
    // 85·(40·10 − 5·30)² / (45·40·70·15)
    expect(merged?.chi_square).toBeCloseTo(5_312_500 / 1_890_000, 12);
    expect(merged?.df).toBe(1);
  });

  it('lets the next smallest join while what was merged is still below 5', () => {
    // expected of 2 is 1: alone it may not stand, so 30 joins it
    expect(testOfTwoRows([1, 15, 50], [1, 15, 50])?.df).toBe(1);
  });

  it('does not care for columns where nobody is', () => {
    expect(testOfTwoRows([0, 40, 0, 5], [0, 30, 0, 10])).toEqual(testOfTwoRows([40, 5], [30, 10]));
  });

  it('says nothing of an empty row, of one column, or of too few customers', () => {
    expect(testOfTwoRows([0, 0], [10, 20])).toBeUndefined();
    expect(testOfTwoRows([30, 0], [20, 0])).toBeUndefined();
    expect(testOfTwoRows([2, 1], [1, 3])).toBeUndefined();
  });
});
