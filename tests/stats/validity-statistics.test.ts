import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../server/stats/benjamini-hochberg.ts';
import { bootstrapIntervals, seededBelow } from '../../server/stats/bootstrap.ts';
import { concentration, mostConcentrated } from '../../server/stats/concentration.ts';
import { nextValue } from '../../server/stats/next-value.ts';
import { populationStability } from '../../server/stats/population-stability.ts';
import { rankAgreement, rankCorrelation } from '../../server/stats/rank-correlation.ts';
import { againstSegmentMix, testWithinSegments } from '../../server/stats/within-segments.ts';

describe('the rank correlation', () => {
  const group = (place: number, customers: number, rank_sum: number) => ({ place, customers, rank_sum });

  it('is 1 where the order is kept, −1 where it is turned round, and none where nothing is ordered', () => {
    expect(rankCorrelation([group(1, 1, 1), group(2, 1, 2), group(3, 1, 3)], 0)?.rho).toBeCloseTo(1, 12);
    expect(rankCorrelation([group(3, 1, 1), group(2, 1, 2), group(1, 1, 3)], 0)?.rho).toBeCloseTo(-1, 12);
    expect(rankCorrelation([group(1, 3, 6)], 0)).toBeUndefined();
    // All are worth the same: t = 2, t³ − t = 6.
    expect(rankCorrelation([group(1, 1, 1.5), group(2, 1, 1.5)], 6)).toBeUndefined();
    expect(rankCorrelation([], 0)).toBeUndefined();
  });

  it('shares the mid-ranks of ties', () => {
    // Places 1 1 2 2 (mid-ranks 1.5 1.5 3.5 3.5) against worths 10 20 20 30 (1 2.5 2.5 4):
    // Σ of products of deviations = −1·−1.5 + −1·0 + 1·0 + 1·1.5 = 3; spreads 4 and 4.5: 3/√18.
    const found = rankCorrelation([group(1, 2, 3.5), group(2, 2, 6.5)], 6);
    expect(found?.rho).toBeCloseTo(3 / Math.sqrt(18), 12);
    expect(found?.customers).toBe(4);
  });

  it('is the textbook coefficient without ties, whatever order the groups come in', () => {
    // Ranks 1 2 3 4 5 against 2 1 4 3 5: Σ d² = 4, ρ = 1 − 6·4/(5·24) = 0.8.
    const ranks = [2, 1, 4, 3, 5].map((rank, at) => group(at + 1, 1, rank));
    expect(rankCorrelation(ranks.reverse(), 0)?.rho).toBeCloseTo(0.8, 12);
  });

  it('tells by chance alone about as often as its p value says', () => {
    const below = seededBelow(7);
    let alarms = 0;
    for (let trial = 0; trial < 400; trial += 1) {
      // 120 different worths, dealt at random over four places.
      const sums = [0, 0, 0, 0];
      const counts = [0, 0, 0, 0];
      for (let rank = 1; rank <= 120; rank += 1) {
        const place = below(4);
        sums[place] = (sums[place] ?? 0) + rank;
        counts[place] = (counts[place] ?? 0) + 1;
      }
      const found = rankCorrelation(
        counts.map((customers, place) => group(place, customers, sums[place] ?? 0)),
        0
      );
      if ((found?.p_value ?? 1) < 0.05) alarms += 1;
    }
    // 5 % of 400 is 20; above 33 it would be so in one of a thousand runs.
    expect(alarms).toBeLessThan(34);
    expect(alarms).toBeGreaterThan(7);
  });

  it('of two rankings agrees with itself', () => {
    const cell = (one: number, other: number, customers: number) => ({ one, other, customers });
    expect(rankAgreement([cell(1, 1, 5), cell(2, 2, 9), cell(3, 3, 2)])?.rho).toBeCloseTo(1, 12);
    expect(rankAgreement([cell(1, 1, 5), cell(1, 2, 5), cell(2, 1, 5), cell(2, 2, 5)])?.rho).toBe(0);
  });
});

describe('the concentration', () => {
  it('is 0 for equal groups, and turns its sign with the order', () => {
    expect(
      concentration([
        { customers: 2, amount: 20 },
        { customers: 3, amount: 30 }
      ])
    ).toBeCloseTo(0, 12);
    // Half bring all: the curve goes straight to 1, the area is 3/4, C = 1/2.
    const groups = [
      { customers: 1, amount: 100 },
      { customers: 1, amount: 0 }
    ];
    expect(concentration(groups)).toBe(0.5);
    expect(concentration(groups.reverse())).toBe(-0.5);
  });

  it('is none without money, and at most that of every customer in their own order', () => {
    expect(concentration([{ customers: 2, amount: 0 }])).toBeUndefined();
    expect(concentration([{ customers: 2, amount: -5 }])).toBeUndefined();
    expect(concentration([])).toBeUndefined();
    // Amounts 0 and 100, ranks 1 and 2: Σ r x = 200.
    expect(mostConcentrated({ customers: 2, amount: 100, rank_amount: 200 })).toBe(0.5);
    // 1 2 3 4: G = 2·30/(4·10) − 5/4 = 0.25.
    expect(mostConcentrated({ customers: 4, amount: 10, rank_amount: 30 })).toBeCloseTo(0.25, 12);
    expect(mostConcentrated({ customers: 4, amount: 0, rank_amount: 30 })).toBeUndefined();
  });
});

describe('the population stability index', () => {
  it('is that worked by hand, both ways the same', () => {
    // (0.4 − 0.6) ln(0.4/0.6) + (0.6 − 0.4) ln(0.6/0.4) = 0.4 ln 1.5.
    expect(populationStability([60, 40], [40, 60])).toBeCloseTo(0.4 * Math.log(1.5), 12);
    expect(populationStability([40, 60], [60, 40])).toBeCloseTo(0.4 * Math.log(1.5), 12);
    expect(populationStability([10, 30], [100, 300])).toBeCloseTo(0, 12);
  });

  it('lends half a customer where a bin is empty on one side, and leaves out one that is empty on both', () => {
    // (9.5 + 1.5… : 10.5/11 and 0.5/11 against 5.5/11 twice.
    const p = [10.5 / 11, 0.5 / 11];
    const expected = p.reduce((sum, each) => sum + (0.5 - each) * Math.log(0.5 / each), 0);
    expect(populationStability([10, 0, 0], [5, 5, 0])).toBeCloseTo(expected, 12);
    expect(populationStability([0, 0], [5, 5])).toBeUndefined();
  });
});

it('holds the false discoveries of a scan down', () => {
  // 4 values: 0.005·4/1, 0.02·4/2, 0.04·4/3, 0.5·4/4, then the least from above.
  expect(benjaminiHochberg([0.04, 0.005, 0.5, 0.02])).toEqual([
    expect.closeTo(0.16 / 3, 12) as number,
    0.02,
    0.5,
    0.04
  ]);
  expect(benjaminiHochberg([0.01, 0.04, 0.03])).toEqual([0.03, 0.04, 0.04]);
  expect(benjaminiHochberg([])).toEqual([]);
});

describe('what a dimension tells inside the segments', () => {
  const cell = (segment: string, value: string | null, customers: number, buyers: number) => ({
    segment,
    value,
    customers,
    buyers
  });

  it('is nothing where it only stands for the segments', () => {
    // North is better because it has more of A; inside A and inside B it buys as often as South.
    const cells = [
      cell('A', 'N', 400, 200),
      cell('A', 'S', 100, 50),
      cell('B', 'N', 100, 10),
      cell('B', 'S', 400, 40)
    ];
    expect(testWithinSegments(cells)).toEqual({ chi_square: 0, df: 2, p_value: 1 });
    expect(againstSegmentMix(cells).map(({ difference }) => difference)).toEqual([0, 0]);
  });

  it('adds up over the segments', () => {
    // In A 30 of 50 and 20 of 50 bought: χ² = 4 · (5²/25) = 4. In B nothing: 0.
    const cells = [
      cell('A', 'N', 50, 30),
      cell('A', 'S', 50, 20),
      cell('B', 'N', 50, 25),
      cell('B', 'S', 50, 25)
    ];
    expect(testWithinSegments(cells)).toMatchObject({ chi_square: 4, df: 2 });
    expect(testWithinSegments(cells)?.p_value).toBeCloseTo(Math.exp(-2), 12);
    // N: 55 bought, by the rates of A (50/100) and B (50/100) it would be 50: 5 points of 100 customers.
    expect(againstSegmentMix(cells)[0]).toEqual({
      value: 'N',
      customers: 100,
      buyers: 55,
      expected_buyers: 50,
      difference: 0.05
    });
  });

  it('is not told of segments too small to test', () => {
    expect(testWithinSegments([cell('A', 'N', 3, 3), cell('A', 'S', 3, 0)])).toBeUndefined();
    expect(testWithinSegments([])).toBeUndefined();
  });
});

describe('the bootstrap interval', () => {
  const meanOf = ([customers = 0, amount = 0]: Float64Array) => [
    customers === 0 ? undefined : amount / customers
  ];

  it('is the same for the same seed, and close to the textbook interval of a mean', () => {
    // 100 customers with 0 and 100 with 10: mean 5, standard error 5/√200 = 0.354.
    const blocks = Array.from({ length: 200 }, (_, at) => [1, at % 2 === 0 ? 0 : 10]);
    const [one] = bootstrapIntervals(blocks, meanOf, { below: seededBelow(1) });
    const [same] = bootstrapIntervals(blocks, meanOf, { below: seededBelow(1) });
    expect(one).toEqual(same);
    expect(one?.low).toBeCloseTo(5 - 1.96 * 0.3536, 0);
    expect(Math.abs((one?.high ?? 0) - (5 + 1.96 * 0.3536))).toBeLessThan(0.15);
  });

  it('is of the same width when customers are put together by chance', () => {
    const below = seededBelow(3);
    const blocks = Array.from({ length: 400 }, () => [0, 0]);
    for (let customer = 0; customer < 20_000; customer += 1) {
      const block = blocks[below(400)] ?? [];
      block[0] = (block[0] ?? 0) + 1;
      block[1] = (block[1] ?? 0) + (below(2) === 0 ? 0 : 10);
    }
    const [interval] = bootstrapIntervals(blocks, meanOf, { draws: 600, below: seededBelow(5) });
    // Standard error 5/√20000 = 0.0354, so 0.139 from end to end.
    const width = (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(Math.abs(width / (2 * 1.96 * 0.03536) - 1)).toBeLessThan(0.15);
  });

  it('is none of what hardly any draw tells', () => {
    expect(bootstrapIntervals([[0, 5]], meanOf, { below: seededBelow(1) })).toEqual([undefined]);
    expect(bootstrapIntervals([], meanOf, { below: seededBelow(1) })).toEqual([undefined]);
  });
});

describe('the interval of one more value', () => {
  it('is the worked one, and none of a single value', () => {
    // 1, 2, 3: mean 2, s = 1; t of two degrees of freedom is 4.303; √(4/3) = 1.1547.
    expect(nextValue([1, 2, 3])?.low).toBeCloseTo(2 - 4.9686, 3);
    expect(nextValue([1, 2, 3])?.high).toBeCloseTo(2 + 4.9686, 3);
    expect(nextValue([5, 5, 5, 5])).toEqual({ low: 5, high: 5 });
    expect(nextValue([5])).toBeUndefined();
  });
});
