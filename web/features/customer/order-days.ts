import type { CustomerState } from '../../../server/features/customer/contract.ts';

/** What one day changed: the state from it on, less the state before it. */
export interface OrderDay {
  day: string;
  orders: number;
  /** minor units; negative where more came back than was bought */
  net_amount: number;
  /** minor units, that day included */
  net_amount_so_far: number;
  /** false: only returns or gifts, no order */
  has_order: boolean;
  /** since the order day before; null for the first, and where nothing was ordered */
  gap_days: number | null;
}

const DAY = 86_400_000;

export function orderDays(states: readonly CustomerState[]): OrderDay[] {
  let ordered_before: string | undefined;
  return states.map((state, at) => {
    const before = states[at - 1];
    const has_order = state.order_days_so_far > (before?.order_days_so_far ?? 0);
    const gap_days =
      has_order && ordered_before !== undefined ? daysBetween(ordered_before, state.valid_from) : null;
    if (has_order) ordered_before = state.valid_from;
    return {
      day: state.valid_from,
      orders: state.orders_so_far - (before?.orders_so_far ?? 0),
      net_amount: state.net_amount_so_far - (before?.net_amount_so_far ?? 0),
      net_amount_so_far: state.net_amount_so_far,
      has_order,
      gap_days
    };
  });
}

export interface Rhythm {
  shortest: number;
  /** the lower of the two in the middle, where their number is even */
  middle: number;
  longest: number;
}

/** How long the customer waits from one order day to the next; nothing while there is no second. */
export function rhythmOf(days: readonly OrderDay[]): Rhythm | undefined {
  const gaps = days.flatMap(({ gap_days }) => gap_days ?? []).sort((one, other) => one - other);
  const [shortest] = gaps;
  const middle = gaps[Math.floor((gaps.length - 1) / 2)];
  const longest = gaps.at(-1);
  if (shortest === undefined || middle === undefined || longest === undefined) return undefined;
  return { shortest, middle, longest };
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(days) * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
