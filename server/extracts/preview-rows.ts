import { join } from 'node:path';
import type { Session } from '../db/session.ts';
import { columnContract, type Kind } from './column-contract.ts';
import { mendsExtract } from './headers.ts';
import { linesFile, rejectsFile, type PreviewRecord } from './reading.ts';

/** So many records are shown: enough to see whether the columns are understood. */
const mostRows = 20;

const dayOrTime = (day: string, time: string) =>
  `coalesce(cast(${time} as varchar), cast(${day} as varchar))`;

/** Where a column of the contract stands in what was handed over: order lines and lists of them have columns of their own. */
const places: Partial<Record<Kind, Record<string, string>>> = {
  order_lines: {
    customer_id: 'customer_id',
    order_id: 'order_id',
    ordered_at: dayOrTime('ordered_on', 'ordered_at'),
    amount: 'amount',
    quantity: 'cast(quantity as double)',
    product: 'product',
    category: 'category',
    channel: 'channel',
    region: 'region',
    status: 'status'
  },
  returned_orders: {
    order_id: 'order_id',
    customer_id: 'customer_id',
    returned_on: 'cast(ordered_on as varchar)',
    is_returned: 'not is_void'
  }
};

function placesOf(kind: Kind): Record<string, string> {
  return (
    places[kind] ??
    Object.fromEntries(
      columnContract(kind)
        .columns.filter(({ name }) => name !== mendsExtract)
        .map(({ name, type }) => {
          if (type === 'time') return [name, dayOrTime(name.replace(/_at$/, '_on'), name)];
          if (type === 'day') return [name, `cast(${name} as varchar)`];
          return [name, type === 'number' ? `cast(${name} as double)` : name];
        })
    )
  );
}

/** The first records of a file as the reader has handed them over, those that would be rejected among them. */
export async function firstRows(session: Session, kind: Kind, folder: string): Promise<PreviewRecord[]> {
  const cells = placesOf(kind);
  type Row = Omit<PreviewRecord, 'cells'> & Record<`cell_${string}`, string | number | boolean | null>;
  const rows = await session.all<Row>(
    `select source_line, ${Object.entries(cells)
      .map(([name, sql]) => `${sql} as cell_${name}`)
      .join(', ')}, reason, raw_text
    from (
        select * from read_parquet($lines) where reason is null
        union all by name
        -- As they stand in the file, with the records that are broken beside those that cannot be read.
        select rejects.*, lines.* exclude (file_no, source_line, reason, column_name, raw_text, amount)
        from read_parquet($rejects) as rejects
        left join read_parquet($lines) as lines
            on lines.source_line = rejects.source_line
            and lines.reason is not null
    )
    order by source_line
    limit ${mostRows}`,
    { lines: join(folder, linesFile), rejects: join(folder, rejectsFile) },
    { timeout_ms: Infinity }
  );
  return rows.map(({ source_line, reason, raw_text, ...row }) => ({
    source_line,
    reason,
    raw_text,
    cells: Object.fromEntries(Object.keys(cells).map((name) => [name, row[`cell_${name}`] ?? null]))
  }));
}
