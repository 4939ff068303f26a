import { isPlain, type TextDialect } from './text-dialect.ts';

const quotation = 0x22;
const lf = 0x0a;
const cr = 0x0d;
const backslash = 0x5c;
const space = 0x20;

/** A record of more fields is no line of a table of ours, and where they start is not asked. */
const mostFields = 1024;

/** Finds where a record ends. What it found are fields and not a result object, for there are millions. */
export abstract class Cutter {
  fields = 0;
  /** physical lines that the record runs over */
  lines = 0;
  end = 0;
  /** where the next record starts */
  next = 0;
  isBlank = false;
  /** something stands behind a closing quotation mark */
  isMalformed = false;
  /** a field begins with spaces and then a quotation mark: no quotation to us, one to the engine */
  isOdd = false;
  /** where its fields start; of what is not plain nothing is told */
  readonly starts = new Int32Array(mostFields);

  /** Of the record that starts at `start`; false when its end is beyond the text we have. */
  abstract cut(text: Buffer, start: number, isLast: boolean): boolean;

  protected found(end: number, next: number, fields: number, lines: number): true {
    this.end = end;
    this.next = next;
    this.fields = fields;
    this.lines = lines;
    return true;
  }
}

export const cutterOf = (dialect: TextDialect): Cutter =>
  isPlain(dialect) ? new PlainCutter(dialect.delimiter.charCodeAt(0)) : new AnyCutter(dialect);

/** RFC 4180 with a delimiter of one byte: what nearly every file is, so this one is made for speed. */
class PlainCutter extends Cutter {
  readonly #delimiter: number;
  /** 1 for the bytes that end a run of ordinary ones */
  readonly #isSpecial = new Uint8Array(256);

  constructor(delimiter: number) {
    super();
    this.#delimiter = delimiter;
    for (const byte of [delimiter, lf, cr]) this.#isSpecial[byte] = 1;
  }

  cut(text: Buffer, start: number, isLast: boolean): boolean {
    const delimiter = this.#delimiter;
    const isSpecial = this.#isSpecial;
    const starts = this.starts;
    const length = text.length;
    let at = start;
    let fields = 1;
    let lines = 1;
    let hasQuoted = false;
    this.isMalformed = false;
    this.isOdd = false;
    starts[0] = start;

    for (;;) {
      if (text[at] === space && text[pastSpaces(text, at)] === quotation) this.isOdd = true;
      // The beginning of a field: only here a mark opens a quotation.
      if (text[at] === quotation) {
        at++;
        for (;;) {
          if (at >= length) return false;
          const byte = text[at] ?? 0;
          if (byte === quotation) {
            if (at + 1 >= length && !isLast) return false;
            if (text[at + 1] !== quotation) break;
            at++;
          } else if (byte === lf) {
            lines++;
          } else if (byte === cr) {
            if (at + 1 >= length && !isLast) return false;
            if (text[at + 1] !== lf) lines++;
          } else if (byte > space) {
            hasQuoted = true;
          }
          at++;
        }
        at++;
        const after = text[at];
        if (at < length && after !== delimiter && after !== lf && after !== cr) this.isMalformed = true;
      }

      while (at < length && isSpecial[text[at] ?? 0] === 0) at++;
      if (at < length && text[at] === delimiter) {
        at++;
        starts[fields++] = at;
        if (at < length || isLast) continue;
      }
      if (at >= length && !isLast) return false;
      const isWide = text[at] === cr && text[at + 1] === lf;
      if (text[at] === cr && at + 1 >= length && !isLast) return false;
      this.isBlank = !hasQuoted && isBlank(text, start, at, delimiter);
      return this.found(at, at >= length ? at : at + (isWide ? 2 : 1), fields, lines);
    }
  }
}

/** Nothing but delimiters, spaces and quotation marks; the first byte nearly always tells. */
function isBlank(text: Buffer, start: number, end: number, delimiter: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = text[at] ?? 0;
    if (byte > space && byte !== delimiter && byte !== quotation) return false;
  }
  return true;
}

/** Any other dialect: runs of spaces, delimiters of several bytes, another quotation mark, backslashes. */
class AnyCutter extends Cutter {
  readonly #delimiter: Buffer;
  readonly #quote: number;
  readonly #hasBackslash: boolean;
  readonly #isAligned: boolean;

  constructor({ delimiter, quote, escape }: TextDialect) {
    super();
    this.#delimiter = Buffer.from(delimiter);
    this.#quote = quote.charCodeAt(0);
    this.#hasBackslash = escape === '\\';
    this.#isAligned = delimiter === ' ';
  }

  cut(text: Buffer, start: number, isLast: boolean): boolean {
    const length = text.length;
    let at = this.#isAligned ? pastSpaces(text, start) : start;
    let fields = 1;
    let lines = 1;
    this.isBlank = true;
    this.isMalformed = false;

    for (;;) {
      if (text[at] === this.#quote) {
        const end = this.#closing(text, at + 1);
        if (end >= length || (end + 1 >= length && !isLast)) return false;
        lines += lineEnds(text, at + 1, end);
        if (this.isBlank) this.isBlank = text.toString('latin1', at + 1, end).trim() === '';
        at = end + 1;
        this.isMalformed ||= at < length && !isLineEnd(text[at]) && this.#delimiterAt(text, at) === 0;
      }

      for (;;) {
        if (at >= length || isLineEnd(text[at])) {
          // A CR at the end of what we have may be half a line end.
          if (!isLast && (at >= length || (text[at] === cr && at + 1 >= length))) return false;
          const width = text[at] === cr && text[at + 1] === lf ? 2 : 1;
          return this.found(at, at >= length ? at : at + width, fields, lines);
        }
        const width = this.#delimiterAt(text, at);
        if (width > 0) {
          at += width;
          // Spaces at the end of a line have no field behind them.
          if (this.#isAligned && (at >= length || isLineEnd(text[at]))) continue;
          fields++;
          break;
        }
        if ((text[at] ?? 0) > space) this.isBlank = false;
        at++;
      }
    }
  }

  #closing(text: Buffer, from: number): number {
    for (let at = from; at < text.length; at++) {
      if (this.#hasBackslash && text[at] === backslash) at++;
      else if (text[at] === this.#quote) {
        if (this.#hasBackslash || text[at + 1] !== this.#quote) return at;
        at++;
      }
    }
    return text.length;
  }

  /** Bytes of the delimiter that stands there; 0 where none does. */
  #delimiterAt(text: Buffer, at: number): number {
    for (let each = 0; each < this.#delimiter.length; each++) {
      if (text[at + each] !== this.#delimiter[each]) return 0;
    }
    return this.#isAligned ? pastSpaces(text, at) - at : this.#delimiter.length;
  }
}

const isLineEnd = (byte: number | undefined) => byte === lf || byte === cr;

function pastSpaces(text: Buffer, from: number): number {
  let at = from;
  while (text[at] === space) at++;
  return at;
}

function lineEnds(text: Buffer, from: number, to: number): number {
  let ends = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === lf || (text[at] === cr && text[at + 1] !== lf)) ends++;
  }
  return ends;
}
