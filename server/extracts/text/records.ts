import { cutterOf, type Cutter } from './cutter.ts';
import type { TextDialect } from './text-dialect.ts';

/** Why a record is no line of the table, as its text alone tells. */
export type RecordFault =
  'too_few_fields' | 'too_many_fields' | 'quote_malformed' | 'quote_unclosed' | 'line_too_long';

/** What becomes of the records, told by where they stand in a buffer: there are millions, and few are looked at. */
export interface RecordSink {
  /** one that has the fields asked for: its text without the line end, and the line where it starts */
  good(text: Buffer, start: number, end: number, line: number): void;
  broken(text: Buffer, line: number, fault: RecordFault): void;
}

/** A longer record is a quotation mark that was never closed, or no table at all. */
export const longestRecord = 1 << 20;

const lf = 0x0a;
const cr = 0x0d;

/**
 * Takes a text apart into records after RFC 4180, independently of the engine, and counts them. A record may run over
 * several physical lines inside quotation marks. Where the marks do not work out, only the first physical line is given
 * up and the next one is tried as a beginning: one stray mark must not swallow the lines after it.
 */
export class RecordScanner {
  readonly #cutter: Cutter;
  readonly #sink: RecordSink;
  /** of every record; 0: any number of them */
  readonly #expected: number;
  #rest: Buffer = Buffer.alloc(0);
  /** in the middle of a line that is too long to keep */
  #skipping = false;
  /** blank records that have another record after them: those at the end are no records */
  blank = 0;
  /** those since the last record that was not */
  blankAtEnd = 0;
  good = 0;
  broken = 0;
  isStopped = false;
  /** physical line, from 1, where the next record starts */
  line: number;

  /** `line`: where the text starts */
  constructor(dialect: TextDialect, fields: number, sink: RecordSink, line = 1) {
    this.#cutter = cutterOf(dialect);
    this.#expected = fields;
    this.#sink = sink;
    this.line = line;
  }

  /** Of the record that is handed over: the engine would read it in another way. */
  get isOdd(): boolean {
    return this.#cutter.isOdd;
  }

  /** Where the fields of a plain record that is handed over start. */
  get starts(): Int32Array {
    return this.#cutter.starts;
  }

  /** Nothing is left over of what was pushed. */
  get isBetweenRecords(): boolean {
    return this.#rest.length === 0 && !this.#skipping;
  }

  push(chunk: Buffer): void {
    this.#scan(this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk, false);
  }

  finish(): void {
    this.#scan(this.#rest, true);
  }

  /** Called by a sink that has seen enough: nothing more is handed over. */
  stop(): void {
    this.isStopped = true;
  }

  #scan(text: Buffer, isLast: boolean): void {
    let at = this.#skipping ? this.#skip(text, 0, isLast) : 0;
    while (at < text.length && !this.#skipping && !this.isStopped) {
      if (this.#cutter.cut(text, at, isLast)) {
        at = this.#settle(text, at, isLast);
      } else if (isLast || text.length - at > longestRecord) {
        at = this.#giveUpLine(text, at, isLast);
      } else {
        break;
      }
    }
    this.#rest = text.subarray(at);
  }

  /** Hands over the record just found; answers where the next one starts. */
  #settle(text: Buffer, at: number, isLast: boolean): number {
    const { fields, lines, end, next, isBlank, isMalformed } = this.#cutter;
    if (isMalformed) return this.#giveUpLine(text, at, isLast, 'quote_malformed');
    if (end - at > longestRecord) return this.#giveUpLine(text, at, isLast);
    if (isBlank) {
      this.blankAtEnd++;
    } else if (this.#expected === 0 || fields === this.#expected) {
      this.#countBlanks();
      this.good++;
      this.#sink.good(text, at, end, this.line);
    } else if (lines > 1) {
      return this.#giveUpLine(text, at, isLast, 'quote_malformed');
    } else {
      this.#break(text.subarray(at, end), fields < this.#expected ? 'too_few_fields' : 'too_many_fields');
    }
    this.line += lines;
    return next;
  }

  /** Rejects one physical line; without a fault of its own it is too long, or opens a quotation that never ends. */
  #giveUpLine(text: Buffer, at: number, isLast: boolean, fault: RecordFault = 'quote_unclosed'): number {
    const end = lineEnd(text, at);
    const isTooLong = end - at > longestRecord;
    this.#break(text.subarray(at, isTooLong ? at + longestRecord : end), isTooLong ? 'line_too_long' : fault);
    return this.#skip(text, end, isLast);
  }

  #break(text: Buffer, fault: RecordFault): void {
    this.#countBlanks();
    this.broken++;
    this.#sink.broken(text, this.line, fault);
  }

  #countBlanks(): void {
    this.blank += this.blankAtEnd;
    this.blankAtEnd = 0;
  }

  /** Past the end of the line at or after `from`; remembers when that is still to come. */
  #skip(text: Buffer, from: number, isLast: boolean): number {
    const end = lineEnd(text, from);
    // A CR at the end of what we have may be half a line end.
    this.#skipping = end >= text.length || (text[end] === cr && end + 1 >= text.length && !isLast);
    if (this.#skipping) return end;
    this.line++;
    return end + (text[end] === cr && text[end + 1] === lf ? 2 : 1);
  }
}

/** Where the physical line ends: at its LF or CR, or with the text. */
function lineEnd(text: Buffer, from: number): number {
  const newline = text.indexOf(lf, from);
  const end = newline < 0 ? text.length : newline;
  const carriage = text.subarray(from, end).indexOf(cr);
  return carriage < 0 ? end : from + carriage;
}
