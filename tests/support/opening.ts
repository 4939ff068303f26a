import type { TraceAnswer } from '../../server/features/trace/contract.ts';
import type { Home } from '../../server/home.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';
import type { Cell } from '../../server/questions/cell.ts';

/** What stands behind a cell: how many customers, how many of those listed are different ones, and what they add up to. */
export interface Opened {
  customers: number;
  distinct: number;
  sum: number | null;
}

/** Opens a cell of an answer down to the customers behind it, as a reader would. */
export async function opened(
  home: Home,
  name: string,
  texts: Texts,
  { values, measure }: Cell
): Promise<Opened> {
  const cell = Object.fromEntries(Object.entries(values).map(([column, value]) => [`cell.${column}`, value]));
  const asked = { ...texts, ...cell, of: name, measure, page_size: '1000' };
  const { count, sum, rows } = (await ask(home, 'trace', asked)) as unknown as TraceAnswer;
  return { customers: count, distinct: new Set(rows.map(({ customer_id }) => customer_id)).size, sum };
}
