import type { State } from './history.ts';

/** Thresholds between scores, lowest first; null where nobody reaches one. */
export interface Cuts {
  recency: (number | null)[];
  frequency: (number | null)[];
  monetary: (number | null)[];
}

export interface Scores {
  r: number;
  f: number;
  m: number;
}

const smaller = (one: number, other: number) => one < other;
const larger = (one: number, other: number) => one > other;

/** Cut k is the worst value that still scores above k, where a score comes straight from the percentile rank. */
export function cutsOf(scored: readonly State[], bins: 5 | 3): Cuts {
  const n = scored.length;
  const cuts = (values: number[], isWorse: (one: number, other: number) => boolean) => {
    const score = (value: number) => {
      const worse = values.filter((other) => isWorse(other, value)).length;
      return n === 1 ? 1 : Math.min(bins, 1 + Math.floor((bins * worse) / (n - 1)));
    };
    return Array.from({ length: bins - 1 }, (_, at) => {
      const above = values.filter((value) => score(value) > at + 1);
      return above.reduce<number | null>(
        (worst, value) => (worst === null || isWorse(value, worst) ? value : worst),
        null
      );
    });
  };
  const { days, orders, amounts } = valuesOf(scored);
  return { recency: cuts(days, larger), frequency: cuts(orders, smaller), monetary: cuts(amounts, smaller) };
}

const valuesOf = (scored: readonly State[]) => ({
  days: scored.map((state) => state.recency_days ?? 0),
  orders: scored.map((state) => state.frequency_orders),
  amounts: scored.map((state) => state.monetary_value)
});

export function scoresBy(cuts: Cuts, state: State): Scores {
  const met = (list: readonly (number | null)[], meets: (cut: number) => boolean) =>
    1 + list.filter((cut) => cut !== null && meets(cut)).length;
  return {
    r: met(cuts.recency, (cut) => (state.recency_days ?? 0) <= cut),
    f: met(cuts.frequency, (cut) => state.frequency_orders >= cut),
    m: met(cuts.monetary, (cut) => state.monetary_value >= cut)
  };
}

export type HighRule = 'score_mean' | 'value_mean' | 'value_median';

/** Which of recency, frequency and monetary value are high, by those who are scored on the day of the cut. */
export function highsBy(
  scored: readonly State[],
  cuts: Cuts,
  rule: HighRule
): (state: State) => { r: boolean; f: boolean; m: boolean } {
  const { days, orders, amounts } = valuesOf(scored);
  if (rule === 'score_mean') {
    const scores = scored.map((state) => scoresBy(cuts, state));
    const high = (of: (scores: Scores) => number) => {
      const sum = scores.reduce((total, each) => total + of(each), 0);
      return (own: Scores) => scored.length > 0 && of(own) * scored.length >= sum;
    };
    const [r, f, m] = [high((own) => own.r), high((own) => own.f), high((own) => own.m)];
    return (state) => {
      const own = scoresBy(cuts, state);
      return { r: r(own), f: f(own), m: m(own) };
    };
  }
  const middle = rule === 'value_mean' ? mean : median;
  const [r, f, m] = [middle(days), middle(orders), middle(amounts)];
  return (state) => ({
    r: r !== null && (state.recency_days ?? 0) * r.of <= r.sum,
    f: f !== null && state.frequency_orders * f.of >= f.sum,
    m: m !== null && state.monetary_value * m.of >= m.sum
  });
}

/** A middle as a sum and what it is divided by: compared in whole numbers. */
type Middle = { sum: number; of: number } | null;

const mean = (values: readonly number[]): Middle =>
  values.length === 0 ? null : { sum: values.reduce((sum, value) => sum + value, 0), of: values.length };

function median(values: readonly number[]): Middle {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
  return low === undefined || high === undefined ? null : { sum: low + high, of: 2 };
}
