import type { Answer } from '../../answer.ts';
import type { TraceDefinition } from '../trace/contract.ts';

/**
 * GET /api/trace-lines?of=segments&as_of=2011Q3&cell.segment=loyal&measure=net_amount: as trace, down to the order lines.
 * Of money, those that add up to the number; of orders or customers, those that make them so. Oldest first.
 */
export interface TracedLine {
  /** null: a line without a customer */
  customer_id: string | null;
  order_id: string | null;
  ordered_on: string;
  /** business-local wall time; null when the extract gives a day only */
  ordered_at: string | null;
  /** minor units, as it counts: 0 for a void line */
  amount: number;
  /** minor units: what the line adds to the sum; its amount taken off where who left took it along */
  contribution: number;
  /** what its part of the order is */
  kind: 'sale' | 'return' | 'gift';
  is_void: boolean;
  product: string | null;
  category: string | null;
  status: string | null;
  source_file: string;
  source_line: number;
  extract_id: string;
}

export type TraceLinesAnswer = Answer<TraceDefinition, TracedLine> & {
  sql: string;
  parameters: Record<string, unknown>;
  /** lines behind the cell */
  count: number;
  /** of their contributions, in minor units: the number of a cell of money, unless it is a share of it */
  sum: number;
  /** the number of the cell is a share of sum: money at risk is the score × the money of the look-back */
  is_share_of_sum: boolean;
  /** distinct orders and customers among the lines: the number of a cell of orders, or of customers */
  orders: number;
  customers: number;
  total: number;
};
