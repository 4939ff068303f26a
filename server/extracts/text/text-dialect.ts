import type { Quote } from '../manifest.ts';

/** How the records of a text are written. */
export interface TextDialect {
  /** one character or several; a space stands for any number of them, and those at the start of a line for nothing */
  delimiter: string;
  quote: Quote;
  /** how the quotation mark is written inside quotation marks: doubled, or behind a backslash */
  escape: Quote | '\\';
}

/** RFC 4180, whatever its delimiter: what we write ourselves, and most of what we read. */
export const plainDialect = (delimiter = ','): TextDialect => ({ delimiter, quote: '"', escape: '"' });

export const isPlain = ({ delimiter, quote, escape }: TextDialect) =>
  Buffer.byteLength(delimiter) === 1 && delimiter !== ' ' && quote === '"' && escape === '"';

/** The fields of one record, unquoted. */
export function fieldsOf(record: string, { delimiter, quote, escape }: TextDialect): string[] {
  const isAligned = delimiter === ' ';
  const text = isAligned ? record.trim() : record;
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (text[at] === quote) {
      const end = closing(text, at + 1, quote, escape);
      field = text.slice(at + 1, end);
      field = escape === '\\' ? field.replace(/\\(["'\\])/g, '$1') : field.replaceAll(quote + quote, quote);
      at = end + 1;
    }
    const next = text.indexOf(delimiter, at);
    fields.push(field + text.slice(at, next < 0 ? undefined : next));
    if (next < 0) return fields;
    at = next + delimiter.length;
    while (isAligned && text[at] === ' ') at++;
  }
}

/** Where the quotation that has begun ends: at its mark, or with the text. */
function closing(text: string, from: number, quote: string, escape: string): number {
  for (let at = from; at < text.length; at++) {
    if (escape === '\\' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (escape !== quote || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return text.length;
}

/** As a field of a CSV that we write. */
export const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

/** The same, where quotation marks are left out as long as nothing needs them. */
export const asField = (field: string, delimiter = ',') =>
  field.includes(delimiter) || /["\r\n]/.test(field) ? quoted(field) : field;

/** What a reader of rejects needs to see of a record; the file itself is in the archive. */
const rawTextBytes = 65_536;

/** The engine takes no NUL in a text that we hand over; it is shown as the sign for what cannot be shown. */
export const readable = (text: Buffer): string =>
  text.subarray(0, rawTextBytes).toString().replaceAll('\0', '\u{fffd}');
