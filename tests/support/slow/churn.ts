import { done, stateAt, type History, type State } from './history.ts';
import type { Rules } from './segments.ts';

/**
 * The churn indicators once more (metrics.md section 7), as loops over one customer after another. Fractions are kept
 * exactly, as two BigInts: where the product rounds, this does not.
 */
export type Fraction = readonly [bigint, bigint];

const reduced = (top: bigint, bottom: bigint): Fraction => {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [top / a, bottom / a];
};
const plus = ([a, b]: Fraction, [c, d]: Fraction) => reduced(a * d + c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction) => reduced(a * c, b * d);
const minus = (one: Fraction, [c, d]: Fraction) => plus(one, [-c, d]);
const over = (one: Fraction, [c, d]: Fraction) => times(one, [d, c]);
const whole = (value: number): Fraction => [BigInt(value), 1n];
const isLess = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b;
const within01 = (value: Fraction): Fraction =>
  isLess(value, [0n, 1n]) ? [0n, 1n] : isLess([1n, 1n], value) ? [1n, 1n] : value;
/** Both parts are small enough here to be exact as numbers. */
export const toNumber = ([a, b]: Fraction) => Number(a) / Number(b);

/** A customer on a day: closed gaps in the order of time, and the open one. */
export interface Waiting {
  customer_id: string;
  state: State;
  gap: number;
  closed: number[];
}

export function waitingAt(histories: readonly History[], day: number, rules: Rules): Waiting[] {
  return histories.flatMap((history): Waiting[] => {
    const state = stateAt(history, day, rules.returns, rules.lookback);
    if (history.customer_id === null || state?.recency_days === null || !state) return [];
    const days = [...done(history, rules.returns, -Infinity, day).days].sort((one, other) => one - other);
    const closed = days.slice(1).map((later, at) => later - (days[at] ?? 0));
    return [{ customer_id: history.customer_id, state, gap: state.recency_days, closed }];
  });
}

/** Type 7: a place between two values, as far between them as its fraction says. */
export function quantile(values: readonly number[], percent: number): Fraction | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  if (sorted.length === 0) return undefined;
  const place: Fraction = reduced(BigInt((sorted.length - 1) * percent), 100n);
  const low = Number(place[0] / place[1]);
  const rest = minus(place, whole(low));
  const [first, next] = [sorted[low] ?? 0, sorted[low + 1] ?? sorted[low] ?? 0];
  return plus(whole(first), times(rest, whole(next - first)));
}

/** S at a day, straight from the definition: every shorter closing day is looked at anew. */
export function survivalAt(people: readonly Waiting[], day: number): Fraction {
  const records = people.flatMap(({ closed, gap }) => {
    const weight: Fraction = [1n, BigInt(closed.length + 1)];
    return [
      ...closed.map((days) => ({ days, weight, isClosed: true })),
      { days: gap, weight, isClosed: false }
    ];
  });
  const sum = (which: (record: (typeof records)[number]) => boolean) =>
    records.filter(which).reduce<Fraction>((total, { weight }) => plus(total, weight), [0n, 1n]);
  const steps = [...new Set(records.filter((record) => record.isClosed).map(({ days }) => days))];
  return steps
    .filter((days) => days <= day)
    .reduce<Fraction>(
      (product, step) => {
        const n = sum(({ days }) => days >= step);
        const d = sum(({ days, isClosed }) => isClosed && days === step);
        return times(product, minus([1n, 1n], over(d, n)));
      },
      [1n, 1n]
    );
}

export interface Warning {
  customer_id: string;
  gap: number;
  value: number;
  ratio: Fraction | null;
  overdue: Fraction | null;
  slowing: Fraction;
  score: Fraction;
  reasons: string | null;
  is_warned: boolean;
}

/** Of everybody known, for the median is of everybody; who asks for a few leaves the others out afterwards. */
export function warningsAt(histories: readonly History[], day: number, rules: Rules): Warning[] {
  const people = waitingAt(histories, day, rules);
  const population = quantile(
    people.flatMap(({ closed }) => closed),
    50
  );
  const byId = new Map(histories.map((history) => [history.customer_id, history]));
  return people
    .filter(({ gap }) => gap <= 180)
    .map(({ customer_id, gap, closed, state }) => {
      const own = quantile(closed, 50) ?? whole(0);
      const k = whole(closed.length);
      const expected =
        population && over(plus(times(k, own), times(whole(3), population)), plus(k, whole(3)));
      const ratio = expected ? over(whole(gap), expected) : null;
      const overdue = ratio && within01(times(minus(ratio, whole(1)), [1n, 2n]));

      const orders = (after: number, through: number) => {
        const history = byId.get(customer_id);
        return history ? done(history, rules.returns, after, through).orders : 0;
      };
      const [recent, earlier] = [orders(day - 90, day), orders(day - 180, day - 90)];
      const slowing = earlier >= 2 ? within01(minus(whole(1), [BigInt(recent), BigInt(earlier)])) : whole(0);

      const parts = [
        ...(overdue ? [{ reason: 'overdue', part: overdue }] : []),
        { reason: 'slowing', part: slowing }
      ].filter(({ part }) => part[0] > 0n);
      // A stable sort: of two equal parts the first stays first.
      parts.sort((one, other) => (isLess(other.part, one.part) ? -1 : isLess(one.part, other.part) ? 1 : 0));
      const score = parts[0]?.part ?? whole(0);
      return {
        customer_id,
        gap,
        value: state.monetary_value,
        ratio,
        overdue,
        slowing,
        score,
        reasons: parts.length === 0 ? null : parts.map(({ reason }) => reason).join(', '),
        is_warned: !isLess(score, [7n, 10n])
      };
    });
}

/** Whole minor units, half away from zero. */
export function atRisk({ score, value }: Warning): number {
  const exact = Math.abs(value) * Number(score[0]);
  const bottom = Number(score[1]);
  const rounded = Math.floor(exact / bottom) + (2 * (exact % bottom) >= bottom ? 1 : 0);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** Whether a customer has an activity day in (day, day + 180]. */
export const returns = (history: History | undefined, day: number, rules: Rules) =>
  history !== undefined && done(history, rules.returns, day, day + 180).days.size > 0;

/** Gaps opened in (day, day + 180 − within]: how many, and how many of them close within so many days. */
export function gapsAfter(histories: readonly History[], day: number, within: number, rules: Rules) {
  let [gaps, closed] = [0, 0];
  for (const history of histories) {
    if (history.customer_id === null) continue;
    const days = [...done(history, rules.returns, -Infinity, Infinity).days].sort(
      (one, other) => one - other
    );
    days.forEach((opened, at) => {
      if (opened <= day || opened > day + 180 - within) return;
      gaps += 1;
      const next = days[at + 1];
      if (next !== undefined && next - opened <= within) closed += 1;
    });
  }
  return { gaps, closed };
}

/** All pairs of one who is silent and one who is not: won, or half won on a tie. */
export function auc(people: readonly { level: Fraction; isSilent: boolean }[]): number | null {
  let [won, pairs] = [0, 0];
  for (const hit of people.filter(({ isSilent }) => isSilent)) {
    for (const other of people.filter(({ isSilent }) => !isSilent)) {
      pairs += 2;
      won += isLess(other.level, hit.level) ? 2 : isLess(hit.level, other.level) ? 0 : 1;
    }
  }
  return pairs === 0 ? null : won / pairs;
}
