/** Why a record is no line of the table, as its text alone tells. */
export type RecordFault =
  'too_few_fields' | 'too_many_fields' | 'quote_malformed' | 'quote_unclosed' | 'line_too_long';

/** What becomes of the records, told by where they stand in a buffer: there are millions, and few are looked at. */
export interface RecordSink {
  /** one that has the fields of the header: its text without the line end, and the line where it starts */
  good(text: Buffer, start: number, end: number, line: number): void;
  broken(text: Buffer, line: number, fault: RecordFault): void;
}

/** A longer record is a quotation mark that was never closed, or no table at all. */
export const longestRecord = 1 << 20;

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;

/**
 * Takes a text apart into records after RFC 4180, independently of the engine, and counts them. A record may run over
 * several physical lines inside quotation marks. Where the marks do not work out, only the first physical line is given
 * up and the next one is tried as a beginning: one stray mark must not swallow the lines after it.
 */
export class RecordScanner {
  readonly #delimiter: number;
  readonly #sink: RecordSink;
  /** of every record; 0 until the header has told */
  #expected: number;
  #rest: Buffer = Buffer.alloc(0);
  /** physical line, from 1, where the next record starts */
  #line = 1;
  /** in the middle of a line that is too long to keep */
  #skipping = false;
  #blankSinceLast = 0;
  /** blank records that have another record after them: those at the end are no records */
  blank = 0;
  good = 0;
  broken = 0;
  isStopped = false;

  // What the last look at a record found; fields and not a result object, for there are millions.
  #fields = 0;
  #lines = 0;
  #end = 0;
  #next = 0;
  #isBlank = false;
  #isMalformed = false;

  constructor(delimiter: string, fields: number, sink: RecordSink) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#expected = fields;
    this.#sink = sink;
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
      if (this.#look(text, at, isLast)) {
        at = this.#settle(text, at, isLast);
      } else if (isLast || text.length - at > longestRecord) {
        at = this.#giveUpLine(text, at, isLast);
      } else {
        break;
      }
    }
    this.#rest = text.subarray(at);
  }

  /** Finds where the record that starts at `start` ends; false when that is beyond the text we have. */
  #look(text: Buffer, start: number, isLast: boolean): boolean {
    const delimiter = this.#delimiter;
    const length = text.length;
    let at = start;
    let fields = 1;
    let lines = 1;
    let isBlank = true;
    this.#isMalformed = false;

    for (;;) {
      // The beginning of a field: only here a mark opens a quotation.
      if (text[at] === quote) {
        at++;
        for (;;) {
          if (at >= length) return false;
          const byte = text[at];
          if (byte === quote) {
            if (at + 1 >= length && !isLast) return false;
            if (text[at + 1] !== quote) break;
            at++;
          } else if (byte === lf) {
            lines++;
          } else if (byte === cr) {
            if (at + 1 >= length && !isLast) return false;
            if (text[at + 1] !== lf) lines++;
          }
          if (isBlank && byte !== undefined && byte > 0x20) isBlank = false;
          at++;
        }
        at++;
        const after = text[at];
        if (at < length && after !== delimiter && after !== lf && after !== cr) this.#isMalformed = true;
      }

      for (;;) {
        if (at >= length) {
          if (!isLast) return false;
          return this.#found(at, at, fields, lines, isBlank);
        }
        const byte = text[at] ?? 0;
        if (byte === delimiter) {
          fields++;
          at++;
          break;
        }
        if (byte === lf) return this.#found(at, at + 1, fields, lines, isBlank);
        if (byte === cr) {
          if (at + 1 >= length && !isLast) return false;
          return this.#found(at, text[at + 1] === lf ? at + 2 : at + 1, fields, lines, isBlank);
        }
        if (byte > 0x20) isBlank = false;
        at++;
      }
      if (at >= length) {
        if (!isLast) return false;
        return this.#found(at, at, fields, lines, isBlank);
      }
    }
  }

  #found(end: number, next: number, fields: number, lines: number, isBlank: boolean): boolean {
    this.#fields = fields;
    this.#lines = lines;
    this.#end = end;
    this.#next = next;
    this.#isBlank = isBlank;
    return true;
  }

  /** Hands over the record just found; answers where the next one starts. */
  #settle(text: Buffer, at: number, isLast: boolean): number {
    if (this.#isMalformed) return this.#giveUpLine(text, at, isLast, 'quote_malformed');
    if (this.#end - at > longestRecord) return this.#giveUpLine(text, at, isLast);
    if (this.#isBlank) {
      this.#blankSinceLast++;
    } else if (this.#expected === 0 || this.#fields === this.#expected) {
      this.#expected = this.#fields;
      this.#countBlanks();
      this.good++;
      this.#sink.good(text, at, this.#end, this.#line);
    } else if (this.#lines > 1) {
      return this.#giveUpLine(text, at, isLast, 'quote_malformed');
    } else {
      this.#break(
        text.subarray(at, this.#end),
        this.#fields < this.#expected ? 'too_few_fields' : 'too_many_fields'
      );
    }
    this.#line += this.#lines;
    return this.#next;
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
    this.#sink.broken(text, this.#line, fault);
  }

  #countBlanks(): void {
    this.blank += this.#blankSinceLast;
    this.#blankSinceLast = 0;
  }

  /** Past the end of the line at or after `from`; remembers when that is still to come. */
  #skip(text: Buffer, from: number, isLast: boolean): number {
    const end = lineEnd(text, from);
    // A CR at the end of what we have may be half a line end.
    this.#skipping = end >= text.length || (text[end] === cr && end + 1 >= text.length && !isLast);
    if (this.#skipping) return end;
    this.#line++;
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

/** The fields of one record, unquoted. */
export function fieldsOf(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (record[at] === '"') {
      let end = record.indexOf('"', at + 1);
      while (end >= 0 && record[end + 1] === '"') end = record.indexOf('"', end + 2);
      if (end < 0) end = record.length;
      field = record.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const next = record.indexOf(delimiter, at);
    fields.push(field + record.slice(at, next < 0 ? undefined : next));
    if (next < 0) return fields;
    at = next + delimiter.length;
  }
}

/** As a field of a CSV that we write. */
export const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
