import { dayText, spanOf, type Span } from './days.ts';
import { done, type History, type Returns } from './history.ts';

export type Kind = 'on' | 'on_or_after' | 'bracket' | 'every';

export interface CohortCell {
  cohort: string;
  group: string | null;
  period_offset: number;
  period_offset_to: number;
  period: string;
  cohort_size: number;
  customers: number;
  orders: number;
  net_amount: number;
  cohort_net_amount: number;
  is_complete: boolean;
}

type Grain = 'month' | 'quarter' | 'half' | 'year';

/** The name of the period of that grain which holds a day. */
function nameOf(grain: Grain, day: number): string {
  const [year = '', month = ''] = dayText(day).split('-');
  if (grain === 'month') return `${year}-${month}`;
  if (grain === 'quarter') return `${year}Q${Math.ceil(Number(month) / 3)}`;
  return grain === 'half' ? `${year}H${Number(month) > 6 ? 2 : 1}` : year;
}

/** Every period with a day of the coverage, oldest first, day by day. */
function periodsIn(grain: Grain, { from, to }: Span): string[] {
  const names: string[] = [];
  for (let day = from; day <= to; day += 1) {
    const name = nameOf(grain, day);
    if (names.at(-1) !== name) names.push(name);
  }
  return names;
}

const didIn = (history: History, returns: Returns, period: string) => {
  const { from, to } = spanOf(period);
  return done(history, returns, from - 1, to);
};

/** What a cell of a kind looks at: the offsets, and in how many of them a customer must have bought. */
function looksAt(kind: Kind, offset: number, last: number, brackets: readonly [number, number][]) {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (kind === 'on') return { offsets: [offset], needed: 1, to: offset };
  if (kind === 'on_or_after') return { offsets: range(offset, last), needed: 1, to: last };
  if (kind === 'every') {
    return offset === 0
      ? { offsets: [0], needed: 1, to: 0 }
      : { offsets: range(1, offset), needed: offset, to: offset };
  }
  const to = brackets.find(([from]) => from === offset)?.[1];
  return to === undefined ? undefined : { offsets: range(offset, to), needed: 1, to };
}

/** Every cell of every cohort, period by period and customer by customer. */
export function cohortsOf(
  histories: readonly History[],
  {
    grain,
    kind,
    returns,
    coverage,
    brackets,
    group
  }: {
    grain: 'month' | 'quarter';
    kind: Kind;
    returns: Returns;
    coverage: Span;
    brackets: readonly [number, number][];
    group: (history: History) => string | null;
  }
): CohortCell[] {
  const periods = periodsIn(grain, coverage);
  const isComplete = (period: string | undefined) => {
    if (period === undefined) return false;
    const { from, to } = spanOf(period);
    return coverage.from <= from && to <= coverage.to;
  };
  const people = histories
    .filter(({ customer_id }) => customer_id !== null)
    .map((history) => ({ group: group(history), did: periods.map((each) => didIn(history, returns, each)) }))
    .map((person) => ({ ...person, first: person.did.findIndex(({ days }) => days.size > 0) }));

  const cells: CohortCell[] = [];
  periods.forEach((cohort, at) => {
    const everyone = people.filter(({ first }) => first === at);
    for (const value of new Set(everyone.map((person) => person.group))) {
      const members = everyone.filter((person) => person.group === value);
      for (let offset = 0; at + offset < periods.length; offset += 1) {
        const look = looksAt(kind, offset, periods.length - 1 - at, brackets);
        if (!look) continue;
        const inside = members.map(({ did }) => look.offsets.flatMap((each) => did[at + each] ?? []));
        const isRetained = (did: (typeof inside)[number]) =>
          did.filter(({ days }) => days.size > 0).length >= look.needed;
        const counted = kind === 'every' ? inside.filter(isRetained) : inside;
        const sum = (of: (one: (typeof inside)[number][number]) => number) =>
          counted.flat().reduce((total, one) => total + of(one), 0);
        cells.push({
          cohort,
          group: value,
          period_offset: offset,
          period_offset_to: look.to,
          period: periods[at + offset] ?? '',
          cohort_size: members.length,
          customers: inside.filter(isRetained).length,
          orders: sum(({ orders }) => orders),
          net_amount: sum(({ amount }) => amount),
          cohort_net_amount: members.reduce((total, { did }) => total + (did[at]?.amount ?? 0), 0),
          is_complete: isComplete(periods[kind === 'bracket' ? at + look.to : at + offset])
        });
      }
    }
  });
  return cells;
}

export interface LifecyclePoint {
  period: string;
  buyers: number;
  new: number;
  returning: number;
  resurrecting: number;
  dormant: number;
}

/** Who bought in each period and the one before, customer by customer. */
export function lifecyclesOf(
  histories: readonly History[],
  grain: Grain,
  returns: Returns,
  coverage: Span
): LifecyclePoint[] {
  const periods = periodsIn(grain, coverage);
  const bought = histories
    .filter(({ customer_id }) => customer_id !== null)
    .map((history) => periods.map((period) => didIn(history, returns, period).days.size > 0));
  return periods.map((period, at) => {
    const count = (test: (them: boolean[]) => boolean | undefined) => bought.filter(test).length;
    return {
      period,
      buyers: count((them) => them[at]),
      new: count((them) => them[at] && !them.slice(0, at).includes(true)),
      returning: count((them) => them[at] && them[at - 1]),
      resurrecting: count((them) => them[at] && !them[at - 1] && them.slice(0, at).includes(true)),
      dormant: count((them) => them[at - 1] && !them[at])
    };
  });
}
