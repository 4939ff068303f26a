import { join } from 'node:path';
import { previewRecords } from '../reading.ts';
import { ByteWriter } from './byte-writer.ts';
import { dialectOf, isHeader } from './dialect.ts';
import { utf8Of, type TextEncoding } from './encoding.ts';
import { fieldsOf, quoted, RecordScanner } from './records.ts';

/** A text as the engine gets it: UTF-8, one line end, no header, each record with its line in the file before its fields. */
export interface CleanCopy {
  path: string;
  delimiter: string;
  headers: string[];
  /** records of the copy */
  good: number;
  broken: number;
  blank: number;
  /** above the header, blank ones left out */
  titleRows: number;
  /** false: it ends with as many records as a look at a file shows */
  isWhole: boolean;
  /** CSV source_line, reason, raw_text of the records that are no lines of the table */
  brokenPath: string;
}

/** What a reader of rejects needs to see of a record; the file itself is in the archive. */
const rawTextBytes = 65_536;

/**
 * Takes a text apart with our own scanner and writes what the engine shall read. What the engine then finds in the copy
 * must be what was counted here: two readers that know nothing of each other.
 */
export async function cleanCopy(
  path: string,
  encoding: TextEncoding,
  { folder, preview }: { folder: string; preview: boolean },
  done: (bytes: number) => void
): Promise<CleanCopy> {
  const out = {
    path: join(folder, 'clean.csv'),
    brokenPath: join(folder, 'broken.csv')
  };
  const clean = new ByteWriter(out.path);
  const broken = new ByteWriter(out.brokenPath);
  let scanner: RecordScanner | undefined;
  let delimiter = ',';
  let headers: string[] | undefined;
  let rows = 0;
  let bytes = 0;
  /** titles and the like: no records */
  let above = { broken: 0, blank: 0, titles: 0 };
  let titles = 0;

  const begin = (sample: Buffer) => {
    const dialect = dialectOf(sample.subarray(0, 1 << 16));
    delimiter = dialect.delimiter;
    return new RecordScanner(delimiter, dialect.fields, {
      good(text, start, end, line) {
        if (!headers) {
          const fields = fieldsOf(text.toString('utf8', start, end), delimiter).map((header) =>
            header.trim()
          );
          if (!isHeader(fields)) {
            titles++;
            return;
          }
          headers = fields;
          above = {
            broken: scanner?.broken ?? 0,
            blank: scanner?.blank ?? 0,
            titles: titles + (scanner?.broken ?? 0)
          };
          return;
        }
        rows++;
        // Told with the record itself: what comes before it, left out or broken, cannot shift it.
        clean.text(`${line}${delimiter}`);
        clean.bytes(text, start, end);
        clean.byte(0x0a);
        if (preview && rows === previewRecords) scanner?.stop();
      },
      broken(text, line, fault) {
        if (headers) broken.text(`${line},${fault},${quoted(readable(text))}\n`);
      }
    });
  };

  try {
    for await (const chunk of utf8Of(path, encoding)) {
      scanner ??= begin(chunk);
      scanner.push(chunk);
      done((bytes += chunk.length));
      if (scanner.isStopped) break;
    }
    scanner?.finish();
  } finally {
    for (const writer of [clean, broken]) writer.close();
  }
  return {
    ...out,
    delimiter,
    headers: headers ?? [],
    good: rows,
    broken: (scanner?.broken ?? 0) - above.broken,
    blank: (scanner?.blank ?? 0) - above.blank,
    titleRows: above.titles,
    isWhole: scanner?.isStopped !== true
  };
}

/** Writes source_line, raw_text of some records of the copy: rejects are shown exactly as they stood in the file. */
export async function textsOfLines(
  copy: CleanCopy,
  wanted: ReadonlySet<number>,
  path: string
): Promise<void> {
  const texts = new ByteWriter(path);
  const scanner = new RecordScanner(copy.delimiter, copy.headers.length + 1, {
    good(text, start, end) {
      const begin = text.indexOf(copy.delimiter, start) + 1;
      const line = Number(text.toString('latin1', start, begin - 1));
      if (wanted.has(line)) texts.text(`${line},${quoted(readable(text.subarray(begin, end)))}\n`);
    },
    broken: () => undefined
  });
  try {
    for await (const chunk of utf8Of(copy.path, { encoding: 'utf-8', mark: 0 })) scanner.push(chunk);
    scanner.finish();
  } finally {
    texts.close();
  }
}

/** The engine takes no NUL in a text that we hand over; it is shown as the sign for what cannot be shown. */
const readable = (text: Buffer) => text.subarray(0, rawTextBytes).toString().replaceAll('\0', '\u{fffd}');
