import { join } from 'node:path';
import { isTotalText } from '../normalise/totals.ts';
import { previewRecords } from '../reading.ts';
import { tableStart } from '../table-start.ts';
import type { Shape } from '../normalise/shapes.ts';
import { ByteWriter } from './byte-writer.ts';
import { CellShapes } from './cell-shapes.ts';
import { sniffedDialect } from './dialect.ts';
import { utf8Of, type TextEncoding } from './encoding.ts';
import { RecordScanner, type RecordFault } from './records.ts';
import { sampleOf, sampleRows, withSample } from './sample.ts';
import { asField, fieldsOf, isPlain, plainDialect, quoted, type TextDialect } from './text-dialect.ts';

/** A text as the engine gets it: UTF-8, one line end, no header, each record with its line in the file before its fields. */
export interface CleanCopy {
  path: string;
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

/** A text and how it is written. */
export interface Text {
  path: string;
  encoding: TextEncoding;
  dialect: TextDialect;
  fields: number;
}

/** What is asked for, and what a person said of the text. */
export interface Copying {
  folder: string;
  preview: boolean;
  delimiter?: string | undefined;
  header?: boolean | undefined;
}

/** What a reader of rejects needs to see of a record; the file itself is in the archive. */
const rawTextBytes = 65_536;

/** So many records tell where the table begins. */
const firstRows = 100;

/**
 * Takes a text apart with our own scanner and writes what the engine shall read. What the engine then finds in the copy
 * must be what was counted here: two readers that know nothing of each other.
 */
export async function cleanCopy(
  path: string,
  encoding: TextEncoding,
  asked: Copying,
  done: (bytes: number) => void
): Promise<{ copy: CleanCopy; text: Text }> {
  const copying = new CopyWriter(asked);
  let bytes = 0;
  try {
    for await (const chunk of withSample(utf8Of(path, encoding))) {
      copying.push(chunk);
      done((bytes += chunk.length));
      if (copying.isStopped) break;
    }
    return { copy: copying.finish(), text: { path, encoding, ...copying.sniffed } };
  } finally {
    copying.close();
  }
}

/** Writes the copy record by record. */
class CopyWriter {
  readonly #asked: Copying;
  readonly #path: string;
  readonly #brokenPath: string;
  readonly #clean: ByteWriter;
  readonly #broken: ByteWriter;
  #scanner: RecordScanner | undefined;
  sniffed = { dialect: plainDialect(), fields: 0 };
  #delimiter = ',';
  #isCopied = true;
  #shapes: CellShapes | undefined;
  #start = { headers: [] as string[], hasHeader: true, line: Infinity };
  #header: Buffer | undefined;
  #titles = 0;
  #blankAbove = 0;
  #good = 0;
  #brokenRecords = 0;

  constructor(asked: Copying) {
    this.#asked = asked;
    this.#path = join(asked.folder, 'clean.csv');
    this.#brokenPath = join(asked.folder, 'broken.csv');
    this.#clean = new ByteWriter(this.#path);
    this.#broken = new ByteWriter(this.#brokenPath);
  }

  get isStopped(): boolean {
    return this.#scanner?.isStopped === true;
  }

  push(chunk: Buffer): void {
    this.#scanner ??= this.#begin(sampleOf(chunk));
    this.#scanner.push(chunk);
  }

  finish(): CleanCopy {
    this.#scanner?.finish();
    return {
      path: this.#path,
      brokenPath: this.#brokenPath,
      delimiter: this.#delimiter,
      headers: this.#start.headers,
      shapes: this.#shapes?.found() ?? [],
      hasHeader: this.#start.hasHeader,
      titleRows: this.#titles,
      good: this.#good,
      broken: this.#brokenRecords,
      blank: (this.#scanner?.blank ?? 0) - this.#blankAbove,
      isWhole: !this.isStopped
    };
  }

  close(): void {
    for (const writer of [this.#clean, this.#broken]) writer.close();
  }

  #begin(sample: Buffer): RecordScanner {
    this.sniffed = sniffedDialect(sample, this.#asked.delimiter);
    const { dialect, fields } = this.sniffed;
    this.#isCopied = isPlain(dialect);
    this.#shapes = this.#isCopied ? new CellShapes(fields) : undefined;
    this.#delimiter = this.#isCopied ? dialect.delimiter : ',';
    const { rows } = sampleRows(sample, dialect, firstRows);
    const start = tableStart(
      rows.map((row) => row.fields),
      fields,
      this.#asked.header
    );
    if (start) this.#start = { ...start, line: rows[start.at]?.line ?? 1 };
    return new RecordScanner(dialect, fields, {
      good: (text, from, end, line) => this.#take(text, from, end, line),
      broken: (text, line, fault) => this.#giveUp(text, line, fault)
    });
  }

  #take(text: Buffer, from: number, end: number, line: number): void {
    const { hasHeader } = this.#start;
    if (line <= this.#start.line) {
      this.#isAbove(line);
      if (line < this.#start.line) return;
      if (hasHeader) {
        this.#header = Buffer.from(text.subarray(from, end));
        return;
      }
    }
    if (this.#header?.length === end - from && this.#header.compare(text, from, end) === 0) {
      this.#reject(text.subarray(from, end), line, 'header_repeated');
      return;
    }
    this.#good++;
    if (this.#shapes && this.#scanner) this.#shapes.look(text, this.#scanner.starts, end);
    // Told with the record itself: what comes before it, left out or broken, cannot shift it.
    this.#clean.digits(line);
    this.#clean.byte(this.#delimiter.charCodeAt(0));
    if (this.#isCopied && !this.#scanner?.isOdd) this.#clean.bytes(text, from, end);
    else
      this.#clean.text(
        fieldsOf(text.toString('utf8', from, end), this.sniffed.dialect)
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
        ? fieldsOf(readable(text), this.sniffed.dialect).filter((field) => field.trim() !== '')
        : [];
    this.#reject(text, line, isTotalText(first) ? 'total_row' : fault);
  }

  #reject(text: Buffer, line: number, reason: RecordFault | 'header_repeated' | 'total_row'): void {
    this.#brokenRecords++;
    this.#broken.text(`${line},${reason},${quoted(readable(text))}\n`);
    this.#stopWhenSeen();
  }

  #stopWhenSeen(): void {
    if (this.#asked.preview && this.#good + this.#brokenRecords === previewRecords) this.#scanner?.stop();
  }

  /** Titles, and the blank lines between them, are no records. */
  #isAbove(line: number): void {
    if (line < this.#start.line) this.#titles++;
    this.#blankAbove = this.#scanner?.blank ?? 0;
  }
}

/** Writes source_line, raw_text of some records of a text: rejects are shown exactly as they stood in the file. */
export async function textsOfLines(text: Text, wanted: ReadonlySet<number>, path: string): Promise<void> {
  const texts = new ByteWriter(path);
  let left = wanted.size;
  const scanner = new RecordScanner(text.dialect, text.fields, {
    good(record, start, end, line) {
      if (!wanted.has(line)) return;
      texts.text(`${line},${quoted(readable(record.subarray(start, end)))}\n`);
      if (--left === 0) scanner.stop();
    },
    broken: () => undefined
  });
  try {
    if (wanted.size === 0) return;
    for await (const chunk of utf8Of(text.path, text.encoding)) {
      scanner.push(chunk);
      if (scanner.isStopped) return;
    }
    scanner.finish();
  } finally {
    texts.close();
  }
}

/** The engine takes no NUL in a text that we hand over; it is shown as the sign for what cannot be shown. */
const readable = (text: Buffer) => text.subarray(0, rawTextBytes).toString().replaceAll('\0', '\u{fffd}');
