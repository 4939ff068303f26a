import { describe, expect, it } from 'vitest';
import { healthOf, type Ladder, type Window } from '../../server/features/flow-health/health-of.ts';
import type { SegmentFlow } from '../../server/features/segment-flow/contract.ts';

/** A ladder of A, B and lapsed. */
const ladder: Ladder = {
  is_ordered: true,
  top: ['A'],
  bottom: ['lapsed'],
  feeder: ['B'],
  segments: ['A', 'B', 'lapsed', 'not_yet_customer'].map((segment, at) => ({
    segment,
    label: { en: segment, 'zh-CN': segment },
    meaning: { en: '', 'zh-CN': '' },
    position: at + 1,
    tone: segment
  }))
};
const places = ladder.segments.map(({ segment }) => segment);
/** Minor units that a customer of a segment bought. */
const worth: Record<string, number> = { A: 100, B: 10 };

/** So many by purchase and so many by waiting. */
function cell(from: string, to: string, purchase: number, waiting = 0): SegmentFlow {
  const step = Math.sign(places.indexOf(from) - places.indexOf(to));
  const amounts = (customers: number, of: string) => customers * (worth[of] ?? 0);
  return {
    from_date: '2026-03-31',
    to_date: '2026-06-30',
    from_segment: from,
    to_segment: to,
    direction: from === 'not_yet_customer' ? null : step > 0 ? 'up' : step < 0 ? 'down' : 'hold',
    customers: purchase + waiting,
    moved_by_purchase: purchase,
    moved_by_waiting: waiting,
    moved_by_boundaries: 0,
    net_amount_from: amounts(purchase + waiting, from),
    net_amount_to: amounts(purchase + waiting, to),
    net_amount_from_by_purchase: amounts(purchase, from),
    net_amount_to_by_purchase: amounts(purchase, to)
  };
}

/**
 *  now    A    B  lapsed  row        before  A    B  lapsed  row        both   A    B  lapsed
 *  A     60   30   10     100        A      80   20    0     100        A     50   38   12
 *  B     20   60   20     100        B      10   50   20      80        B     16   37   27
 *  lapsed 0   10   40      50        lapsed  0    0   30      30        lapsed 0    6   24
 *  new   10   30    0                new    10   30    0
 *  sum   90  130   70                sum   100  100   50
 */
const flow = [
  cell('A', 'A', 50, 10),
  cell('A', 'B', 10, 20),
  cell('A', 'lapsed', 0, 10),
  cell('B', 'A', 20),
  cell('B', 'B', 20, 40),
  cell('B', 'lapsed', 0, 20),
  cell('lapsed', 'B', 10),
  cell('lapsed', 'lapsed', 0, 40),
  cell('not_yet_customer', 'A', 10),
  cell('not_yet_customer', 'B', 30)
];
const before = [
  cell('A', 'A', 80),
  cell('A', 'B', 20),
  cell('B', 'A', 10),
  cell('B', 'B', 50),
  cell('B', 'lapsed', 0, 20),
  cell('lapsed', 'lapsed', 0, 30),
  cell('not_yet_customer', 'A', 10),
  cell('not_yet_customer', 'B', 30)
];
const both = (lapsedToB = 6) => [
  cell('A', 'A', 50),
  cell('A', 'B', 38),
  cell('A', 'lapsed', 12),
  cell('B', 'A', 16),
  cell('B', 'B', 37),
  cell('B', 'lapsed', 27),
  cell('lapsed', 'B', lapsedToB),
  cell('lapsed', 'lapsed', 30 - lapsedToB)
];

const measuring = (window: Window, scheme = ladder) => {
  const measured = healthOf(window, scheme);
  return (measure: string, segment: string | null = null, moved_by = 'all') => {
    const found = measured.filter(
      (each) => each.measure === measure && each.segment === segment && each.moved_by === moved_by
    );
    expect(found.length, `${measure} ${segment ?? ''} ${moved_by}`).toBeLessThan(2);
    return found[0];
  };
};
const now = measuring({ flow, before, both: both() });

describe('a flow of a ladder', () => {
  it('holds 60 of 100 of A, who then stay two and a half periods', () => {
    expect(now('hold', 'A')).toMatchObject({ value: 0.6, numerator: 60, denominator: 100 });
    expect(now('expected_stay', 'A')).toMatchObject({ value: 2.5, numerator: 100, denominator: 40 });
    expect(now('hold', 'lapsed')).toMatchObject({ value: 0.8 });
    expect(now('expected_stay', 'lapsed')).toMatchObject({ value: 5 });
  });

  it('holds more of those who bought than of those who waited', () => {
    expect(now('hold', 'A', 'purchase')).toMatchObject({ value: 50 / 60 });
    expect(now('hold', 'A', 'waiting')).toMatchObject({ value: 10 / 40 });
  });

  it('leaks 10 of the 100 at the top to the bottom, all of them by waiting', () => {
    expect(now('leak')).toMatchObject({ value: 0.1 });
    expect(now('leak', null, 'purchase')).toMatchObject({ value: 0, denominator: 60 });
    expect(now('leak', null, 'waiting')).toMatchObject({ value: 10 / 40 });
  });

  it('feeds the top with 20 of 100, all of them by purchase', () => {
    expect(now('feeder')).toMatchObject({ value: 0.2 });
    expect(now('feeder', null, 'purchase')).toMatchObject({ value: 20 / 40 });
    expect(now('feeder', null, 'waiting')).toMatchObject({ value: 0 });
  });

  it('flows into a segment as often as out of others, new customers apart', () => {
    expect(['A', 'B', 'lapsed'].map((segment) => now('net_inflow', segment)?.value)).toEqual([-20, 0, 20]);
    expect(['A', 'B', 'lapsed'].map((segment) => now('net_inflow', segment, 'purchase')?.value)).toEqual([
      10, 0, -10
    ]);
    expect(['A', 'B', 'lapsed'].map((segment) => now('net_inflow', segment, 'waiting')?.value)).toEqual([
      -30, 0, 30
    ]);
    expect(['A', 'B', 'lapsed'].map((segment) => now('new_customers', segment)?.value)).toEqual([10, 30, 0]);
  });

  it('carries money: 20 who came with 100 each, less 40 who left with 100 each', () => {
    expect(now('net_inflow_amount', 'A')).toMatchObject({ value: -2000 });
    expect(now('net_inflow_amount', 'A', 'purchase')).toMatchObject({ value: 1000 });
    expect(now('net_inflow_amount', 'A', 'waiting')).toMatchObject({ value: -3000 });
    // 40 who came are worth 10 each now, 40 who left were worth 10 each then
    expect(now('net_inflow_amount', 'B')).toMatchObject({ value: 0 });
  });

  it('goes up, holds and goes down in shares that add up to everybody', () => {
    expect(now('up_share')).toMatchObject({ numerator: 30, denominator: 250 });
    expect(now('hold_share')).toMatchObject({ numerator: 160, denominator: 250 });
    expect(now('down_share')).toMatchObject({ numerator: 60, denominator: 250 });
    expect(now('up_down_ratio')).toMatchObject({ value: 0.5 });
    expect(now('up_share', 'B')).toMatchObject({ numerator: 20, denominator: 100 });
    // From the lowest step there is no way down, from the highest none up.
    expect(now('up_down_ratio', 'lapsed')).toMatchObject({ value: null, numerator: 10, denominator: 0 });
    expect(now('up_share', 'A')).toMatchObject({ value: 0 });
  });

  it('has the mobility (3 − 0.6 − 0.6 − 0.8) ÷ 2', () => {
    expect(now('shorrocks_mobility')?.value).toBeCloseTo(0.5, 12);
  });

  it('changed where A goes, and did not change where B goes', () => {
    // (60−70)²/70 + (30−25)²/25 + (10−5)²/5, twice
    expect(now('row_change_chi_square', 'A')?.value).toBeCloseTo(2 * (100 / 70 + 1 + 5), 12);
    expect(now('row_change_df', 'A')?.value).toBe(2);
    // Two rows were tested, so the smaller p counts twice: with df 2 it is e^(−χ²/2).
    expect(now('row_change', 'A')?.value).toBeCloseTo(2 * Math.exp(-(100 / 70 + 1 + 5)), 12);
    expect(now('row_change_chi_square', 'B')?.value).toBeCloseTo(2.0454545, 6);
    expect(now('row_change', 'B')?.value).toBeCloseTo(0.359613, 5);
  });

  it('says nothing of the change of lapsed, where too few left for a test', () => {
    expect(now('row_change', 'lapsed')).toMatchObject({ value: null });
    expect(now('row_change_df', 'lapsed')).toMatchObject({ value: null });
  });

  it('is Markov while no segment is further than 0.1 from two single steps', () => {
    // A: 0.52 0.36 0.12 by two steps, 0.50 0.38 0.12 observed
    expect(now('markov_distance', 'A')?.value).toBeCloseTo(0.02, 12);
    expect(now('markov_distance', 'B')?.value).toBeCloseTo(0, 12);
    expect(now('markov_distance')?.value).toBeCloseTo(0.02, 12);
    expect(now('is_markov')?.value).toBe(1);
  });

  it('forecasts 90, 149 and 91: moved on as now, with the mean of the new customers', () => {
    const sizes = ['A', 'B', 'lapsed'].map((segment) => now('forecast_customers', segment)?.value ?? NaN);
    [90, 149, 91].forEach((size, at) => expect(sizes[at]).toBeCloseTo(size, 9));
  });

  it('puts a band around it, wider for how far the last forecast missed', () => {
    // The last one: variances 76.609375, 144.734375, 42.1875 against errors 12.5, −17.5, 5.
    const wider = (12.5 ** 2 / 76.609375 + 17.5 ** 2 / 144.734375 + 5 ** 2 / 42.1875) / 3;
    expect(now('forecast_widening')?.value).toBeCloseTo(wider, 9);
    // A: 90 · 0.24 + 130 · 0.16 go their own way, 90² · 0.24/100 + 130² · 0.16/100 are not known better, 10 · 1.5 are new.
    const half = 1.959963984540054 * Math.sqrt(wider * (21.6 + 20.8 + 19.44 + 27.04 + 15));
    expect(now('forecast_low', 'A')?.value).toBeCloseTo(90 - half, 9);
    expect(now('forecast_high', 'A')?.value).toBeCloseTo(90 + half, 9);
  });

  it('tells how far the forecast of a period ago was off', () => {
    // 102.5, 112.5 and 75 were forecast; 90, 130 and 70 it is
    const errors = ['A', 'B', 'lapsed'].map((segment) => now('forecast_error', segment)?.value ?? NaN);
    [12.5, -17.5, 5].forEach((error, at) => expect(errors[at]).toBeCloseTo(error, 9));
    expect(now('forecast_error_share')?.value).toBeCloseTo(35 / 290, 12);
  });
});

describe('a flow that is not Markov', () => {
  it('has no forecast, but still tells how far the last one was off', () => {
    const told = measuring({ flow, before, both: both(12) });
    expect(told('markov_distance', 'lapsed')?.value).toBeCloseTo(0.2, 12);
    expect(told('is_markov')?.value).toBe(0);
    expect(told('forecast_customers', 'A')).toMatchObject({ value: null });
    expect(told('forecast_error', 'A')?.value).toBeCloseTo(12.5, 9);
  });

  it('is further than 0.1: a distance of exactly 0.1 is accepted', () => {
    const told = measuring({ flow, before, both: both(9) });
    expect(told('markov_distance')?.value).toBeCloseTo(0.1, 12);
    expect(told('is_markov')?.value).toBe(1);
  });
});

describe('at the edges', () => {
  it('without an earlier pair there is no test of change and no forecast', () => {
    const told = measuring({ flow });
    expect(told('row_change', 'A')).toMatchObject({ value: null });
    for (const measure of ['is_markov', 'markov_distance', 'forecast_error_share'])
      expect(told(measure)).toMatchObject({ value: null });
    expect(told('forecast_customers', 'A')).toMatchObject({ value: null });
    expect(told('hold', 'A')).toMatchObject({ value: 0.6 });
  });

  it('a segment without customers has no row', () => {
    const told = measuring({ flow: [cell('A', 'A', 5)] });
    expect(told('hold', 'B')).toBeUndefined();
    expect(told('up_share', 'B')).toBeUndefined();
    expect(told('feeder')).toMatchObject({ value: null, denominator: 0 });
    // It may still be flowed into.
    expect(told('net_inflow', 'B')).toMatchObject({ value: 0 });
  });

  it('where all stay, mobility is 0 and nobody can say how long', () => {
    const told = measuring({ flow: [cell('A', 'A', 5), cell('B', 'B', 0, 7)] });
    expect(told('shorrocks_mobility')).toMatchObject({ value: 0 });
    expect(told('expected_stay', 'A')).toMatchObject({ value: null, numerator: 5, denominator: 0 });
    expect(told('up_down_ratio')).toMatchObject({ value: null });
    expect(told('moved_by_boundaries')).toMatchObject({ value: null, denominator: 0 });
  });

  it('of a single segment there is no mobility', () => {
    expect(measuring({ flow: [cell('A', 'A', 5)] })('shorrocks_mobility')).toMatchObject({ value: null });
  });

  it('where everybody is new, nothing is told but who came', () => {
    const told = measuring({ flow: [cell('not_yet_customer', 'B', 3)] });
    expect(told('new_customers', 'B')).toMatchObject({ value: 3 });
    expect(told('net_inflow', 'B')).toMatchObject({ value: 0 });
    expect(told('leak')).toMatchObject({ value: null });
    expect(told('shorrocks_mobility')).toMatchObject({ value: null });
  });

  it('customers in a segment that was empty before leave no forecast: nobody knows where they go', () => {
    const told = measuring({
      flow: [cell('A', 'A', 5), cell('A', 'B', 5)],
      before: [cell('A', 'A', 10)],
      both: [cell('A', 'A', 5), cell('A', 'B', 5)]
    });
    expect(told('is_markov')).toMatchObject({ value: 1 });
    expect(told('forecast_customers', 'A')).toMatchObject({ value: null });
  });

  it('a scheme without order goes neither up nor down', () => {
    const told = measuring({ flow }, { ...ladder, is_ordered: false });
    expect(told('up_share')).toBeUndefined();
    expect(told('hold', 'A')).toMatchObject({ value: 0.6 });
  });
});
