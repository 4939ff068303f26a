import writeWorkbook, { type Cell as WrittenCell } from 'write-excel-file/universal';
import type { Cell } from '../csv.ts';
import type { SheetCells } from './sheets.ts';

/** Sheets as a workbook. Text stays text, whatever it begins with; numbers are numbers, shares among them percentages. */
export function workbook(sheets: readonly SheetCells[]): Promise<Blob> {
  return writeWorkbook(
    sheets.map(({ name, rows, headers, widths }) => ({
      sheet: name,
      stickyRowsCount: headers,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, at) => row.map((cell) => written(cell, at < headers)))
    }))
  ).toBlob();
}

function written(cell: Cell, is_header: boolean): WrittenCell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'object')
    return Number.isFinite(cell.share) ? { type: Number, value: cell.share, format: '0.0%' } : null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? { type: Number, value: cell } : null;
  return { type: String, value: cell, ...(is_header && { fontWeight: 'bold' as const }) };
}
