import { expect } from 'vitest';
import { publish } from '../../server/build/publish.ts';
import type { Home } from '../../server/home.ts';
import { storeSettings, type Settings } from '../../server/settings.ts';
import { asking } from './asking.ts';
import { at, forgetExtracts, putExtract, type Line } from './order-lines.ts';
import { Chance, randomExtracts, someDay } from './random-history.ts';
import {
  dayNumber,
  dayText,
  lastCompleteQuarterEnd,
  spanAfter,
  spanBefore,
  spanOf,
  spanYearAgo,
  type Span
} from './slow/days.ts';
import {
  atRisk,
  auc,
  gapsAfter,
  quantile,
  returns,
  survivalAt,
  toNumber,
  waitingAt,
  warningsAt,
  type Waiting
} from './slow/churn.ts';
import { cohortsOf, lifecyclesOf, type CohortCell, type Kind } from './slow/cohorts.ts';
import { figuresOf, type Figure } from './slow/figures.ts';
import { done, historiesOf, type History, type Returns } from './slow/history.ts';
import { schemeNames, scoredSchemes } from './slow/schemes.ts';
import {
  flowsBetween,
  pathsAlong,
  segmentedAt,
  type Rules,
  type SchemeName,
  type Segmented
} from './slow/segments.ts';

/** What is set for schemes, at random too. */
type Set = Pick<Settings, 'rfm_8_cut' | 'vip_share' | 'loyal_flags'>;

/** One history made at random, loaded into a home, beside the plain loops that know the same lines. */
export interface TwoWays {
  home: Home;
  set: Set;
  histories: History[];
  coverage: Span;
  chance: Chance;
}

export async function twoWays(home: Home, seed: number, customers: number): Promise<TwoWays> {
  const chance = new Chance(seed);
  const extracts = randomExtracts(chance, customers);
  const set: Set = {
    rfm_8_cut: chance.of(['score_mean', 'value_mean', 'value_median'] as const),
    vip_share: chance.of([50, 50, 30, 80]),
    loyal_flags: chance.of([2, 2, 1, 3, 4])
  };
  await storeSettings(home, set, new Date());
  await loadInstead(home, extracts);
  const days = extracts.flat().map(({ ordered_at }) => dayNumber(ordered_at));
  return {
    home,
    chance,
    set,
    histories: [...historiesOf(extracts).values()],
    coverage: { from: Math.min(...days), to: Math.max(...days) }
  };
}

const loadInstead = (home: Home, extracts: readonly (readonly Line[])[]) =>
  home.warehouse.writing(async (session) => {
    await forgetExtracts(session);
    for (const lines of extracts) await putExtract(session, lines);
    await publish(home, session, at);
  });

/** How a question is asked: its parameters as texts, and what they mean to the plain loops. */
interface Way {
  texts: Record<string, string>;
  rules: Rules;
  scheme: SchemeName;
  isAsked: (history: History | undefined) => boolean;
}

function someWay({ chance, coverage, set, histories }: TwoWays): Way {
  const lookback = chance.of(['365', '365', 'all', '30', '1', undefined]);
  const returns = chance.of<Returns | undefined>(['net', 'exclude', 'event', undefined]);
  const scheme = chance.may(0.4) ? chance.of<SchemeName>(['rfm_11', 'lifecycle']) : chance.of(schemeNames);
  const cuts = scoredSchemes.includes(scheme) ? chance.of(['pinned', 'relative', 'reference']) : 'pinned';
  const reference = dayText(someDayIn(chance, coverage));
  // A region that nobody ever had is refused instead of answered.
  const regions = histories.some(
    ({ customer_id, first_region }) => customer_id !== null && first_region === 'East'
  )
    ? ['East', '']
    : [''];
  const region = chance.of([...regions, undefined, undefined]);
  const texts = {
    scheme,
    ...(lookback && { lookback }),
    ...(returns && { returns }),
    ...(cuts === 'relative' && { scoring: 'relative' }),
    ...(cuts === 'reference' && { reference }),
    ...(region !== undefined && { filter: `first_region:${region}` })
  };
  const automatic = lastCompleteQuarterEnd(coverage) ?? coverage.to;
  return {
    texts,
    scheme,
    rules: {
      returns: returns ?? 'net',
      lookback: lookback === 'all' ? null : Number(lookback ?? 365),
      reference: cuts === 'relative' ? null : cuts === 'reference' ? dayNumber(reference) : automatic,
      highRule: set.rfm_8_cut,
      vipShare: set.vip_share,
      loyalFlags: set.loyal_flags
    },
    // Nobody has no region either, but is no customer who could be chosen.
    isAsked: (history) =>
      region === undefined || (history?.customer_id !== null && (history?.first_region ?? '') === region)
  };
}

const someDayIn = (chance: Chance, { from, to }: Span) => Math.max(from, Math.min(to, someDay(chance)));
const textOrNull = (day: number | null) => (day === null ? null : dayText(day));
const asText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

/** Everyone's state, scores and segment on a day; and the sizes of the segments. */
export async function compareDay(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const day = someDayIn(ways.chance, ways.coverage);
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const known = segmentedAt(ways.histories, day, rules).filter((state) =>
    isAsked(byId.get(state.customer_id))
  );
  const ask = asking(ways.home);

  const asked = { ...texts, as_of: dayText(day) };
  const told = await ask('customers', { ...asked, search: '', page_size: '1000', sort: 'customer_id' });
  expect(
    told.rows.map(({ first_channel: _, labels: __, ...row }) => row),
    JSON.stringify(asked)
  ).toEqual(
    known
      .sort((one, other) => ((one.customer_id ?? '') < (other.customer_id ?? '') ? -1 : 1))
      .map((state) => customerRow(state, scheme, byId.get(state.customer_id)))
  );

  const { rows } = await ask('segments', asked);
  expect(rows, JSON.stringify(asked)).toEqual(
    sizes(
      rows.map(({ segment }) => segment),
      known,
      scheme
    )
  );
}

const customerRow = (state: Segmented, scheme: SchemeName, history: History | undefined) => ({
  customer_id: state.customer_id,
  first_order_on: textOrNull(state.first_order_on),
  last_order_on: textOrNull(state.last_order_on),
  recency_days: state.recency_days,
  frequency_orders: state.frequency_orders,
  monetary_value: state.monetary_value,
  orders_so_far: state.orders_so_far,
  net_amount_so_far: state.net_amount_so_far,
  r_score: state.r_score,
  f_score: state.f_score,
  m_score: state.m_score,
  segment: state[scheme],
  first_region: history?.first_region ?? null,
  first_category: history?.first_category ?? null
});

function sizes(segments: readonly string[], known: readonly Segmented[], scheme: SchemeName) {
  const hasOrders = (states: readonly Segmented[]) =>
    states.length === 0 || states.some((state) => state.last_order_on !== null);
  const customers = known.filter((state) => state.last_order_on !== null);
  const sum = (states: readonly Segmented[], of: (state: Segmented) => number | null) =>
    states.reduce((total, state) => total + (of(state) ?? 0), 0);
  const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const money = sum(customers, (state) => state.monetary_value);
  return segments.map((segment) => {
    const inside = known.filter((state) => state[scheme] === segment);
    const isPart = hasOrders(inside);
    const net_amount = sum(inside, (state) => state.monetary_value);
    return {
      segment,
      customers: inside.length,
      customer_share: isPart ? over(inside.length, customers.length) : null,
      net_amount,
      net_amount_share: isPart ? over(net_amount, money) : null,
      avg_recency_days: isPart
        ? over(
            sum(inside, (state) => state.recency_days),
            inside.length
          )
        : null,
      avg_frequency_orders: over(
        sum(inside, (state) => state.frequency_orders),
        inside.length
      ),
      avg_monetary_value: over(net_amount, inside.length)
    };
  });
}

/** Every cell of the cube of a day or of the end of a period, and what its customers did in the days that followed. */
export async function compareCube(ways: TwoWays): Promise<void> {
  const { chance, coverage, histories } = ways;
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const someday = dayText(someDayIn(chance, coverage));
  const [year = '', month = ''] = someday.split('-');
  const period = chance.of([`${year}-${month}`, `${year}Q${Math.ceil(Number(month) / 3)}`, year, null]);
  const span = period === null ? { from: 0, to: dayNumber(someday) } : spanOf(period);
  const day = Math.min(span.to, coverage.to);
  const through = period === null ? day + 90 : spanAfter(period).to;
  const isOver = day === span.to && through <= coverage.to;
  const dimensions = chance.of([
    [],
    ['first_region'],
    ['first_category'],
    ['first_region', 'first_category'],
    ['segment', 'first_region']
  ]);
  const lapsed = chance.may(0.3);
  const asked = {
    ...texts,
    as_of: period ?? someday,
    ...(dimensions.length > 0 && { dimensions: dimensions.join(',') }),
    ...(lapsed && { lapsed: 'include' })
  };

  const byId = new Map(histories.map((history) => [history.customer_id, history]));
  const cells = new Map<string, Record<string, number | string | null>>();
  for (const state of segmentedAt(histories, day, rules)) {
    const history = byId.get(state.customer_id);
    if (!history || !isAsked(history) || state.standing === 'not_yet_customer') continue;
    if (state.standing === 'lapsed' && !lapsed) continue;
    const { r_score, f_score, m_score } = state;
    const values = dimensions.map(
      (name) => [name, name === 'segment' ? state[scheme] : history[name as 'first_region']] as const
    );
    const names = { r_score, f_score, m_score, ...Object.fromEntries(values) };
    const cell = cells.get(JSON.stringify(names)) ?? {
      ...names,
      ...{ customers: 0, recency_days: 0, net_amount: 0, orders: 0 },
      buyers_next: isOver ? 0 : null,
      net_amount_next: isOver ? 0 : null
    };
    const next = done(history, rules.returns, day, through);
    const add = (name: string, more: number) => {
      if (cell[name] !== null) cell[name] = Number(cell[name]) + more;
    };
    add('customers', 1);
    add('recency_days', state.recency_days ?? Number.NaN);
    add('net_amount', state.monetary_value);
    add('orders', state.frequency_orders);
    add('buyers_next', next.days.size > 0 ? 1 : 0);
    add('net_amount_next', next.amount);
    cells.set(JSON.stringify(names), cell);
  }
  const { rows } = await asking(ways.home)('rfm-cube', asked);
  expect(asText(rows), JSON.stringify(asked)).toEqual(asText([...cells.values()]));
}

/** Every cell between two days. */
export async function compareFlow(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const to = Math.max(ways.coverage.from, someDayIn(ways.chance, ways.coverage));
  const from = Math.max(ways.coverage.from - 1, to - ways.chance.of([1, 30, 90, 91, 181, 365, 800]));
  const asked = { ...texts, from: dayText(from), to: dayText(to) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const wanted = flowsBetween(ways.histories, scheme, { from, to }, rules, (id) => isAsked(byId.get(id)));
  const { rows } = await asking(ways.home)('segment-flow', asked);
  expect(asText(rows), JSON.stringify(asked)).toEqual(asText(wanted));
}

/** Every cell of every cohort, and the mean line over the complete ones; who was new, returning, resurrecting, dormant. */
export async function compareCohorts(ways: TwoWays): Promise<void> {
  const { chance, coverage, home } = ways;
  const { texts, rules, isAsked } = someWay(ways);
  const { returns, filter } = texts;
  const common = { ...(returns && { returns }), ...(filter !== undefined && { filter }) };
  const histories = ways.histories.filter(isAsked);
  const ask = asking(home);

  const grain = chance.of(['month', 'quarter'] as const);
  const kind = chance.of<Kind>(['on', 'on_or_after', 'bracket', 'every']);
  const own: [number, number][] = chance.may(0.5)
    ? [
        [1, 1],
        [2, 5]
      ]
    : [];
  const by = chance.may(0.3);
  const asked = {
    ...common,
    cohort: grain,
    kind,
    ...(by && { by: 'first_region' }),
    ...(kind === 'bracket' && { bracket: own.map((bounds) => bounds.join('-')) })
  };
  const wanted = cohortsOf(histories, {
    grain,
    kind,
    returns: rules.returns,
    coverage,
    brackets:
      own.length > 0
        ? own
        : [
            [1, 3],
            [4, 6],
            [7, 12]
          ],
    group: (history) => (by ? history.first_region : null)
  });
  const { rows, means } = await ask('cohort-retention', asked);
  const told = rows.map(
    ({
      first_region,
      retention_rate: _,
      revenue_retention: __,
      net_amount_per_customer: ____,
      left_censored: ___,
      ...row
    }) => ({
      ...row,
      group: first_region ?? null
    })
  );
  const sorted = (cells: readonly object[]) =>
    cells.map((cell) => JSON.stringify(Object.entries(cell).sort())).sort();
  expect(sorted(told), JSON.stringify(asked)).toEqual(sorted(wanted));

  for (const mean of means) {
    const complete = wanted.filter(
      (cell) =>
        cell.is_complete &&
        cell.period_offset === mean.period_offset &&
        cell.group === (mean.first_region ?? null)
    );
    const sum = (of: (cell: CohortCell) => number) => complete.reduce((total, cell) => total + of(cell), 0);
    const [size, came] = [sum((cell) => cell.cohort_size), sum((cell) => cell.customers)];
    const [money, base] = [sum((cell) => cell.net_amount), sum((cell) => cell.cohort_net_amount)];
    expect(mean, JSON.stringify(asked)).toMatchObject({
      cohorts: complete.length,
      cohort_size: size,
      customers: came,
      retention_rate: size === 0 ? null : came / size,
      revenue_retention: base === 0 ? null : money / base,
      net_amount_per_customer: size === 0 ? null : money / size
    });
  }

  const step = chance.of(['month', 'quarter', 'half', 'year'] as const);
  const series = await ask('lifecycle-series', { ...common, grain: step });
  expect(
    series.rows.map(({ is_complete: _, is_previous_complete: __, left_censored: ___, ...row }) => row),
    JSON.stringify(common)
  ).toEqual(lifecyclesOf(histories, step, rules.returns, coverage));
}

/** Whole paths over two to eight days, and the flow between each day and the next. */
export async function comparePaths(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const { chance, coverage } = ways;
  const many = chance.of([2, 3, 4, 8]);
  const some = Array.from({ length: 3 * many }, () => someDayIn(chance, coverage));
  const days = [...new Set(some)].slice(0, many).sort((one, other) => one - other);
  if (days.length < 2) return;
  const asked = { ...texts, at: days.map(dayText) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const isOne = (id: string) => isAsked(byId.get(id));
  const ask = asking(ways.home);

  const wanted = pathsAlong(ways.histories, scheme, days, rules, isOne);
  const { rows, others } = await ask('segment-paths', { ...asked, top: '1000' });
  const told = rows.map((row) => ({
    segments: days.map((_, at) => row[`segment_${at + 1}` as 'segment_1']),
    customers: row.customers,
    net_amount_from: row.net_amount_from,
    net_amount_to: row.net_amount_to
  }));
  expect(asText(told), JSON.stringify(asked)).toEqual(asText(wanted));
  expect(others.paths).toBe(0);

  const flows = days
    .slice(1)
    .flatMap((to, at) => flowsBetween(ways.histories, scheme, { from: days[at] ?? 0, to }, rules, isOne));
  const flow = await ask('segment-flow', asked);
  expect(asText(flow.rows), JSON.stringify(asked)).toEqual(asText(flows));
}

const sumOf = (people: readonly Waiting[]) => ({
  customers: people.length,
  net_amount: people.reduce((total, { state }) => total + state.monetary_value, 0)
});

/** Statuses, quantiles, the survival curve and the early warnings of a day. */
export async function compareChurn(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const day = someDayIn(ways.chance, ways.coverage);
  const asked = { ...texts, as_of: dayText(day) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const people = waitingAt(ways.histories.filter(isAsked), day, rules);
  const ask = asking(ways.home);
  const { rows, definition } = await ask('churn', asked);
  const told = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ key, value, customers, net_amount }) => ({ key, value, customers, net_amount }));

  expect(told('status'), JSON.stringify(asked)).toEqual(
    ['active', 'dormant', 'lost'].map((key) => {
      const those = people.filter(({ state }) => state.gap_status === key);
      return { key, value: people.length === 0 ? null : those.length / people.length, ...sumOf(those) };
    })
  );

  const gaps = people.flatMap(({ closed }) => closed);
  expect(definition.closed_gaps).toBe(gaps.length);
  expect(told('quantile'), JSON.stringify(asked)).toEqual(
    [25, 50, 75, 80, 90, 95].map((percent) => {
      const value = quantile(gaps, percent);
      const key = `p${percent}`;
      if (!value) return { key, value: null, customers: null, net_amount: null };
      const longer = people.filter(({ gap }) => BigInt(gap) * value[1] > value[0]);
      return { key, value: toNumber(value), ...sumOf(longer) };
    })
  );

  const days = [...new Set([...gaps, ...people.map(({ gap }) => gap)])].sort((one, other) => one - other);
  const curve = told('survival');
  expect(
    curve.map(({ value: _, ...row }) => row),
    JSON.stringify(asked)
  ).toEqual(days.map((each) => ({ key: String(each), ...sumOf(people.filter(({ gap }) => gap === each)) })));
  for (const { key, value } of curve)
    expect(value).toBeCloseTo(toNumber(survivalAt(people, Number(key))), 12);

  const segments = new Map(
    segmentedAt(ways.histories, day, rules).map((each) => [each.customer_id, each[scheme]])
  );
  const warnings = warningsAt(ways.histories, day, rules).filter(({ customer_id }) =>
    isAsked(byId.get(customer_id))
  );
  expect(told('at_risk'), JSON.stringify(asked)).toEqual(
    told('at_risk').map(({ key }) => {
      const those = warnings.filter(({ customer_id }) => segments.get(customer_id) === key);
      const warned = those.filter(({ is_warned }) => is_warned);
      return {
        key,
        value: those.length === 0 ? null : warned.length / those.length,
        customers: warned.length,
        net_amount: warned.reduce((total, { value }) => total + value, 0)
      };
    })
  );

  // A wait of at most the first half of the expected gap is in the first band, beyond four gaps all are in the last.
  const rhythms = warnings.flatMap(({ ratio, value }) => (ratio ? [{ ratio: toNumber(ratio), value }] : []));
  const band = (ratio: number) => Math.min(Math.max(Math.ceil(2 * ratio), 1), 9);
  expect(
    told('rhythm').map(({ customers, net_amount }) => [customers, net_amount]),
    JSON.stringify(asked)
  ).toEqual(
    told('rhythm').map((_, at) => {
      const those = rhythms.filter(({ ratio }) => band(ratio) === at + 1);
      return [those.length, those.reduce((total, { value }) => total + value, 0)];
    })
  );
  expect(told('warning'), JSON.stringify(asked)).toEqual(
    (
      [
        ['overdue', rhythms.length, warnings.filter(({ ratio }) => ratio !== null && toNumber(ratio) > 1)],
        ['warned', warnings.length, warnings.filter(({ is_warned }) => is_warned)]
      ] as const
    ).map(([key, base, those]) => ({
      key,
      value: base === 0 ? null : those.length / base,
      customers: those.length,
      net_amount: those.reduce((total, { value }) => total + value, 0)
    }))
  );

  const list = await ask('early-warning', { ...asked, page_size: '1000' });
  const wanted = warnings.map((warning) => ({
    customer_id: warning.customer_id,
    recency_days: warning.gap,
    monetary_value: warning.value,
    segment: segments.get(warning.customer_id),
    score: toNumber(warning.score),
    reasons: warning.reasons,
    is_warned: warning.is_warned,
    net_amount_at_risk: atRisk(warning),
    overdue: warning.overdue && toNumber(warning.overdue),
    slowing: toNumber(warning.slowing),
    unlikely_alive: null,
    complaint: null
  }));
  wanted.sort(
    (one, other) =>
      other.net_amount_at_risk - one.net_amount_at_risk || (one.customer_id < other.customer_id ? -1 : 1)
  );
  expect(list.rows.length, JSON.stringify(asked)).toBe(wanted.length);
  list.rows.forEach((row, at) => expect(row, JSON.stringify(asked)).toMatchObject(wanted[at] ?? {}));
  expect(list.total).toBe(wanted.length);
}

/** What the indicators of a past day foresaw, beside what came. */
export async function compareValidation(ways: TwoWays): Promise<void> {
  const { texts, rules, isAsked } = someWay(ways);
  const latest = ways.coverage.to - 180;
  if (latest < ways.coverage.from) return;
  const day = Math.min(latest, someDayIn(ways.chance, ways.coverage));
  const asked = { ...texts, as_of: dayText(day) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const those = ways.histories.filter(isAsked);
  const isSilent = (customer_id: string) => !returns(byId.get(customer_id), day, rules);
  const people = waitingAt(those, day, rules);
  const warnings = warningsAt(ways.histories, day, rules)
    .filter(({ customer_id }) => isAsked(byId.get(customer_id)))
    .map((warning) => ({ ...warning, isSilent: isSilent(warning.customer_id) }));

  const { rows } = await asking(ways.home)('churn-validation', asked);
  const told = (indicator: string, measure: string, key: string | null = null) =>
    rows.find((row) => row.indicator === indicator && row.measure === measure && row.key === key);
  const about = JSON.stringify(asked);

  const p80 = quantile(
    people.flatMap(({ closed }) => closed),
    80
  );
  const after = p80 ? gapsAfter(those, day, Number(p80[0] / p80[1]), rules) : { gaps: 0, closed: 0 };
  expect(told('gap_quantiles', 'closed_within', 'p80'), about).toMatchObject({
    numerator: after.closed,
    denominator: after.gaps
  });

  const bands = [
    [0, 30],
    [31, 60],
    [61, 90],
    [91, 180],
    [181, 365],
    [366, Infinity]
  ] as const;
  for (const [begin, end] of bands) {
    const band = people.filter(({ gap }) => gap >= begin && gap <= end);
    const expected = band.reduce(
      (total, { gap }) =>
        total + 1 - toNumber(survivalAt(people, gap + 180)) / toNumber(survivalAt(people, gap)),
      0
    );
    const row = told('survival', 'returned', end === Infinity ? `${begin}+` : `${begin}-${end}`);
    expect(row, about).toMatchObject({
      numerator: band.filter(({ customer_id }) => !isSilent(customer_id)).length,
      denominator: band.length
    });
    if (band.length > 0) expect(row?.expected).toBeCloseTo(expected / band.length, 10);
  }

  const ratios = warnings.flatMap(({ ratio, isSilent }) => (ratio ? [{ level: ratio, isSilent }] : []));
  expect(told('own_rhythm', 'auc'), about).toMatchObject({ value: auc(ratios), denominator: ratios.length });
  const scores = warnings.map(({ score, isSilent }) => ({ level: score, isSilent }));
  expect(told('early_warning', 'auc'), about).toMatchObject({ value: auc(scores) });
  const silent = warnings.filter((warning) => warning.isSilent);
  const warned = warnings.filter(({ is_warned }) => is_warned);
  const hits = warned.filter((warning) => warning.isSilent).length;
  expect(told('early_warning', 'precision', 'warned'), about).toMatchObject({
    numerator: hits,
    denominator: warned.length
  });
  expect(told('early_warning', 'recall', 'warned'), about).toMatchObject({
    numerator: hits,
    denominator: silent.length
  });
  const dormant = warnings.filter(({ gap }) => gap > 90);
  expect(told('early_warning', 'precision', 'dormant'), about).toMatchObject({
    numerator: dormant.filter((warning) => warning.isSilent).length,
    denominator: dormant.length
  });
}

const periods = [
  '2025Q4',
  '2026Q1',
  '2026Q2',
  '2026-03',
  '2025-06',
  '2025H2',
  '2025',
  '2026',
  '2024-02-29..2024-02-29'
];

/** Every figure of the catalog in a period, beside the one before and the same a year ago. */
export async function compareFigures(ways: TwoWays): Promise<void> {
  const { chance, coverage } = ways;
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const from = someDayIn(chance, coverage);
  const days = `${dayText(from)}..${dayText(from + chance.of([0, 6, 29, 90, 364]))}`;
  const isReached = ({ from, to }: Span) => from <= coverage.to && to >= coverage.from;
  const period = chance.of([...periods.filter((each) => isReached(spanOf(each))), days, days]);

  const [first = '', last] = period.split('..');
  const asked = { ...texts, ...(last ? { from: first, to: last } : { period }) };
  const figures = (span: Span, previous: Span) =>
    isReached(span)
      ? figuresOf(
          ways.histories,
          scheme,
          { ...span, through: Math.min(span.to, coverage.to), previous, covered: coverage.to },
          rules,
          isAsked
        )
      : undefined;
  const span = spanOf(period);
  const before = spanBefore(period);
  const yearAgo = spanYearAgo(period);
  const now = figures(span, before);
  const previous = figures(before, beforeThat(period, before));
  const earlier = figures(yearAgo, beforeThat(period, yearAgo));
  const isComplete = ({ from, to }: Span) => coverage.from <= from && to <= coverage.to;

  const { rows } = await asking(ways.home)('kpis', asked);
  expect(rows.length).toBe(now?.size);
  for (const row of rows) {
    const id = row.segment === null ? row.metric_id : `${row.metric_id} ${row.segment}`;
    const figure = now?.get(id);
    const needsBefore = row.metric_id === 'period_repurchase_rate';
    const days = Number(/_order(?:_rate)?_(30|90)$/.exec(row.metric_id)?.[1] ?? 0);
    const isTold = ({ from, to }: Span, earlier: Span) =>
      isComplete({ from, to }) && (!needsBefore || isComplete(earlier)) && to + days <= coverage.to;
    expect(
      {
        ...row,
        segment: null,
        previous_denominator: null,
        year_ago_denominator: null,
        low: null,
        high: null
      },
      `${id} ${JSON.stringify(asked)}`
    ).toEqual({
      metric_id: row.metric_id,
      segment: null,
      ...figure,
      value: valueOf(figure),
      previous_value: valueOf(previous?.get(id)),
      previous_denominator: null,
      previous_is_complete: isTold(before, beforeThat(period, before)),
      year_ago_value: valueOf(earlier?.get(id)),
      year_ago_denominator: null,
      year_ago_is_complete: isTold(yearAgo, beforeThat(period, yearAgo)),
      low: null,
      high: null,
      matures_on: days > 0 ? dayText(span.to + days) : null,
      is_complete: isTold(span, before)
    });
  }
}

/** What ends before a period that has no name of its own here: of the same kind as the one asked about. */
function beforeThat(period: string, { from, to }: Span): Span {
  if (period.includes('..')) return spanBefore(`${dayText(from)}..${dayText(to)}`);
  const month = dayText(from).slice(0, 7);
  const name = { 4: month.slice(0, 4), 7: month }[period.length] ?? nameLike(period, from);
  return spanBefore(name);
}

function nameLike(period: string, from: number): string {
  const [year = '', month = ''] = dayText(from).split('-');
  const length = period[4] === 'Q' ? 3 : 6;
  return `${year}${period[4] ?? ''}${Math.floor((Number(month) - 1) / length) + 1}`;
}

const valueOf = (figure: Figure | undefined) =>
  figure === undefined
    ? null
    : figure.denominator === null
      ? figure.numerator
      : figure.denominator === 0
        ? null
        : figure.numerator / figure.denominator;
