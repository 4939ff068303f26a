import type { Answer } from '../../answer.ts';
import type { ListedCustomer } from '../customers/contract.ts';
import type { AskedOfSegments } from '../asked.ts';

/**
 * GET /api/trace?of=segments&as_of=2011Q3&cell.segment=loyal&measure=net_amount
 * Any parameter of the question `of` beside it. The customers behind the cell, each with what they add to it.
 */
export interface TraceDefinition extends AskedOfSegments {
  of: string;
  /** what the question `of` tells */
  purpose: string;
  cell: Record<string, string>;
  measure: string;
  as_of: string;
  page: number;
  page_size: number;
}

export interface TracedCustomer extends ListedCustomer {
  contribution: number | null;
}

export type TraceAnswer = Answer<TraceDefinition, TracedCustomer> & {
  sql: string;
  parameters: Record<string, unknown>;
  /** customers behind the cell */
  count: number;
  /** of their contributions: the number in the cell; null where that is not known yet */
  sum: number | null;
  total: number;
};
