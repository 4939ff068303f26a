import { join } from 'node:path';
import type { Shape } from '../normalise/shapes.ts';
import { isTotalText } from '../normalise/totals.ts';
import { previewRecords } from '../reading.ts';
import { tableStart } from '../table-start.ts';
import { ByteWriter } from './byte-writer.ts';
import { CellShapes } from './cell-shapes.ts';
import { sniffedDialect } from './dialect.ts';
import { utf8Of, type Stretch, type TextEncoding } from './encoding.ts';
import { lineEndsOf } from './parts.ts';
import { RecordScanner, type RecordFault } from './records.ts';
import { sampleOf, sampleRows } from './sample.ts';
import { asField, fieldsOf, isPlain, quoted, readable, type TextDialect } from './text-dialect.ts';

/** What is asked for, and what a person said of the text. */
export interface Copying {
  folder: string;
  preview: boolean;
  delimiter?: string | undefined;
  header?: boolean | undefined;
}

/** A stretch of a text, to be copied by itself: where it is not the first, as if a record began there. */
export interface PartOrder {
  path: string;
  encoding: TextEncoding;
  asked: Copying;
  part_no: number;
  stretch: Stretch;
  isLast: boolean;
}

/** What is told of a copy, of a part as of the whole text. */
export interface Copied {
  /** of the copy */
  delimiter: string;
  headers: string[];
  /** of each column; undefined where the engine has to look */
  shapes: readonly (readonly Shape[] | undefined)[];
  hasHeader: boolean;
  /** above the header, blank ones left out */
  titleRows: number;
  /** records of the copy */
  good: number;
  broken: number;
  blank: number;
  /** false: it ends with as many records as a look at a file shows */
  isWhole: boolean;
  /** CSV source_line, reason, raw_text of the records that are no lines of the table */
  brokenPath: string;
}

/** A part that was copied, with all that is to be known of it beside the others. */
export interface PartCopy {
  path: string;
  copied: Copied;
  sniffed: { dialect: TextDialect; fields: number };
  /** blank records at its end, which are none unless another record comes */
  blankAtEnd: number;
  /** physical lines from 1: where it starts, and where what comes next would */
  line: number;
  nextLine: number;
  /** It begins below the header, and no record runs over its end. */
  isByItself: boolean;
}

/** What a thread tells of its part. */
export type PartMessage = { bytes: number } | { copied: PartCopy } | { not_of_encoding: string };

/** So many records tell where the table begins. */
const firstRows = 100;

/** Takes a part of a text apart with our own scanner and writes what the engine shall read; no further once it is left. */
export async function copyPart(
  order: PartOrder,
  done: (bytes: number) => void,
  left?: AbortSignal
): Promise<PartCopy> {
  const { path, encoding, asked, part_no, stretch, isLast } = order;
  // The lines before it are counted in a twentieth of the time that it takes to take them apart.
  const line = 1 + (part_no === 1 ? 0 : await lineEndsOf(path, { from: 0, to: stretch.from }));
  const copying = new CopyWriter(asked, await sampleOf(path, encoding), part_no, line);
  let bytes = 0;
  try {
    for await (const chunk of utf8Of(path, encoding, stretch)) {
      copying.push(chunk);
      done((bytes += chunk.length));
      if (copying.isStopped || left?.aborted) break;
    }
    return copying.finish(isLast);
  } finally {
    copying.close();
  }
}

/** Writes the copy record by record: UTF-8, one line end, no header, each record with its line in the file before its fields. */
class CopyWriter {
  readonly #asked: Copying;
  readonly #path: string;
  readonly #brokenPath: string;
  readonly #clean: ByteWriter;
  readonly #broken: ByteWriter;
  readonly #line: number;
  readonly #scanner: RecordScanner;
  readonly #sniffed: { dialect: TextDialect; fields: number };
  readonly #delimiter: string;
  readonly #isCopied: boolean;
  readonly #shapes: CellShapes | undefined;
  readonly #start: { headers: string[]; hasHeader: boolean; line: number };
  readonly #header: Buffer | undefined;
  #titles = 0;
  #blankAbove = 0;
  #good = 0;
  #brokenRecords = 0;

  constructor(asked: Copying, sample: Buffer, part_no: number, line: number) {
    this.#asked = asked;
    this.#line = line;
    this.#path = join(asked.folder, `clean-${part_no}.csv`);
    this.#brokenPath = join(asked.folder, `broken-${part_no}.csv`);
    this.#clean = new ByteWriter(this.#path);
    this.#broken = new ByteWriter(this.#brokenPath);

    this.#sniffed = sniffedDialect(sample, asked.delimiter);
    const { dialect, fields } = this.#sniffed;
    this.#isCopied = isPlain(dialect);
    this.#shapes = this.#isCopied ? new CellShapes(fields) : undefined;
    this.#delimiter = this.#isCopied ? dialect.delimiter : ',';
    const { rows } = sampleRows(sample, dialect, firstRows);
    const start = tableStart(
      rows.map((row) => row.fields),
      fields,
      asked.header
    );
    const first = start && rows[start.at];
    this.#start = start
      ? { ...start, line: first?.line ?? 1 }
      : { headers: [], hasHeader: true, line: Infinity };
    this.#header = start?.hasHeader ? first?.text : undefined;
    this.#scanner = new RecordScanner(
      dialect,
      fields,
      {
        good: (text, from, end, line) => this.#take(text, from, end, line),
        broken: (text, line, fault) => this.#giveUp(text, line, fault)
      },
      line
    );
  }

  get isStopped(): boolean {
    return this.#scanner.isStopped;
  }

  push(chunk: Buffer): void {
    this.#scanner.push(chunk);
  }

  finish(isLast: boolean): PartCopy {
    const isBelow = this.#line === 1 || this.#line > this.#start.line;
    const isByItself = isBelow && (isLast || this.#scanner.isBetweenRecords);
    if (isLast) this.#scanner.finish();
    return {
      path: this.#path,
      copied: {
        delimiter: this.#delimiter,
        headers: this.#start.headers,
        shapes: this.#shapes?.found() ?? [],
        hasHeader: this.#start.hasHeader,
        titleRows: this.#titles,
        good: this.#good,
        broken: this.#brokenRecords,
        blank: this.#scanner.blank - this.#blankAbove,
        isWhole: !this.isStopped,
        brokenPath: this.#brokenPath
      },
      sniffed: this.#sniffed,
      blankAtEnd: this.#scanner.blankAtEnd,
      line: this.#line,
      nextLine: this.#scanner.line,
      isByItself
    };
  }

  close(): void {
    for (const writer of [this.#clean, this.#broken]) writer.close();
  }

  #take(text: Buffer, from: number, end: number, line: number): void {
    if (line <= this.#start.line) {
      this.#isAbove(line);
      if (line < this.#start.line || this.#start.hasHeader) return;
    }
    if (this.#header?.length === end - from && this.#header.compare(text, from, end) === 0) {
      this.#reject(text.subarray(from, end), line, 'header_repeated');
      return;
    }
    this.#good++;
    this.#shapes?.look(text, this.#scanner.starts, end);
    // Told with the record itself: what comes before it, left out or broken, cannot shift it.
    this.#clean.digits(line);
    this.#clean.byte(this.#delimiter.charCodeAt(0));
    if (this.#isCopied && !this.#scanner.isOdd) this.#clean.bytes(text, from, end);
    else
      this.#clean.text(
        fieldsOf(text.toString('utf8', from, end), this.#sniffed.dialect)
          .map((field) => asField(field, this.#delimiter))
          .join(this.#delimiter)
      );
    this.#clean.byte(0x0a);
    this.#stopWhenSeen();
  }

  #giveUp(text: Buffer, line: number, fault: RecordFault): void {
    if (line <= this.#start.line) {
      this.#isAbove(line);
      return;
    }
    const [first = ''] =
      fault === 'too_few_fields'
        ? fieldsOf(readable(text), this.#sniffed.dialect).filter((field) => field.trim() !== '')
        : [];
    this.#reject(text, line, isTotalText(first) ? 'total_row' : fault);
  }

  #reject(text: Buffer, line: number, reason: RecordFault | 'header_repeated' | 'total_row'): void {
    this.#brokenRecords++;
    this.#broken.text(`${line},${reason},${quoted(readable(text))}\n`);
    this.#stopWhenSeen();
  }

  #stopWhenSeen(): void {
    if (this.#asked.preview && this.#good + this.#brokenRecords === previewRecords) this.#scanner.stop();
  }

  /** Titles, and the blank lines between them, are no records. */
  #isAbove(line: number): void {
    if (line < this.#start.line) this.#titles++;
    this.#blankAbove = this.#scanner.blank;
  }
}
