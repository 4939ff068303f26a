import { join } from 'node:path';
import { refusal } from '../errors.ts';
import type { Session } from '../db/session.ts';
import type { Cells } from './normalise/cells.ts';
import { csv, literal } from './normalise/literal.ts';
import type { ReadOrder } from './reading.ts';

/** Records as we have written them for the engine, each with its line before its fields. */
interface Copy {
  path: string;
  delimiter: string;
  headers: readonly string[];
  /** records that were written */
  good: number;
}

/** Has the engine read a copy of ours; it must find as many records as were counted. */
export async function copyToParquet(session: Session, order: ReadOrder, copy: Copy): Promise<Cells> {
  const path = join(order.folder, 'cells.parquet');
  const columns = Object.fromEntries([
    ['line_no', 'BIGINT'],
    ...copy.headers.map((_, at) => [`c${at}`, 'VARCHAR'])
  ]) as Record<string, string>;
  const read = await session.run(
    `copy (select * exclude (line_no), line_no from ${csv('$clean', columns, copy.delimiter)}) to ${literal(path)} (format parquet)`,
    { clean: copy.path }
  );
  if (read !== copy.good) {
    throw refusal('counts_do_not_agree', { file: order.file_name, counted: copy.good, accounted: read });
  }
  return { path, columns: copy.headers.map((header) => ({ header, type: 'VARCHAR' })), hasLines: true };
}
