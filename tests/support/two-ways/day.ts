import { expect } from 'vitest';
import { asking } from '../asking.ts';
import { dayNumber, dayText, spanAfter, spanOf } from '../slow/days.ts';
import { done, type History } from '../slow/history.ts';
import { segmentedAt, type SchemeName, type Segmented } from '../slow/segments.ts';
import { type TwoWays, someWay, someDayIn, textOrNull, asText } from './ways.ts';

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
    // The year of the first order is of the sale orders, whatever policy the question asks by.
    told.rows.map(({ first_channel: _, labels: __, cohort_year: ___, ...row }) => row),
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
