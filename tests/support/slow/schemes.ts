import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config.ts';
import { done, type History, type State } from './history.ts';
import type { HighRule, Scores } from './scores.ts';

/** As asked: which policy, which look-back, which cut points; and as set. */
export interface Rules {
  returns: 'net' | 'exclude' | 'event';
  lookback: number | null;
  /** the day whose scored customers give the cut points; null: each day its own */
  reference: number | null;
  highRule: HighRule;
  vipShare: number;
  loyalFlags: number;
}

/** All that the schemes of metrics.md section 3 tell customers apart by. */
export interface Facts {
  history: History;
  state: State;
  day: number;
  rules: Rules;
  /** undefined unless scored */
  scores: Scores | undefined;
  thirds: Scores | undefined;
  highs: { r: boolean; f: boolean; m: boolean } | undefined;
  /** positive money strictly above a value, and all of it */
  shareOf: (value: number) => { before: number; total: number };
  namesCategories: boolean;
}

const map11 = new Map(
  readFileSync(join(projectRoot, 'data/schemes/rfm_11_map.csv'), 'utf8')
    .split('\n')
    .map((row) => row.trim().split(',') as [string, string])
);

/** Section 3.2, as it is printed there. */
const mapRf: [RegExp, string][] = [
  [/^[1-2][1-2]/, 'hibernating'],
  [/^[1-2][3-4]/, 'at_risk'],
  [/^[1-2]5/, 'cant_lose'],
  [/^3[1-2]/, 'about_to_sleep'],
  [/^33/, 'need_attention'],
  [/^[3-4][4-5]/, 'loyal'],
  [/^41/, 'promising'],
  [/^51/, 'new'],
  [/^[4-5][2-3]/, 'potential_loyalist'],
  [/^5[4-5]/, 'champions']
];

const groups: Record<string, string[]> = {
  high_value: ['champions', 'loyal'],
  potential: ['potential_loyalist', 'new', 'promising', 'need_attention'],
  to_wake_up: ['about_to_sleep', 'hibernating', 'lost'],
  leaving: ['at_risk', 'cant_lose']
};

/** Not scored: named by the standing. */
const ofScored =
  (name: (facts: Facts, scores: Scores) => string) =>
  (facts: Facts): string =>
    facts.scores ? name(facts, facts.scores) : facts.state.standing;

const code = ({ r, f, m }: Scores) => `${r}${f}${m}`;
const rfm11 = ofScored((_, scores) => map11.get(code(scores)) ?? '?');
const isNotYet = ({ state }: Facts) => state.standing === 'not_yet_customer';
const ageOf = ({ state, day }: Facts) => day - (state.first_order_on ?? day);

function lifecycle(facts: Facts): string {
  const { orders_so_far, gap_status } = facts.state;
  if (gap_status === null) return 'not_yet_customer';
  return orders_so_far === 1 && ageOf(facts) <= 90 ? 'new' : gap_status;
}

const tier = ofScored(({ state, shareOf }) => {
  const { before, total } = shareOf(state.monetary_value);
  if (state.monetary_value <= 0) return 'N';
  return 100 * before < 80 * total ? 'A' : 100 * before < 95 * total ? 'B' : 'C';
});

/** Up, down or flat: the later half of the look-back against the earlier one. */
function growth({ history, day, rules }: Facts): 'up' | 'down' | 'flat' {
  const h = Math.floor((rules.lookback ?? 365) / 2);
  const recent = done(history, rules.returns, day - h, day).amount;
  const earlier = done(history, rules.returns, day - 2 * h, day - h).amount;
  if (10 * recent > 12 * earlier && recent > 0) return 'up';
  return 10 * recent < 8 * earlier ? 'down' : 'flat';
}

/** The signs of section 3.9 that lines of orders tell. */
function signsOf({ history, state, day, rules, namesCategories }: Facts) {
  const opens = rules.lookback === null ? -Infinity : day - rules.lookback;
  const repeated = done(history, rules.returns, opens, day).days.size >= 3;
  if (!namesCategories) return { repeated, flags: Number(repeated), told: 1 };

  const bought = history.bought.filter((line) => line.day <= day);
  const recent = bought.filter((line) => line.day > opens);
  const sum = (lines: typeof bought) => lines.reduce((total, { amount }) => total + amount, 0);
  const categories = [...new Set(bought.flatMap(({ category }) => category ?? []))];
  const directed =
    state.frequency_orders >= 3 &&
    sum(recent) > 0 &&
    categories.some(
      (each) => sum(recent.filter(({ category }) => category === each)) * 10 >= sum(recent) * 6
    );
  const related = categories.some((each) => {
    const first = Math.min(...bought.filter(({ category }) => category === each).map((line) => line.day));
    return state.first_order_on !== null && first > state.first_order_on && first > opens;
  });
  return { repeated, flags: [directed, repeated, related].filter(Boolean).length, told: 3 };
}

function loyalty(facts: Facts): string {
  if (isNotYet(facts)) return 'potential';
  const { orders_so_far, recency_days } = facts.state;
  if (orders_so_far === 1 || ageOf(facts) <= 90) return 'new';
  const { repeated, flags, told } = signsOf(facts);
  const isLoyal = (recency_days ?? 0) <= 180 && repeated && flags >= Math.min(told, facts.rules.loyalFlags);
  return isLoyal ? 'loyal' : 'old';
}

const isLoyal = (facts: Facts) => loyalty(facts) === 'loyal';

export const schemes = {
  rfm_11: rfm11,
  rfm_rf: ofScored((_, scores) => mapRf.find(([pattern]) => pattern.test(code(scores)))?.[1] ?? '?'),
  rfm_8: ofScored(({ highs = { r: false, f: false, m: false } }) => {
    const { r, f, m } = highs;
    return `${m ? 'important' : 'general'}_${r ? (f ? 'value' : 'develop') : f ? 'keep' : 'retain'}`;
  }),
  rfm_6: ofScored(({ thirds = { r: 1, f: 1, m: 1 } }) => {
    if (code(thirds) === '333') return 'champions';
    if (thirds.f >= 2) return thirds.r >= 2 ? 'loyal' : 'at_risk';
    return thirds.r === 3 ? 'recent' : thirds.r === 2 ? 'need_attention' : 'inactive';
  }),
  value_tier: tier,
  pyramid: ofScored((facts) => {
    const [own, grows] = [tier(facts), growth(facts)];
    if (own === 'A') return 'top';
    return (own === 'B' && grows !== 'down') || (own === 'C' && grows === 'up') ? 'middle' : 'base';
  }),
  vip: ofScored((facts, { f, m }) => {
    const { before, total } = facts.shareOf(facts.state.monetary_value);
    if (100 * before < facts.rules.vipShare * total) return 'vip';
    return tier(facts) === 'A' || (f >= 4 && m >= 4) ? 'important' : 'ordinary';
  }),
  lifecycle,
  lifecycle_old: (facts: Facts) => {
    const own = lifecycle(facts);
    if (own === 'not_yet_customer') return 'potential';
    return own === 'new' || own === 'lost' ? own : 'old';
  },
  lifecycle_deal: (facts: Facts) => (isNotYet(facts) ? 'lead' : isLoyal(facts) ? 'loyal' : 'deal'),
  lifecycle_purchase: ({ state }: Facts) =>
    state.orders_so_far === 0 ? 'potential' : state.orders_so_far === 1 ? 'first' : 'repeat',
  lifecycle_formal: (facts: Facts) => (isNotYet(facts) ? 'potential' : isLoyal(facts) ? 'loyal' : 'formal'),
  loyalty,
  customer_status: ({ state }: Facts) =>
    state.recency_days === null ? 'potential' : state.recency_days <= 180 ? 'current' : 'lost',
  value_groups: ofScored((facts) => {
    const own = rfm11(facts);
    return Object.keys(groups).find((group) => groups[group]?.includes(own)) ?? '?';
  }),
  value_levels: ofScored((_, { r, f, m }) =>
    r >= 3 && f >= 4 && m >= 4 ? 'high' : f <= 2 && m <= 2 ? 'low' : 'middle'
  )
} as const satisfies Record<string, (facts: Facts) => string>;

export type SchemeName = keyof typeof schemes;
export const schemeNames = Object.keys(schemes) as SchemeName[];

/** Told by cut points, which are pinned, fitted to a day or to every day. */
export const scoredSchemes: readonly SchemeName[] = [
  'rfm_11',
  'rfm_rf',
  'rfm_8',
  'rfm_6',
  'vip',
  'value_groups',
  'value_levels'
];
