import type { Customer } from '../../../server/features/customers/contract.ts';
import type { Asked } from '../../address.ts';

type Kind = 'id' | 'segment' | 'moved_by' | 'money' | 'count' | 'day' | 'contribution' | 'text' | 'score';

export interface Column {
  field: keyof Customer;
  kind: Kind;
}

const BOTH_SIDES: Column[] = [
  { field: 'from_segment', kind: 'segment' },
  { field: 'to_segment', kind: 'segment' },
  { field: 'moved_by', kind: 'moved_by' },
  { field: 'net_amount_from', kind: 'money' },
  { field: 'net_amount_to', kind: 'money' }
];

const STATE: Column[] = [
  { field: 'last_order_on', kind: 'day' },
  { field: 'recency_days', kind: 'count' },
  { field: 'frequency_orders', kind: 'count' },
  { field: 'monetary_value', kind: 'money' },
  { field: 'orders_so_far', kind: 'count' },
  { field: 'net_amount_so_far', kind: 'money' },
  { field: 'first_order_on', kind: 'day' }
];

const SCORES: Column[] = [
  { field: 'r_score', kind: 'score' },
  { field: 'f_score', kind: 'score' },
  { field: 'm_score', kind: 'score' }
];

/** More of them than these would push the state out of sight; all are on the profile and in the file. */
const MOST_DIMENSIONS = 4;

/** What a customer may be on a day, as the list can be asked for. */
export const STATUSES = ['active', 'dormant', 'lost', 'scored', 'lapsed', 'not_yet_customer'] as const;

export function isNumber({ kind }: Column): boolean {
  return kind === 'money' || kind === 'count' || kind === 'score' || kind === 'contribution';
}

export function isFlow({ from, to }: Asked): boolean {
  return from !== undefined && to !== undefined;
}

/** What the list shows: for a flow the state before and after, for a figure what each customer adds to it. */
export function customerColumns(
  asked: Asked,
  is_scored: boolean,
  /** that anybody has a value of */
  dimensions: readonly string[] = []
): Column[] {
  return [
    { field: 'customer_id', kind: 'id' },
    ...(isFlow(asked) ? BOTH_SIDES : [{ field: 'segment', kind: 'segment' } as const]),
    ...(asked.metric_id === undefined ? [] : [{ field: 'contribution', kind: 'contribution' } as const]),
    ...STATE,
    ...(is_scored ? SCORES : []),
    ...dimensions
      .slice(0, MOST_DIMENSIONS)
      .map((dimension): Column => ({ field: dimension as keyof Customer, kind: 'text' }))
  ];
}

/** The order after a press on a column: large first, then small first. */
export function nextSort(field: string, current: string): string {
  return current === `-${field}` ? field : `-${field}`;
}
