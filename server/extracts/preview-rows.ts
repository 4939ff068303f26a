import { join } from 'node:path';
import type { Session } from '../db/session.ts';
import { linesFile, rejectsFile, type PreviewRecord } from './reading.ts';

/** So many records are shown: enough to see whether the columns are understood. */
const mostRows = 20;

const fields = [
  'customer_id',
  'order_id',
  'ordered_on',
  'ordered_at',
  'amount',
  'quantity',
  'product',
  'category',
  'channel',
  'region',
  'status'
];

/** The first records of a file as the reader has handed them over, those that would be rejected among them. */
export async function firstRows(session: Session, folder: string): Promise<PreviewRecord[]> {
  return session.all<PreviewRecord>(
    `select source_line, ${fields.map((field) => (field === 'quantity' ? 'cast(quantity as double) as quantity' : field)).join(', ')}, reason, raw_text
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
}
