import type { Answer } from '../../answer.ts';

/** GET /api/order-lines?customer_id=17850 or order_id=536365, from, to (days or periods), page, page_size. Oldest first. */
export interface OrderLine {
  customer_id: string | null;
  order_id: string | null;
  ordered_on: string;
  /** business-local wall time; null when the extract gives a day only */
  ordered_at: string | null;
  /** minor units, as it counts: 0 for a void line */
  amount: number;
  /** minor units, as printed in the extract */
  printed_amount: number;
  is_void: boolean;
  quantity: number | null;
  product: string | null;
  category: string | null;
  channel: string | null;
  region: string | null;
  status: string | null;
  source_file: string;
  source_line: number;
  extract_id: string;
}

export interface OrderLinesDefinition {
  customer_id: string | null;
  order_id: string | null;
  from: string | null;
  to: string | null;
  page: number;
  page_size: number;
  sql: string;
  parameters: Record<string, unknown>;
}

export type OrderLinesAnswer = Answer<OrderLinesDefinition, OrderLine> & {
  total: number;
  sums: { amount: number };
};
