import { describe, expect, it } from 'vitest';
import {
  chanceOfReturn,
  daysUntilReturned,
  kaplanMeier,
  survivalAt,
  type GapsOfLength
} from '../../server/stats/survival.ts';

/**
 * Weeks in remission of the 21 patients on 6-MP, + = still in remission: Freireich et al. (1963), Blood 21:699, as in
 * Kleinbaum & Klein, Survival Analysis (3rd ed., 2012), chapter 2, where the curve is printed to four decimals.
 */
const remission = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const printed = [
  [6, 21, 3, 0.8571],
  [7, 17, 1, 0.8067],
  [10, 15, 1, 0.7529],
  [13, 12, 1, 0.6902],
  [16, 11, 1, 0.6275],
  [22, 7, 1, 0.5378],
  [23, 6, 1, 0.4482]
] as const;

function lengthsOf(text: string, weight = 1): GapsOfLength[] {
  const lengths = new Map<number, GapsOfLength>();
  for (const record of text.split(' ')) {
    const days = Number(record.replace('+', ''));
    const length = lengths.get(days) ?? { days, closed: 0, open: 0 };
    length[record.endsWith('+') ? 'open' : 'closed'] += weight;
    lengths.set(days, length);
  }
  return [...lengths.values()];
}

describe('the curve of Kaplan and Meier', () => {
  it('is the one printed for the remission of 21 patients', () => {
    const curve = kaplanMeier(lengthsOf(remission));
    expect(curve.map(({ days, at_risk, returned }) => [days, at_risk, returned])).toEqual(
      printed.map(([days, at_risk, returned]) => [days, at_risk, returned])
    );
    curve.forEach(({ survival }, step) => expect(survival).toBeCloseTo(printed[step]?.[3] ?? 0, 4));
  });

  it('is worked out by hand where customers weigh 1 however many gaps they have', () => {
    // One with gaps of 10 and 30 and silent for 20: 1/3 each. One silent for 30: 1.
    const third = 1 / 3;
    const curve = kaplanMeier([
      { days: 10, closed: third, open: 0 },
      { days: 20, closed: 0, open: third },
      { days: 30, closed: third, open: 1 }
    ]);
    // Day 10: 1 − (1/3) / 2 = 5/6. Day 30: 1/3 of 4/3 at risk close: 5/6 · 3/4 = 5/8.
    expect(curve.map(({ days }) => days)).toEqual([10, 30]);
    expect(curve[0]?.survival).toBeCloseTo(5 / 6, 12);
    expect(curve[1]?.survival).toBeCloseTo(5 / 8, 12);
  });

  it('does not care in which order the lengths come, or how all weights are scaled', () => {
    const curve = kaplanMeier(lengthsOf(remission));
    expect(kaplanMeier(lengthsOf(remission).reverse())).toEqual(curve);
    const scaled = kaplanMeier(lengthsOf(remission, 8)).map(({ survival }) => survival);
    expect(scaled).toEqual(curve.map(({ survival }) => survival));
  });

  it('falls to exactly 0 where the longest gap of all closes', () => {
    const third = 1 / 3;
    expect(kaplanMeier([5, 6, 7].map((days) => ({ days, closed: third, open: 0 }))).at(-1)?.survival).toBe(0);
  });

  it('has no step while nothing has closed, and says that everybody waits', () => {
    expect(kaplanMeier([{ days: 40, closed: 0, open: 3 }])).toEqual([]);
    expect(survivalAt([], 100)).toBe(1);
  });
});

it('is read at any day: from a step on, up to the next, and flat after the last', () => {
  const curve = kaplanMeier(lengthsOf(remission));
  expect([5, 6, 9, 10, 99].map((days) => survivalAt(curve, days))).toEqual(
    [1, curve[0], curve[1], curve[2], curve[6]].map((step) =>
      typeof step === 'number' ? step : step?.survival
    )
  );
});

describe('the day by which most who return have returned', () => {
  // Of 100 customers 40 return on day 10, 10 on day 60, and 50 are silent for 100 days.
  const curve = kaplanMeier([
    { days: 10, closed: 40, open: 0 },
    { days: 60, closed: 10, open: 0 },
    { days: 100, closed: 0, open: 50 }
  ]);

  it('is the first on which the share of them is reached, exactly reached too', () => {
    expect(daysUntilReturned(curve, 80)).toBe(10);
    expect(daysUntilReturned(curve, 81)).toBe(60);
    expect(daysUntilReturned(curve, 90)).toBe(60);
  });

  it('leaves out what fewer than 30 customers say', () => {
    const tail = [
      { days: 10, closed: 40, open: 31 },
      { days: 400, closed: 29, open: 0 }
    ];
    expect(daysUntilReturned(kaplanMeier(tail), 90)).toBe(10);
    expect(daysUntilReturned(kaplanMeier([{ days: 10, closed: 29, open: 0 }]), 80)).toBeUndefined();
  });

  it('counts thirty customers in thirds as thirty', () => {
    const thirds = Array.from({ length: 90 }, () => 1 / 3).reduce((total, weight) => total + weight, 0);
    expect(daysUntilReturned(kaplanMeier([{ days: 10, closed: thirds, open: 0 }]), 80)).toBe(10);
  });

  it('is none before a gap has closed', () => {
    expect(daysUntilReturned([], 80)).toBeUndefined();
  });
});

it('foresees of those who have waited only what the curve still holds for them', () => {
  const curve = kaplanMeier([
    { days: 10, closed: 2, open: 0 },
    { days: 40, closed: 4, open: 4 }
  ]);
  // S is 0.8 from day 10 and 0.4 from day 40.
  expect(chanceOfReturn(curve, 20, 30)).toBeCloseTo(0.5, 12);
  expect(chanceOfReturn(curve, 0, 9)).toBe(0);
  expect(chanceOfReturn(curve, 50, 30)).toBe(0);
  expect(chanceOfReturn(kaplanMeier([{ days: 5, closed: 1, open: 0 }]), 9, 30)).toBeUndefined();
});
