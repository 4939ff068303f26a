import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../server/features/before-after/effects.ts';
import type { BlockSums } from '../../server/features/before-after/sums.ts';
import { separated, type Counted } from '../../server/features/dimension-scan/scan.ts';
import { rankCorrelation } from '../../server/stats/rank-correlation.ts';
import { Chance } from '../support/random-history.ts';

/** What is planted is found, what is not there is not: over so many made-up retailers. */
const retailers = 200;
/** Of 200 at 5 % ten are expected; with more than 20 it would not be 5 % in one of a thousand cases. */
const most = 20;

const segments = ['top', 'middle', 'base'];
/** How often each segment buys, whatever is done. */
const habits: Record<string, number> = { top: 0.7, middle: 0.4, base: 0.15 };

describe('a dimension that matters and ten that do not', () => {
  /** 1,500 customers; those of the north buy twelve points more often than others of their segment. */
  function scanned(seed: number) {
    const chance = new Chance(seed);
    const cells = new Map<string, Counted>();
    for (let customer = 0; customer < 1500; customer += 1) {
      const segment = chance.of(segments);
      const region = chance.of(['north', 'south']);
      const hasBought = chance.may((habits[segment] ?? 0) + (region === 'north' ? 0.12 : 0));
      const values = {
        region,
        ...Object.fromEntries(nothing.map((name) => [name, chance.of(['a', 'b', 'c'])]))
      };
      for (const [dimension, value] of Object.entries(values)) {
        const key = `${dimension} ${value} ${segment}`;
        const cell = cells.get(key) ?? { dimension, value, segment, customers: 0, buyers: 0 };
        cells.set(key, {
          ...cell,
          customers: cell.customers + 1,
          buyers: cell.buyers + Number(hasBought)
        });
      }
    }
    return separated([...cells.values()], ['region', ...nothing])
      .filter(({ kind, is_found }) => kind === 'separates' && is_found)
      .map(({ dimension }) => dimension);
  }
  const nothing = Array.from({ length: 10 }, (_, at) => `nothing_${at}`);

  it('are told apart', () => {
    const all = Array.from({ length: retailers }, (_, seed) => scanned(seed + 1));
    const found = all.filter((names) => names.includes('region')).length;
    // χ² has 3 degrees of freedom and, with 0.12² · 375 / 0.2, a noncentrality of 27; beside ten others 0.0045 is asked
    // of p, which is a χ² of 13: 19 in 20 are found.
    expect(found / retailers).toBeGreaterThan(0.9);
    // The share of what is found that is false, on average over the retailers.
    const shares = all.map(
      (names) => names.filter((name) => name !== 'region').length / Math.max(1, names.length)
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / retailers).toBeLessThan(0.05 + 0.03);
  });
});

/** The sums of customers who are put into blocks by chance. */
class Added {
  readonly #sums = new Map<string, BlockSums>();
  add(
    side: BlockSums['side'],
    day_before: string,
    segment: string,
    block: number,
    before: boolean,
    after: boolean
  ) {
    const key = `${side} ${day_before} ${segment} ${block}`;
    const row = this.#sums.get(key) ?? {
      side,
      day_before,
      segment,
      block,
      customers: 0,
      buyers_before: 0,
      buyers_after: 0,
      amount_before: 0,
      amount_after: 0
    };
    row.customers += 1;
    row.buyers_before += Number(before);
    row.buyers_after += Number(after);
    this.#sums.set(key, row);
  }
  judged(seed: number) {
    const { rows } = effectsOf([...this.#sums.values()], segments, { seed, draws: 200 });
    return rows.find(
      ({ side, measure, segment }) => side === 'event' && measure === 'repurchase' && segment === null
    );
  }
}

const isShown = (row: { low: number | null; high: number | null } | undefined) =>
  (row?.low ?? 0) > 0 || (row?.high ?? 0) < 0;

describe('a promotion with a known effect', () => {
  /** 1,200 customers, two in three written to; of these so many more buy. Everybody falls back to their habit. */
  function judged(seed: number, effect: number) {
    const chance = new Chance(seed * 7919);
    const added = new Added();
    for (let customer = 0; customer < 1200; customer += 1) {
      const segment = chance.of(segments);
      const side = chance.may(2 / 3) ? 'event' : 'control';
      const habit = habits[segment] ?? 0;
      const before = chance.may(Math.min(1, habit + 0.15));
      const after = chance.may(habit + (side === 'event' ? effect : 0));
      added.add(side, '2026-03-31', segment, chance.below(400), before, after);
    }
    return added.judged(seed);
  }
  const each = (effect: number) => Array.from({ length: retailers }, (_, seed) => judged(seed + 1, effect));

  it('is covered by the interval, and told apart from nothing', () => {
    const told = each(0.12);
    const missed = told.filter((row) => (row?.low ?? 1) > 0.12 || (row?.high ?? 0) < 0.12).length;
    expect(missed).toBeLessThanOrEqual(most);
    expect(told.filter((row) => (row?.low ?? 0) > 0).length / retailers).toBeGreaterThan(0.7);
    const mean = told.reduce((sum, row) => sum + (row?.effect ?? 0), 0) / retailers;
    expect(Math.abs(mean - 0.12)).toBeLessThan(0.01);
  });

  it('is not seen where there is none, though everybody falls back', () => {
    const told = each(0);
    expect(told.every((row) => (row?.change ?? 0) < 0.05)).toBe(true);
    expect(told.filter(isShown).length).toBeLessThanOrEqual(most);
  });
});

describe('an event that was none, in a business whose times differ', () => {
  /**
   * 800 customers around an event and each of so many earlier days. Of every stretch the weather makes everybody buy more or less, by five points either way.
   */
  function judged(seed: number, times: number, effect: number) {
    const chance = new Chance(seed * 15_485_863);
    const added = new Added();
    const weather = Array.from({ length: times + 2 }, () => 0.1 * (chance.next() - 0.5));
    for (let time = 0; time <= times; time += 1)
      for (let customer = 0; customer < 800; customer += 1) {
        const segment = chance.of(segments);
        const habit = habits[segment] ?? 0;
        const [before, after] = [time + 1, time].map((stretch) =>
          chance.may(habit + (weather[stretch] ?? 0) + (stretch === 0 ? effect : 0))
        );
        const side = time === 0 ? 'event' : 'earlier';
        added.add(side, `2026-03-${31 - time}`, segment, chance.below(400), before ?? false, after ?? false);
      }
    return added.judged(seed);
  }
  const each = (times: number, effect: number) =>
    Array.from({ length: retailers / 2 }, (_, seed) => judged(seed + 1, times, effect));

  it.each([3, 8])('is not seen beside %i earlier times', (times) => {
    // Of 100 at 5 % five are expected, and more than eleven in one of a hundred cases.
    expect(each(times, 0).filter(isShown).length).toBeLessThanOrEqual(11);
  });

  it('is seen where it was one, and large enough', () => {
    const told = each(8, 0.2);
    expect(told.filter((row) => (row?.low ?? 0) > 0).length).toBeGreaterThan(80);
    expect(told.filter((row) => (row?.low ?? 1) <= 0.2 && (row?.high ?? 0) >= 0.2).length).toBeGreaterThan(
      88
    );
  });
});

describe('a map of segments', () => {
  /** Worth by segment, or dealt to the segments at random. */
  function correlated(seed: number, isShuffled: boolean) {
    const chance = new Chance(seed * 104_729);
    const customers = Array.from({ length: 300 }, () => {
      const segment = chance.below(3);
      const worth = chance.next() + (isShuffled ? 0 : 0.2 * (2 - segment));
      return { segment, worth };
    }).sort((one, other) => one.worth - other.worth);
    const groups = [0, 1, 2].map((segment) => ({
      place: -segment,
      customers: customers.filter((each) => each.segment === segment).length,
      rank_sum: customers.reduce((sum, each, at) => sum + (each.segment === segment ? at + 1 : 0), 0)
    }));
    return rankCorrelation(groups, 0);
  }
  const each = (isShuffled: boolean) =>
    Array.from({ length: retailers }, (_, seed) => correlated(seed + 1, isShuffled));

  it('is true where it tells worth, and not where it is shuffled', () => {
    const isTold = (found: ReturnType<typeof correlated>) => (found?.p_value ?? 1) < 0.05;
    expect(each(false).filter((found) => isTold(found) && (found?.rho ?? 0) > 0).length).toBe(retailers);
    expect(each(true).filter(isTold).length).toBeLessThanOrEqual(most);
  });
});
