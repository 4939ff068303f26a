import { type Mapping } from '../mapping.ts';
import { csv } from './literal.ts';
import type { Shape } from './shapes.ts';

/** A column as it comes out of the engine. */
export interface RawColumn {
  header: string;
  /** type of the engine */
  type: string;
}

/** The records of a file as the engine sees them: columns c0, c1, … so that no header is ever part of a statement. */
export interface Cells {
  /** of a copy in several files, which follow one another, all of them */
  path: string | readonly string[];
  columns: readonly RawColumn[];
  /**
   * How a CSV of our own writing is written, where each record has its line before its fields: the engine takes one
   * apart faster than it writes its cells anywhere else. Without it the path is a Parquet file, the extract itself.
   */
  copy?: { delimiter: string; isRagged: boolean };
  /** of each column, where they were counted when it was laid out */
  shapes?: readonly (readonly Shape[] | undefined)[];
}

/** SQL of the records, to be read FROM. */
export function cellsSql({ columns, copy }: Cells): string {
  const names = columns.map((_, at) => `c${at}`);
  if (!copy)
    return `read_parquet($cells, file_row_number = true) as cells(${[...names, 'row_no'].join(', ')})`;
  const types = Object.fromEntries([
    ['line_no', 'BIGINT'],
    ...names.map((name) => [name, 'VARCHAR'])
  ]) as Record<string, string>;
  return `${csv('$cells', types, copy.delimiter, copy.isRagged)} as cells`;
}

/** SQL of the line, or of the number from 1. */
export const sourceLineSql = ({ copy }: Cells) => (copy ? 'line_no' : 'row_no + 1');

const isFloat = (type: string) => type === 'DOUBLE' || type === 'FLOAT';

/** SQL of a cell as text; a float through its shortest decimal text, and what is no number is no text. */
export function cellText({ type }: RawColumn, at: number): string {
  return isFloat(type) ? `nullif(cast(c${at} as varchar), 'nan')` : `cast(c${at} as varchar)`;
}

/** Ids that a program has turned into floats: 17850.0 is the customer 17850. Text is never touched. */
function idText(column: RawColumn, at: number): string {
  if (!isFloat(column.type)) return cellText(column, at);
  return `case when c${at} = trunc(c${at}) and abs(c${at}) < 1e15 then cast(cast(c${at} as bigint) as varchar) else ${cellText(column, at)} end`;
}

/** Where a contract column stands among those of the file. */
export const positionOf = (mapping: Mapping, name: string) =>
  mapping.columns.find(({ column }) => column === name)?.position;

/** SQL of what a contract column holds, as text; null where the file has no such column. */
export function textOf({ columns }: Cells, mapping: Mapping, name: string): string {
  const position = positionOf(mapping, name);
  const column = position === undefined ? undefined : columns[position];
  if (position === undefined || !column) return 'cast(null as varchar)';
  const isId = name === 'customer_id' || name === 'order_id';
  return isId ? idText(column, position) : cellText(column, position);
}

/** A number or a date of the engine is written in one way only. */
export function isText({ columns }: Cells, mapping: Mapping, name: string): boolean {
  const position = positionOf(mapping, name);
  return position !== undefined && columns[position]?.type === 'VARCHAR';
}

export const isMapped = (mapping: Mapping, name: string) =>
  mapping.columns.some(({ column }) => column === name);

/** SQL that is true for a record without any text in it. */
export const isBlankSql = ({ columns, copy }: Cells) =>
  // What we laid out ourselves has none left, by our own count.
  copy
    ? 'false'
    : columns.map((column, at) => `nullif(trim(${cellText(column, at)}), '') is null`).join(' and ');

/** SQL of the record as a line of CSV: how a record is shown that never was text. */
export function recordSql({ columns }: Cells): string {
  const fields = columns.map((column, at) => {
    const text = cellText(column, at);
    return `case when regexp_matches(${text}, '[",\\r\\n]') then '"' || replace(${text}, '"', '""') || '"' else coalesce(${text}, '') end`;
  });
  return fields.join(` || ',' || `);
}
