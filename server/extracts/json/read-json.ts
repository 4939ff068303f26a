import { refusal } from '../../errors.ts';
import { copiedCells } from '../copied-cells.ts';
import { dialectOf, type LaidOut } from '../laid-out.ts';
import type { ReadOrder } from '../reading.ts';
import { mostColumns, RecordsCopy } from '../records-copy.ts';
import { saidOf } from '../said.ts';
import { encodingOf, NotOfEncoding, utf8Of } from '../text/encoding.ts';
import { flatRecord } from './flat-record.ts';
import { recordsOfDocument } from './records-of-document.ts';
import { recordsOfLines } from './records-of-lines.ts';

/** Turns JSON, one document or a record in each line, into a table; records need not have the same keys. */
export async function layOutJson(order: ReadOrder, done: (bytes: number) => void): Promise<LaidOut> {
  const { path, file_name: file } = order;
  const format = order.format === 'ndjson' ? 'ndjson' : 'json';
  const encoding = await encodingOf(path, saidOf(order).encoding);
  const copy = new RecordsCopy(order);
  const columns = new Map<string, number>();

  const take = (record: unknown) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      copy.reject(JSON.stringify(record), 'not_a_record');
      return;
    }
    const cells: string[] = [];
    for (const [column, text] of flatRecord(file, record)) {
      const position = columns.get(column) ?? columns.size;
      if (position === mostColumns) throw refusal('too_many_columns', { file, columns: mostColumns });
      columns.set(column, position);
      cells[position] = text;
    }
    if (cells.every((cell) => cell.trim() === '')) copy.blanks(1);
    else copy.record(Array.from({ length: columns.size }, (_, at) => cells[at] ?? ''));
  };

  try {
    const chunks = told(utf8Of(path, encoding), done);
    if (format === 'ndjson') {
      await recordsOfLines(chunks, {
        record: take,
        malformed: (text, reason) => copy.reject(text, reason),
        isEnough: () => copy.isFull
      });
    } else {
      await recordsOfDocument(file, chunks, (record) => {
        take(record);
        return !copy.isFull;
      });
    }
  } catch (problem) {
    throw problem instanceof NotOfEncoding ? refusal('encoding_unknown', { file }) : problem;
  } finally {
    copy.close();
  }

  if (columns.size === 0) throw refusal('json_without_records', { file });
  const headers = [...columns.keys()];
  return {
    dialect: dialectOf(format, { encoding: encoding.encoding }),
    cells: copiedCells(order, copy, headers),
    lines_in: copy.records,
    lines_laid: copy.good,
    lines_blank: copy.blank,
    is_whole: !copy.isFull,
    kept: { brokenPath: copy.brokenPath }
  };
}

async function* told(chunks: AsyncIterable<Buffer>, done: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    done((bytes += chunk.length));
  }
}
