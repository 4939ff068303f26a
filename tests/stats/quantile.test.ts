import { expect, it } from 'vitest';
import { quantileInHundredths } from '../../server/stats/quantile.ts';

const counts = (...values: number[]) => values.map((value) => ({ value, times: 1 }));

it('lies between two values as far as its place does', () => {
  // R: quantile(c(10, 20), 0.75) is 17.5; quantile(c(1, 2, 4, 8), c(0.25, 0.5, 0.8)) is 1.75, 3, 5.6 (type 7 is its default).
  expect(quantileInHundredths(counts(10, 20), 75)).toBe(1750);
  expect([25, 50, 80].map((percent) => quantileInHundredths(counts(1, 2, 4, 8), percent))).toEqual([
    175, 300, 560
  ]);
});

it('is the value itself of one, of equal ones and at both ends', () => {
  expect(quantileInHundredths(counts(7), 95)).toBe(700);
  expect(quantileInHundredths([{ value: 7, times: 1000 }], 33)).toBe(700);
  expect([0, 100].map((percent) => quantileInHundredths(counts(3, 9, 5), percent))).toEqual([300, 900]);
});

it('counts equal values as often as they occur, whatever their order', () => {
  const split = [
    { value: 30, times: 1 },
    { value: 10, times: 2 },
    { value: 10, times: 1 }
  ];
  // 10 10 10 30: place 2.25
  expect(quantileInHundredths(split, 75)).toBe(1500);
});

it('is none of none', () => {
  expect(quantileInHundredths([], 50)).toBeUndefined();
});
