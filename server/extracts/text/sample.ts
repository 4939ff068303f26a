import { utf8Of, type TextEncoding } from './encoding.ts';
import { RecordScanner } from './records.ts';
import { fieldsOf, type TextDialect } from './text-dialect.ts';

/** So much of a text is looked at to find out how it is written. */
const sampleBytes = 1 << 16;

export interface SampleRow {
  fields: string[];
  text: Buffer;
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
      rows.push({
        fields: fieldsOf(text.toString('utf8', start, end), dialect),
        text: text.subarray(start, end),
        line
      });
      if (rows.length === most) scanner.stop();
    },
    broken: () => undefined
  });
  scanner.push(sample);
  scanner.finish();
  return { rows, broken: scanner.broken };
}

/** The beginning of a text, up to its last line that is whole. */
export async function sampleOf(path: string, encoding: TextEncoding): Promise<Buffer> {
  let text: Buffer = Buffer.alloc(0);
  for await (const chunk of utf8Of(path, encoding)) {
    text = Buffer.concat([text, chunk]);
    if (text.length > sampleBytes) break;
  }
  if (text.length <= sampleBytes) return text;
  const end = Math.max(text.lastIndexOf('\n', sampleBytes), text.lastIndexOf('\r', sampleBytes));
  return text.subarray(0, end < 0 ? sampleBytes : end + 1);
}
