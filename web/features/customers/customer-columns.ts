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

const DIMENSIONS: Column[] = [
  { field: 'first_region', kind: 'text' },
  { field: 'first_channel', kind: 'text' },
  { field: 'first_category', kind: 'text' }
];

/** What a customer may be on a day, as the list can be asked for. */
export const STATUSES = ['active', 'dormant', 'lost', 'scored', 'lapsed', 'not_yet_customer'] as const;

export function isNumber({ kind }: Column): boolean {
  return kind === 'money' || kind === 'count' || kind === 'score' || kind === 'contribution';
}

export function isFlow({ from, to }: Asked): boolean {
  return from !== undefined && to !== undefined;
}

/** What the list shows: for a flow the state before and after, for a figure what each customer adds to it. */
export function customerColumns(asked: Asked, is_scored: boolean): Column[] {
  return [
    { field: 'customer_id', kind: 'id' },
    ...(isFlow(asked) ? BOTH_SIDES : [{ field: 'segment', kind: 'segment' } as const]),
    ...(asked.metric_id === undefined ? [] : [{ field: 'contribution', kind: 'contribution' } as const]),
    ...STATE,
    ...(is_scored ? SCORES : []),
    ...DIMENSIONS
  ];
}

/** The order after a press on a column: large first, then small first. */
export function nextSort(field: string, current: string): string {
  return current === `-${field}` ? field : `-${field}`;
}
