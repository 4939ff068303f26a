import { join } from 'node:path';
import { refusal } from '../errors.ts';
import type { Session } from '../db/session.ts';
import type { Cells } from './normalise/cells.ts';
import { csv, literal } from './normalise/literal.ts';
import type { ReadOrder } from './reading.ts';
import { mostColumns } from './records-copy.ts';

/** Records as we have written them for the engine, each with its line before its fields. */
interface Copy {
  path: string;
  delimiter: string;
  /** records that were written */
  good: number;
}

/** Has the engine read a copy of ours; it must find as many records as were counted. */
export async function copyToParquet(
  session: Session,
  { folder, file_name, format }: ReadOrder,
  copy: Copy,
  headers: readonly string[]
): Promise<Cells> {
  if (headers.length > mostColumns)
    throw refusal('too_many_columns', { file: file_name, columns: mostColumns });
  const path = join(folder, 'cells.parquet');
  const columns = Object.fromEntries([
    ['line_no', 'BIGINT'],
    ...headers.map((_, at) => [`c${at}`, 'VARCHAR'])
  ]) as Record<string, string>;
  // Columns of JSON become known one after another: the first records are shorter than the last.
  const isRagged = format === 'json' || format === 'ndjson';
  const read = await session.run(
    `copy (select * exclude (line_no), line_no from ${csv('$clean', columns, copy.delimiter, isRagged)}) to ${literal(path)} (format parquet)`,
    { clean: copy.path }
  );
  if (read !== copy.good) {
    throw refusal('counts_do_not_agree', { file: file_name, counted: copy.good, accounted: read });
  }
  return { path, columns: headers.map((header) => ({ header, type: 'VARCHAR' })), hasLines: true };
}
