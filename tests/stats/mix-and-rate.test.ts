import { describe, expect, it } from 'vitest';
import { ratioEffects, sumEffects, type Effects, type Part } from '../../server/stats/mix-and-rate.ts';
import { Chance } from '../support/random-history.ts';

const part = (numerator: number, base: number): Part => ({ numerator, base });
const sum = (effects: readonly Effects[] | undefined) =>
  (effects ?? []).reduce((total, { mix_effect, rate_effect }) => total + mix_effect + rate_effect, 0);

describe('what moved a ratio', () => {
  // The table of sql/decisions/008-what-moved-a-number.md.
  it('is, in the worked table, fewer loyal customers and new ones who repeat more often', () => {
    const [loyal, fresh] = ratioEffects([part(30, 60), part(9, 40)], [part(20, 40), part(15, 60)]) ?? [];
    expect(loyal?.mix_effect).toBeCloseTo(-0.026, 12);
    expect(loyal?.rate_effect).toBe(0);
    expect(fresh?.mix_effect).toBeCloseTo(-0.0265, 12);
    expect(fresh?.rate_effect).toBeCloseTo(0.0125, 12);
  });

  it('is all mix for a segment that is empty on one side', () => {
    const effects = ratioEffects([part(5, 10), part(0, 0)], [part(5, 10), part(10, 10)]);
    expect(effects?.[1]?.rate_effect).toBe(0);
    expect(sum(effects)).toBeCloseTo(15 / 20 - 5 / 10, 12);
  });

  it('is nothing for a segment that is empty on both', () => {
    const effects = ratioEffects([part(5, 10), part(0, 0)], [part(6, 10), part(0, 0)]);
    expect(effects?.[1]).toEqual({ mix_effect: 0, rate_effect: 0 });
  });

  it('is an effect of doing where money is sent back without an order', () => {
    const effects = ratioEffects([part(100, 2), part(0, 0)], [part(100, 2), part(-30, 0)]);
    expect(effects).toEqual([
      { mix_effect: 0, rate_effect: 0 },
      { mix_effect: 0, rate_effect: -15 }
    ]);
  });

  it('is undefined where one of the wholes has no base', () => {
    expect(ratioEffects([part(0, 0)], [part(1, 2)])).toBeUndefined();
    expect(ratioEffects([part(1, 2)], [part(0, 0)])).toBeUndefined();
  });

  it('is the opposite when the periods change places', () => {
    const [one, other] = [
      [part(3, 9), part(7, 8)],
      [part(5, 6), part(1, 12)]
    ] as const;
    const there = ratioEffects(one, other) ?? [];
    const back = ratioEffects(other, one) ?? [];
    there.forEach((effects, at) => {
      expect(effects.mix_effect).toBeCloseTo(-(back[at]?.mix_effect ?? NaN), 12);
      expect(effects.rate_effect).toBeCloseTo(-(back[at]?.rate_effect ?? NaN), 12);
    });
  });
});

describe('what moved a sum', () => {
  it('is, for twice as many customers who each bring half as much more, told apart', () => {
    // 10 bring 2 each, then 20 bring 3 each: +40 = 10 more at 2.5 on average, and 1 more each from 15 on average.
    expect(sumEffects([part(20, 10)], [part(60, 20)])).toEqual([{ mix_effect: 25, rate_effect: 15 }]);
  });

  it('is all mix for a segment that is empty on one side', () => {
    expect(sumEffects([part(0, 0)], [part(60, 20)])).toEqual([{ mix_effect: 60, rate_effect: 0 }]);
    expect(sumEffects([part(-60, 20)], [part(0, 0)])).toEqual([{ mix_effect: 60, rate_effect: 0 }]);
  });

  it('adds up to the change of each segment', () => {
    const chance = new Chance(7);
    for (let round = 0; round < 200; round += 1) {
      const parts = () => Array.from({ length: 5 }, () => part(chance.below(9000) - 2000, chance.below(40)));
      const [before, now] = [parts(), parts()];
      sumEffects(before, now).forEach(({ mix_effect, rate_effect }, at) => {
        const change = (now[at]?.numerator ?? NaN) - (before[at]?.numerator ?? NaN);
        expect(mix_effect + rate_effect).toBeCloseTo(change, 9);
      });
    }
  });
});

it('leaves no residual of a ratio, whatever the parts', () => {
  const chance = new Chance(11);
  for (let round = 0; round < 500; round += 1) {
    const parts = () =>
      Array.from({ length: 6 }, () => part(chance.below(90) - 20, chance.may(0.3) ? 0 : chance.below(40)));
    const [before, now] = [parts(), parts()];
    const ratio = (all: readonly Part[]) =>
      all.reduce((total, { numerator }) => total + numerator, 0) /
      all.reduce((total, { base }) => total + base, 0);
    const effects = ratioEffects(before, now);
    if (effects) expect(sum(effects)).toBeCloseTo(ratio(now) - ratio(before), 9);
  }
});
