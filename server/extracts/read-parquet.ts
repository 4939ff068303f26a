import { refusal } from '../errors.ts';
import type { Session } from '../db/session.ts';
import { cellsSql, isBlankSql, type Cells, type RawColumn } from './normalise/cells.ts';
import { dialectOf, type LaidOut } from './laid-out.ts';
import type { ReadOrder } from './reading.ts';

const patiently = { timeout_ms: Infinity };

/** A Parquet file is laid out as it is: only its records are counted. */
export async function layOutParquet(session: Session, order: ReadOrder): Promise<LaidOut> {
  const { path } = order;
  const columns = await session.all<RawColumn>(
    `select column_name as header, column_type as type from (describe select * from read_parquet($path))`,
    { path },
    patiently
  );
  const [footer] = await session.all<{ records: number }>(
    `select cast(num_rows as bigint) as records from parquet_file_metadata($path)`,
    { path },
    patiently
  );
  const records = footer?.records ?? 0;
  if (records === 0) throw refusal('file_without_lines', { file: order.file_name });

  const cells: Cells = { path, columns };
  const [blank] = await session.all<{ records: number }>(
    `select count(*) as records from ${cellsSql(cells)} where ${isBlankSql(cells)}`,
    { cells: path },
    patiently
  );
  return {
    dialect: dialectOf('parquet', { encoding: 'parquet' }),
    cells,
    // The footer is the second reader: a damaged file may give fewer records without complaint.
    lines_in: records,
    lines_laid: records - (blank?.records ?? 0),
    lines_blank: blank?.records ?? 0,
    is_whole: true
  };
}
