import type { Line } from '../order-lines.ts';
import { dayNumber } from './days.ts';

/**
 * The definitions once more, as plain loops over order lines (metrics.md sections 1 and 3). Slow on purpose, and shares
 * nothing with sql/: where the two agree on histories made at random, neither is likely to be wrong in the same way.
 */
export type Returns = 'net' | 'exclude' | 'event';

interface CountedLine extends Line {
  day: number;
  /** place in the order of loading */
  place: number;
  counts: number;
}

/** The lines of an order of one day. */
export interface Part {
  order: string;
  day: number;
  net: number;
}

export interface History {
  customer_id: string | null;
  parts: Part[];
  first_region: string | null;
  first_category: string | null;
  /** on any line, bought or not */
  names_category: boolean;
  /** lines with a positive amount, before any return */
  bought: { day: number; category: string | null; amount: number }[];
}

const voidStatuses = ['cancelled', 'canceled', 'void', '已取消', '作废'];

/** Customer → what they did. The key "" is nobody. */
export function historiesOf(extracts: readonly (readonly Line[])[]): Map<string, History> {
  const histories = new Map<string, History>();
  for (const [customer, lines] of linesByCustomer(extracts)) {
    const parts: Part[] = [];
    for (const line of lines) {
      const order = orderOf(line);
      const part = parts.find((known) => known.order === order && known.day === line.day);
      if (part) part.net += line.counts;
      else parts.push({ order, day: line.day, net: line.counts });
    }
    const customer_id = customer === '' ? null : customer;
    const bought = lines
      .filter(({ counts }) => counts > 0)
      .map(({ day, category, counts }) => ({ day, category: category ?? null, amount: counts }));
    const first = firstLine(lines, parts);
    histories.set(customer, {
      customer_id,
      parts,
      first_region: first?.region ?? null,
      first_category: first?.category ?? null,
      names_category: lines.some(({ category }) => category !== undefined),
      bought
    });
  }
  return histories;
}

/** Without an id the day is the order. */
const orderOf = ({ order_id, day }: CountedLine) => (order_id === null ? `day ${day}` : `id ${order_id}`);

function linesByCustomer(extracts: readonly (readonly Line[])[]): Map<string, CountedLine[]> {
  const lines = new Map<string, CountedLine[]>();
  let place = 0;
  extracts.forEach((extract, at) => {
    for (const line of extract) {
      place += 1;
      const comesAgain = extracts
        .slice(at + 1)
        .some((later) =>
          later.some(
            (other) =>
              other.order_id !== null &&
              other.order_id === line.order_id &&
              other.customer_id === line.customer_id
          )
        );
      if (comesAgain) continue;
      const isVoid = voidStatuses.includes((line.status ?? '').trim().toLowerCase());
      const key = line.customer_id ?? '';
      const counted = { ...line, place, day: dayNumber(line.ordered_at), counts: isVoid ? 0 : line.amount };
      lines.set(key, [...(lines.get(key) ?? []), counted]);
    }
  });
  return lines;
}

/** Of the first sale order: on its first sale day, the earliest of that day; the largest line, then the lowest. */
function firstLine(lines: readonly CountedLine[], parts: readonly Part[]): CountedLine | undefined {
  const sales = parts.filter(({ net }) => net > 0);
  const day = Math.min(...sales.map((part) => part.day));
  const ofDay = lines.filter(
    (line) => line.day === day && sales.some((part) => part.day === day && part.order === orderOf(line))
  );
  const time = ({ ordered_at }: CountedLine) => (ordered_at.length > 10 ? ordered_at : '9999');
  const earliest = [...ofDay].sort((one, other) =>
    time(one) === time(other) ? one.place - other.place : time(one) < time(other) ? -1 : 1
  )[0];
  if (!earliest) return undefined;
  const [largest] = ofDay
    .filter((line) => orderOf(line) === orderOf(earliest))
    .sort((one, other) => other.counts - one.counts || one.place - other.place);
  return largest;
}

export interface State {
  customer_id: string | null;
  first_order_on: number | null;
  last_order_on: number | null;
  recency_days: number | null;
  frequency_orders: number;
  monetary_value: number;
  orders_so_far: number;
  net_amount_so_far: number;
  standing: 'scored' | 'lapsed' | 'not_yet_customer';
  gap_status: 'active' | 'dormant' | 'lost' | null;
}

/** What a customer did in (after, through]: activity days, orders by the day they count on, money. */
export function done({ parts }: History, returns: Returns, after: number, through: number) {
  const activity = parts.filter(({ net }) => returns === 'event' || net > 0);
  const days = new Set(activity.map(({ day }) => day).filter((day) => day > after && day <= through));
  let orders = 0;
  for (const order of new Set(activity.map((part) => part.order))) {
    const counts = Math.min(...activity.filter((part) => part.order === order).map(({ day }) => day));
    if (counts > after && counts <= through) orders += 1;
  }
  let amount = 0;
  for (const { day, net } of parts) {
    if (day > after && day <= through && (returns !== 'exclude' || net > 0)) amount += net;
  }
  return { days, orders, amount };
}

/** The state after the whole of a day; undefined while nothing is known of the customer. lookback null = all. */
export function stateAt(
  history: History,
  day: number,
  returns: Returns,
  lookback: number | null
): State | undefined {
  if (!history.parts.some((part) => part.day <= day)) return undefined;
  const always = done(history, returns, -Infinity, day);
  const recent = done(history, returns, lookback === null ? -Infinity : day - lookback, day);
  const last = always.days.size > 0 ? Math.max(...always.days) : null;
  const gap = last === null ? null : day - last;
  return {
    customer_id: history.customer_id,
    first_order_on: last === null ? null : Math.min(...always.days),
    last_order_on: last,
    recency_days: gap,
    frequency_orders: recent.orders,
    monetary_value: recent.amount,
    orders_so_far: always.orders,
    net_amount_so_far: always.amount,
    standing: last === null ? 'not_yet_customer' : recent.days.size === 0 ? 'lapsed' : 'scored',
    gap_status: gap === null ? null : gap <= 90 ? 'active' : gap <= 180 ? 'dormant' : 'lost'
  };
}
