import type { PredictionRecord, PredictionRow } from '../../../server/features/prediction/contract.ts';
import type { Asked } from '../../address.ts';
import { cellText } from '../../cell-address.ts';

export const rowsOf = (rows: readonly PredictionRow[], kind: PredictionRow['kind']) =>
  rows.filter((row) => row.kind === kind);

/** How far off the expectation was of what came: 0.1 = a tenth more came. */
export const offBy = (expected: number | null, came: number): number | null =>
  expected === null || expected === 0 ? null : (came - expected) / expected;

/** Off by so much on average over the record, whichever way. */
export function meanOff(record: readonly PredictionRecord[]): number | null {
  const offs = record.flatMap(({ expected_orders, orders }) => {
    const off = offBy(expected_orders, orders);
    return off === null ? [] : [Math.abs(off)];
  });
  return offs.length === 0 ? null : offs.reduce((sum, off) => sum + off, 0) / offs.length;
}

/** The address of the customers behind a number of a row. */
export function behindForetold(
  { kind, key }: Pick<PredictionRow, 'kind' | 'key'>,
  { as_of, horizon, model }: Asked,
  counts: 'customers' | 'expected_orders' | 'expected_sales' | 'customer_value' | 'expected_buyers'
): Asked {
  const cell = cellText(key === null ? { kind } : { kind, key });
  return {
    of: 'prediction',
    cell,
    counts,
    ...(as_of && { as_of }),
    ...(horizon && { horizon }),
    ...(model && { model })
  };
}

/** Rows: repeat orders; columns: months of silence. Ends are where nobody is beyond. */
export function mapOf(rows: readonly PredictionRow[]) {
  const cells = rowsOf(rows, 'map').map((row) => {
    const [repeats = 0, months = 0] = (row.key ?? '').split('|').map(Number);
    // Where the model knows nobody who leaves, the chance of an order tells the silent from the others.
    const sum = row.alive_customers ?? row.expected_buyers;
    return { repeats, months, customers: row.customers, chance: sum / row.customers };
  });
  const last = (of: (cell: (typeof cells)[number]) => number) => Math.max(0, ...cells.map(of));
  const [repeats, months] = [last((cell) => cell.repeats), last((cell) => cell.months)];
  return {
    cells,
    months: Array.from({ length: months + 1 }, (_, at) => at),
    lines: Array.from({ length: repeats + 1 }, (_, line) => ({
      repeats: line,
      cells: Array.from({ length: months + 1 }, (_, at) =>
        cells.find((cell) => cell.repeats === line && cell.months === at)
      )
    }))
  };
}

/** The last band of each axis of the map has no end. */
export const MOST_REPEATS = 10;
export const MOST_MONTHS = 12;
