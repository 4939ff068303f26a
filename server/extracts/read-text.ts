import { join } from 'node:path';
import { refusal } from '../errors.ts';
import type { Session } from '../db/session.ts';
import { csv, literal } from './normalise/literal.ts';
import type { Cells } from './normalise/cells.ts';
import type { ReadOrder } from './reading.ts';
import { cleanCopy, type CleanCopy } from './text/clean-copy.ts';
import { encodingOf } from './text/encoding.ts';
import { dialectOf, type LaidOut } from './laid-out.ts';

/** Turns a text of any encoding and dialect of ours into records in Parquet; those that are broken are kept apart. */
export async function layOutText(
  session: Session,
  order: ReadOrder,
  done: (bytes: number) => void
): Promise<LaidOut> {
  const encoding = await encodingOf(order.path);
  if (!encoding) throw refusal('encoding_unknown', { file: order.file_name });

  const copy = await cleanCopy(order.path, encoding, order, done);
  const lines_in = copy.good + copy.broken + copy.blank;
  if (lines_in === 0) throw refusal('file_without_lines', { file: order.file_name });

  return {
    dialect: dialectOf('csv', {
      encoding: encoding.encoding,
      delimiter: copy.delimiter,
      quote: '"',
      escape: '"',
      title_rows: copy.titleRows
    }),
    cells: await toParquet(session, order, copy),
    lines_in,
    lines_blank: copy.blank,
    is_whole: copy.isWhole,
    copy
  };
}

async function toParquet(session: Session, order: ReadOrder, copy: CleanCopy): Promise<Cells> {
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
