import { describe, expect, it } from 'vitest';
import { areaUnderCurve, precisionAt } from '../../server/stats/ranking.ts';

const level = (level: number, customers: number, hits: number) => ({ level, customers, hits });

describe('the area under the curve', () => {
  it('counts pairs won, and half of those that tie', () => {
    // One hit above two others, and beside one: (2 + 1/2) of 3 pairs.
    expect(areaUnderCurve([level(1, 2, 0), level(2, 2, 1)])).toBe(2.5 / 3);
  });

  it('is 1 where all hits come first, 0 where they come last, and one half where nothing is told apart', () => {
    expect(areaUnderCurve([level(9, 3, 3), level(1, 4, 0)])).toBe(1);
    expect(areaUnderCurve([level(1, 3, 3), level(9, 4, 0)])).toBe(0);
    expect(areaUnderCurve([level(5, 7, 3)])).toBe(0.5);
  });

  it('is that of Hanley and McNeil (1982), table I: 58 normal and 51 abnormal images in five classes', () => {
    const images = [level(1, 36, 3), level(2, 8, 2), level(3, 8, 2), level(4, 22, 11), level(5, 35, 33)];
    expect(areaUnderCurve(images)).toBeCloseTo(0.893, 3);
  });

  it('is none where there are only hits, none, or nobody', () => {
    expect([[level(1, 2, 2)], [level(1, 2, 0)], []].map(areaUnderCurve)).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });
});

describe('the precision of the first k', () => {
  const levels = [level(1, 4, 2), level(2, 1, 1)];

  it('shares the hits of a level that k cuts through', () => {
    expect(precisionAt(levels, 1)).toBe(1);
    expect(precisionAt(levels, 3)).toBeCloseTo((1 + (2 * 2) / 4) / 3, 12);
    expect(precisionAt(levels, 5)).toBe(3 / 5);
  });

  it('is none of nobody, and of more than there are', () => {
    expect([precisionAt(levels, 0), precisionAt(levels, 6), precisionAt([], 1)]).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });
});
