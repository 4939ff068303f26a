import type { Cell } from '../csv.ts';
import type { Table } from './shown-tables.svelte.ts';

/** A sheet of a workbook, before a library writes it. */
export interface SheetCells {
  name: string;
  rows: Cell[][];
  /** rows at the top that name the columns below */
  headers: number;
  /** in characters, of each column */
  widths: number[];
}

/** What a spreadsheet allows: 31 characters of a name, none of these in it, no name twice; 32,767 in a cell. */
const mostOfName = 31;
const forbidden = /[[\]:*?/\\]/g;
const mostOfCell = 32_767;
/** What may not stand in XML, which a workbook is. Tabs and line ends may. */
const unwritable = /(?![\u007F-\u009F])[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu;

const widest = 60;
const narrowest = 9;

/** A text as a cell takes it: what a cell cannot hold ends in an ellipsis. */
function writable(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const clean = cell.replace(unwritable, '\uFFFD');
  return clean.length > mostOfCell ? `${clean.slice(0, mostOfCell - 1)}…` : clean;
}

/** Chinese characters are as wide as two others. */
const widthOf = (cell: Cell) =>
  String(typeof cell === 'object' ? '100.0%' : (cell ?? '')).replace(/[\u2E80-\uFFEF]/g, '  ').length + 2;

const widthsOf = (rows: readonly Cell[][]) =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) =>
    Math.min(widest, Math.max(narrowest, ...rows.slice(0, 200).map((row) => widthOf(row[at]))))
  );

/** One sheet for each table, named by its panel. */
export function sheetsOf(tables: readonly ({ title: string } & Table)[]): SheetCells[] {
  const names = new Set<string>();
  return tables.map(({ title, header, rows }) => {
    const written = [header, ...rows].map((row) => row.map(writable));
    return { name: sheetName(title, names), rows: written, headers: 1, widths: widthsOf(written) };
  });
}

function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(forbidden, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '') || 'Sheet';
  const nameOf = (copy: number) => {
    const end = copy === 1 ? '' : ` (${copy})`;
    return plain.slice(0, mostOfName - end.length).trim() + end;
  };
  let copy = 1;
  // Names that differ in their case alone are one name to a spreadsheet.
  while (taken.has(nameOf(copy).toLowerCase())) copy += 1;
  const name = nameOf(copy);
  taken.add(name.toLowerCase());
  return name;
}
