import type { Cell } from '../db/values.ts';

type Row = Record<string, unknown>;

/** Rows as a table for a terminal: numbers to the right with at most four decimals, nothing for null. */
export function textTable(rows: readonly Row[]): string {
  const names = columnsOf(rows);
  if (names.length === 0) return '';
  const cells = rows.map((row) => names.map((name) => visible(shown(rounded(row[name])))));
  const widths = names.map((name, index) =>
    Math.max(width(name), ...cells.map((row) => width(row[index] ?? '')))
  );
  const isNumber = names.map((name) =>
    rows.every((row) => row[name] === null || typeof row[name] === 'number')
  );
  const line = (row: string[]) =>
    row
      .map((text, index) => {
        const gap = ' '.repeat((widths[index] ?? 0) - width(text));
        return isNumber[index] ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((each) => '─'.repeat(each))), ...cells.map(line)].join('\n') + '\n';
}

/** Rows as CSV for programs (RFC 4180, LF): values as they are, so that they read back equal. */
export function csv(rows: readonly Row[]): string {
  const names = columnsOf(rows);
  const field = (value: unknown) => {
    const text = shown(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (
    [names.join(','), ...rows.map((row) => names.map((name) => field(row[name])).join(','))].join('\n') + '\n'
  );
}

/** A column that only some rows have is one all the same. */
const columnsOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value);

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as Cell);
}

/** Control characters as \xNN: what stands in an extract must not steer the terminal that shows it. */
export const visible = (text: string) =>
  text.replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Columns a text takes on a terminal: Chinese characters and full-width forms take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(character) ? 2 : 1;
  return columns;
}
