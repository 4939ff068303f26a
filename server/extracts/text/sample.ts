import { RecordScanner } from './records.ts';
import { fieldsOf, type TextDialect } from './text-dialect.ts';

/** So much of a text is looked at to find out how it is written. */
const sampleBytes = 1 << 16;

export interface SampleRow {
  fields: string[];
  /** physical line where it starts */
  line: number;
}

/** Records of the beginning of a text, whatever number of fields they have, and how many are broken. */
export function sampleRows(
  sample: Buffer,
  dialect: TextDialect,
  most: number
): { rows: SampleRow[]; broken: number } {
  const rows: SampleRow[] = [];
  const scanner = new RecordScanner(dialect, 0, {
    good(text, start, end, line) {
      rows.push({ fields: fieldsOf(text.toString('utf8', start, end), dialect), line });
      if (rows.length === most) scanner.stop();
    },
    broken: () => undefined
  });
  scanner.push(sample);
  scanner.finish();
  return { rows, broken: scanner.broken };
}

/** The same text in pieces, the first of which is long enough to be a sample. */
export async function* withSample(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!waiting) {
      yield chunk;
      continue;
    }
    waiting = Buffer.concat([waiting, chunk]);
    if (waiting.length < sampleBytes) continue;
    yield waiting;
    waiting = undefined;
  }
  if (waiting && waiting.length > 0) yield waiting;
}

/** The beginning of a text, up to its last line that is whole. */
export function sampleOf(text: Buffer): Buffer {
  if (text.length <= sampleBytes) return text;
  const end = Math.max(text.lastIndexOf('\n', sampleBytes), text.lastIndexOf('\r', sampleBytes));
  return text.subarray(0, end < 0 ? sampleBytes : end + 1);
}
