import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config.ts';
import { dayText } from './days.ts';
import { stateAt, type History, type State } from './history.ts';
import { schemeNames, schemes, type Facts, type Rules, type SchemeName } from './schemes.ts';
import { cutsOf, highsBy, scoresBy } from './scores.ts';

export type { Rules, SchemeName } from './schemes.ts';

type Histories = Iterable<History>;
const everybody = (histories: Histories, day: number, { returns, lookback }: Rules) =>
  [...histories]
    .filter(({ customer_id }) => customer_id !== null)
    .flatMap((history) => {
      const state = stateAt(history, day, returns, lookback);
      return state ? [{ history, state }] : [];
    });

const scoredOn = (histories: Histories, day: number, rules: Rules) =>
  everybody(histories, day, rules)
    .map(({ state }) => state)
    .filter(({ standing }) => standing === 'scored');

export interface Segmented extends State, Record<SchemeName, string> {
  r_score: number | null;
  f_score: number | null;
  m_score: number | null;
}

/** How much positive money stands strictly above a value, by those who were scored on a day. */
function shareBy(scored: readonly State[]): Facts['shareOf'] {
  const positive = scored.map((state) => state.monetary_value).filter((value) => value > 0);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return (value) => ({ before: sum(positive.filter((other) => other > value)), total: sum(positive) });
}

/** Everyone known on a day, scored and segmented; the tiers of value by the money of that day or of another. */
export function segmentedAt(
  histories: Histories,
  day: number,
  rules: Rules,
  moneyOf: number = day
): Segmented[] {
  const all = [...histories];
  const fitted = scoredOn(all, rules.reference ?? day, rules);
  const [fifths, thirds] = [cutsOf(fitted, 5), cutsOf(fitted, 3)];
  const highs = highsBy(fitted, fifths, rules.highRule);
  const shareOf = shareBy(scoredOn(all, moneyOf, rules));
  const namesCategories = all.some(({ names_category }) => names_category);

  return everybody(all, day, rules).map(({ history, state }) => {
    const isScored = state.standing === 'scored';
    const scores = isScored ? scoresBy(fifths, state) : undefined;
    const facts: Facts = {
      history,
      state,
      day,
      rules,
      scores,
      thirds: isScored ? scoresBy(thirds, state) : undefined,
      highs: isScored ? highs(state) : undefined,
      shareOf,
      namesCategories
    };
    const segments = Object.fromEntries(schemeNames.map((name) => [name, schemes[name](facts)]));
    return {
      ...state,
      r_score: scores?.r ?? null,
      f_score: scores?.f ?? null,
      m_score: scores?.m ?? null,
      ...(segments as Record<SchemeName, string>)
    };
  });
}

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

/** Who has no order yet is not_yet_customer in flows, whatever the scheme calls them. */
export const segmentOnce = (state: Segmented | undefined, scheme: SchemeName) =>
  state && state.last_order_on !== null ? state[scheme] : enters;

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
    const from_segment = segmentOnce(earlier, scheme);
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
    const segments = states.map((state) => segmentOnce(state, scheme));
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
