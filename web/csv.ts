/** 0…1 of something: a number as it is, and a percentage where a cell can say so. */
export interface Share {
  share: number;
}

/** A cell for a spreadsheet: text, a number as it is, or nothing. */
export type Cell = string | number | Share | null | undefined;

export const share = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : { share: value };

/** What a spreadsheet takes for a formula, full-width signs too, and behind the quotes and spaces that it overlooks. */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠\t\r\0]/;

/**
 * A table as CSV. Text that a spreadsheet would take for a formula is disarmed with an apostrophe;
 * numbers are written as numbers, negative ones too.
 */
export function csv(header: string[], rows: Cell[][]): string {
  const lines = [header, ...rows].map((cells) => cells.map(written).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return written(cell.share);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Minor units as the currency units that people calculate with. */
export function units(minor: number | null | undefined): number | null {
  return minor === null || minor === undefined ? null : minor / 100;
}
