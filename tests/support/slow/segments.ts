import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config.ts';
import { dayText } from './days.ts';
import { stateAt, type History, type Returns, type State } from './history.ts';

export interface Cuts {
  n: number;
  recency: (number | null)[];
  frequency: (number | null)[];
  monetary: (number | null)[];
}

/** As asked: which policy, which look-back, which cut points. */
export interface Rules {
  returns: Returns;
  lookback: number | null;
  /** the day whose scored customers give the cut points; null: each day its own */
  reference: number | null;
}

type Histories = Iterable<History>;
const everybody = (histories: Histories, day: number, { returns, lookback }: Rules) =>
  [...histories]
    .filter(({ customer_id }) => customer_id !== null)
    .flatMap((history) => stateAt(history, day, returns, lookback) ?? []);

/** Cut k is the worst value that still scores above k, where a score comes straight from the percentile rank. */
function cutsAt(histories: Histories, day: number, rules: Rules): Cuts {
  const scored = everybody(histories, day, rules).filter(({ standing }) => standing === 'scored');
  const n = scored.length;
  const cuts = (values: number[], isWorse: (one: number, other: number) => boolean) => {
    const score = (value: number) => {
      const worse = values.filter((other) => isWorse(other, value)).length;
      return n === 1 ? 1 : Math.min(5, 1 + Math.floor((5 * worse) / (n - 1)));
    };
    return [1, 2, 3, 4].map((k) => {
      const above = values.filter((value) => score(value) > k);
      return above.reduce<number | null>(
        (worst, value) => (worst === null || isWorse(value, worst) ? value : worst),
        null
      );
    });
  };
  const smaller = (one: number, other: number) => one < other;
  const larger = (one: number, other: number) => one > other;
  return {
    n,
    recency: cuts(
      scored.map((state) => state.recency_days ?? 0),
      larger
    ),
    frequency: cuts(
      scored.map((state) => state.frequency_orders),
      smaller
    ),
    monetary: cuts(
      scored.map((state) => state.monetary_value),
      smaller
    )
  };
}

export interface Segmented extends State {
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
  rfm_11: string;
  lifecycle: string;
  value_tier: string;
}

const codes = new Map(
  readFileSync(join(projectRoot, 'data/schemes/rfm_11_map.csv'), 'utf8')
    .split('\n')
    .map((row) => row.trim().split(',') as [string, string])
);

/** The share of all money that stands before a value, by those who were scored on a day. */
function tierBy(scored: readonly State[]): (value: number) => string {
  const positive = scored.map((state) => state.monetary_value).filter((value) => value > 0);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return (value) => {
    const before = sum(positive.filter((other) => other > value));
    if (value <= 0) return 'N';
    return 100 * before < 80 * sum(positive) ? 'A' : 100 * before < 95 * sum(positive) ? 'B' : 'C';
  };
}

/** Everyone known on a day, scored and segmented; the tiers of value by the money of that day or of another. */
export function segmentedAt(
  histories: Histories,
  day: number,
  rules: Rules,
  moneyOf: number = day
): Segmented[] {
  const all = [...histories];
  const tier = tierBy(everybody(all, moneyOf, rules).filter(({ standing }) => standing === 'scored'));
  const cuts = cutsAt(all, rules.reference ?? day, rules);
  const met = (list: readonly (number | null)[], meets: (cut: number) => boolean) =>
    1 + list.filter((cut) => cut !== null && meets(cut)).length;

  return everybody(all, day, rules).map((state) => {
    const isScored = state.standing === 'scored';
    const r = isScored ? met(cuts.recency, (cut) => (state.recency_days ?? 0) <= cut) : null;
    const f = isScored ? met(cuts.frequency, (cut) => state.frequency_orders >= cut) : null;
    const m = isScored ? met(cuts.monetary, (cut) => state.monetary_value >= cut) : null;
    const isNew =
      state.orders_so_far === 1 && state.first_order_on !== null && day - state.first_order_on <= 90;
    return {
      ...state,
      r_score: r,
      f_score: f,
      m_score: m,
      rfm_11: isScored ? (codes.get(`${r}${f}${m}`) ?? '?') : state.standing,
      value_tier: isScored ? tier(state.monetary_value) : state.standing,
      lifecycle: state.gap_status === null ? 'not_yet_customer' : isNew ? 'new' : state.gap_status
    };
  });
}

export type SchemeName = 'rfm_11' | 'lifecycle' | 'value_tier';

export interface Cell {
  from_date: string;
  to_date: string;
  from_segment: string;
  to_segment: string;
  direction: 'up' | 'hold' | 'down' | null;
  customers: number;
  moved_by_purchase: number;
  moved_by_waiting: number;
  moved_by_boundaries: number;
  net_amount_from: number;
  net_amount_to: number;
  net_amount_from_by_purchase: number;
  net_amount_to_by_purchase: number;
}

const enters = 'not_yet_customer';

interface Ladder {
  is_ordered: boolean;
  segments: { segment: string; position: number }[];
}
const ladders = new Map<SchemeName, Ladder>();

function ladderOf(scheme: SchemeName): Ladder {
  const file = join(projectRoot, `data/schemes/${scheme}.json`);
  const ladder = ladders.get(scheme) ?? (JSON.parse(readFileSync(file, 'utf8')) as Ladder);
  ladders.set(scheme, ladder);
  return ladder;
}

/** By the order of the segments in data/schemes, where they are a ladder. */
function directionOf(scheme: SchemeName, from: string, to: string): Cell['direction'] {
  const { is_ordered, segments } = ladderOf(scheme);
  if (!is_ordered || from === enters) return null;
  const place = (of: string) => segments.find(({ segment }) => segment === of)?.position ?? 0;
  return place(to) < place(from) ? 'up' : place(to) > place(from) ? 'down' : 'hold';
}

export function flowsBetween(
  histories: Histories,
  scheme: SchemeName,
  { from, to }: { from: number; to: number },
  rules: Rules,
  isAsked: (customer_id: string) => boolean
): Cell[] {
  const before = new Map(segmentedAt(histories, from, rules).map((state) => [state.customer_id, state]));
  // Everybody once more, had the boundaries of the first day stayed.
  const asBefore = new Map(
    segmentedAt(histories, to, { ...rules, reference: rules.reference ?? from }, from).map((state) => [
      state.customer_id,
      state[scheme]
    ])
  );
  const cells = new Map<string, Cell>();
  for (const later of segmentedAt(histories, to, rules)) {
    if (later.last_order_on === null || !isAsked(later.customer_id ?? '')) continue;
    const earlier = before.get(later.customer_id);
    const from_segment = earlier?.[scheme] ?? enters;
    const to_segment = later[scheme];
    const key = `${from_segment} ${to_segment}`;
    const cell = cells.get(key) ?? {
      from_date: dayText(from),
      to_date: dayText(to),
      from_segment,
      to_segment,
      direction: directionOf(scheme, from_segment, to_segment),
      customers: 0,
      moved_by_purchase: 0,
      moved_by_waiting: 0,
      moved_by_boundaries: 0,
      net_amount_from: 0,
      net_amount_to: 0,
      net_amount_from_by_purchase: 0,
      net_amount_to_by_purchase: 0
    };
    const bought = later.last_order_on > from;
    cell.customers += 1;
    cell[bought ? 'moved_by_purchase' : 'moved_by_waiting'] += 1;
    if (from_segment !== to_segment && asBefore.get(later.customer_id) === from_segment)
      cell.moved_by_boundaries += 1;
    cell.net_amount_from += earlier?.monetary_value ?? 0;
    cell.net_amount_to += later.monetary_value;
    cell.net_amount_from_by_purchase += bought ? (earlier?.monetary_value ?? 0) : 0;
    cell.net_amount_to_by_purchase += bought ? later.monetary_value : 0;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

export interface Path {
  segments: string[];
  customers: number;
  net_amount_from: number;
  net_amount_to: number;
}

/** Where everybody who has bought by the last of the days was on each of them. */
export function pathsAlong(
  histories: Histories,
  scheme: SchemeName,
  days: readonly number[],
  rules: Rules,
  isAsked: (customer_id: string) => boolean
): Path[] {
  const known = days.map((day) => segmentedAt(histories, day, rules));
  const paths = new Map<string, Path>();
  for (const { customer_id, last_order_on } of known.at(-1) ?? []) {
    if (last_order_on === null || !isAsked(customer_id ?? '')) continue;
    const states = known.map((day) => day.find((state) => state.customer_id === customer_id));
    const segments = states.map((state) => state?.[scheme] ?? enters);
    const path = paths.get(segments.join(' ')) ?? {
      segments,
      customers: 0,
      net_amount_from: 0,
      net_amount_to: 0
    };
    path.customers += 1;
    path.net_amount_from += states[0]?.monetary_value ?? 0;
    path.net_amount_to += states.at(-1)?.monetary_value ?? 0;
    paths.set(segments.join(' '), path);
  }
  return [...paths.values()];
}
