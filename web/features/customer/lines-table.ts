import type { OrderLine } from '../../../server/features/order-lines/contract.ts';
import { units, type Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** Order lines for a spreadsheet, each with the file and line it came from. */
export function linesTable(
  rows: OrderLine[],
  { customer: { columns } }: Dictionary
): { header: string[]; rows: Cell[][] } {
  return {
    header: [
      columns.ordered_on,
      columns.order_id,
      columns.product,
      columns.category,
      columns.channel,
      columns.region,
      columns.quantity,
      columns.amount,
      columns.status,
      columns.source_file,
      columns.source_line
    ],
    rows: rows.map((line): Cell[] => [
      line.ordered_at ?? line.ordered_on,
      line.order_id,
      line.product,
      line.category,
      line.channel,
      line.region,
      line.quantity,
      units(line.amount),
      line.status,
      line.source_file,
      line.source_line
    ])
  };
}
