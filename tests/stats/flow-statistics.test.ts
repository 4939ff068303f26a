import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { holm } from '../../server/stats/holm.ts';
import { markovCustomerValue } from '../../server/stats/markov-customer-value.ts';
import { product, rowTimes, solve } from '../../server/stats/matrix.ts';
import { shorrocksMobility } from '../../server/stats/mobility.ts';
import { totalVariation } from '../../server/stats/total-variation.ts';
import { parseCsv } from '../support/csv.ts';
import { sharedFile } from '../support/shared-data.ts';

describe("Holm's adjustment", () => {
  it('of 0.01, 0.04, 0.03, 0.005 believes the first and the last at 5 %, as the example of the method does', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, at) => expect(adjusted[at]).toBeCloseTo(p, 12));
  });

  it('never goes beyond 1, leaves a single value as it is, and none as none', () => {
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });
});

describe("Shorrocks's mobility", () => {
  it('is 0 where nobody moves and 1 where every row is the same, as the paper asks', () => {
    expect(shorrocksMobility([1, 1, 1])).toBe(0);
    expect(shorrocksMobility([0.2, 0.3, 0.5])).toBe(1);
  });

  it('is above 1 where people rather change than stay', () => {
    expect(shorrocksMobility([0, 0])).toBe(2);
  });

  it('says nothing of fewer than two segments', () => {
    expect(shorrocksMobility([1])).toBeUndefined();
    expect(shorrocksMobility([])).toBeUndefined();
  });
});

describe('total variation', () => {
  it('is 0 between the same, 1 between what has nothing in common, and else the mass that has to move', () => {
    expect(totalVariation([0.5, 0.5], [0.5, 0.5])).toBe(0);
    expect(totalVariation([1, 0], [0, 1])).toBe(1);
    expect(totalVariation([0.5, 0.3, 0.2], [0.4, 0.2, 0.4])).toBeCloseTo(0.2, 12);
  });
});

describe('matrices', () => {
  it('multiply row by column', () => {
    expect(
      product(
        [
          [1, 2],
          [3, 4]
        ],
        [
          [5, 6],
          [7, 8]
        ]
      )
    ).toEqual([
      [19, 22],
      [43, 50]
    ]);
  });

  it('are solved with the pivot that is largest, so that a 0 on the diagonal does no harm', () => {
    expect(
      solve(
        [
          [0, 2],
          [4, 1]
        ],
        [6, 11]
      )
    ).toEqual([2, 3]);
  });

  it('that are singular have no solution', () => {
    expect(
      solve(
        [
          [1, 2],
          [2, 4]
        ],
        [1, 2]
      )
    ).toBeUndefined();
  });
});

const golden = sharedFile('golden/pfeifer_carraway.csv');

describe.skipIf(golden.isMissing)(
  `Pfeifer & Carraway's customer of five recency states${golden.skipped}`,
  () => {
    const rows = golden.isMissing ? [] : parseCsv(readFileSync(golden.path, 'utf8'));
    const of = (kind: string, name: string) =>
      rows.filter((row) => row['kind'] === kind && row['name'] === name);
    const numbers = (name: string) => of('input', name).map((row) => Number(row['value']));

    // A purchase leads to the first state, none to the next; the last is for ever.
    const buys = numbers('purchase_probability');
    const probabilities = buys.map((p, state) => {
      const next = Math.min(state + 1, buys.length - 1);
      return buys.map((_, to) => (to === 0 ? p : 0) + (to === next ? 1 - p : 0));
    });
    const [discount_rate = NaN] = numbers('discount_rate');

    it('is, after four periods, in each state with the probability of the golden table', () => {
      let state = [1, 0, 0, 0, 0];
      for (let period = 0; period < 4; period += 1) state = rowTimes(state, probabilities);
      const told = of('output', 'state_probability_after_4_from_1');
      expect(told).toHaveLength(5);
      told.forEach((row, at) =>
        expect(Math.abs((state[at] ?? NaN) - Number(row['value']))).toBeLessThan(1e-4)
      );
    });

    it.each(of('output', 'value').map((row) => [row['state'], row['periods'], row['value']] as const))(
      'from state %s over %s periods is worth %s',
      (state, periods, value) => {
        const many = periods === 'infinite' ? undefined : Number(periods);
        const worth = markovCustomerValue(probabilities, numbers('reward'), discount_rate, many);
        expect(Math.abs((worth?.[Number(state) - 1] ?? NaN) - Number(value))).toBeLessThan(1e-4);
      }
    );

    it('has no value without end where nothing is discounted', () => {
      expect(markovCustomerValue([[1]], [1], 0)).toBeUndefined();
    });
  }
);
