import { refusal } from '../../errors.ts';
import { copiedCells } from '../copied-cells.ts';
import { dialectOf, type LaidOut } from '../laid-out.ts';
import type { ReadOrder } from '../reading.ts';
import { RecordsCopy } from '../records-copy.ts';
import { RowsTable } from '../rows-table.ts';
import { saidOf } from '../said.ts';
import { WorkbookArchive } from './archive.ts';
import { cellStyles } from './date-formats.ts';
import { readSheet, type CellMeaning } from './sheet.ts';
import { sharedStrings } from './strings.ts';
import { workbookOf, type Sheet } from './workbook.ts';

/** Turns a worksheet into a table: the one that a person names, else the first one with anything in it. */
export async function layOutWorkbook(order: ReadOrder): Promise<LaidOut> {
  const { file_name } = order;
  const { sheet: said, header } = saidOf(order);
  const archive = await WorkbookArchive.open(order);
  const copy = new RecordsCopy(order);
  try {
    const { sheets, is1904, ...parts } = await workbookOf(file_name, archive);
    const meaning: CellMeaning = {
      is1904,
      strings: await sharedStrings(file_name, archive, parts.sharedStrings),
      styles: await cellStyles(file_name, archive, parts.styles)
    };
    const hasRows = (sheet: Sheet) => hasAnyRow(file_name, archive, sheet, meaning);
    const filled = await filtered(sheets, hasRows);
    const sheet = chosen(file_name, sheets, filled, said);

    const table = new RowsTable(copy, header);
    await readSheet(file_name, archive, sheet.part, meaning, {
      row: (cells) => table.row(cells),
      blanks: (rows) => table.blanks(rows),
      isEnough: () => copy.isFull
    });
    table.finish();
    copy.close();
    const { headers, hasHeader, titleRows } = table;
    if (headers.length === 1) {
      throw refusal('sheet_of_one_column', {
        file: file_name,
        sheet: sheet.name,
        sheets: namesOf(sheets)
      });
    }
    if (copy.records === 0) throw refusal('file_without_lines', { file: file_name });

    return {
      dialect: dialectOf('xlsx', {
        encoding: 'xlsx',
        has_header: hasHeader,
        title_rows: titleRows,
        sheet: sheet.name,
        other_sheets: filled.filter((each) => each !== sheet).map(({ name }) => name)
      }),
      cells: copiedCells(order, copy, headers),
      lines_in: copy.records,
      lines_laid: copy.good,
      lines_blank: copy.blank,
      is_whole: !copy.isFull,
      kept: { brokenPath: copy.brokenPath }
    };
  } finally {
    archive.close();
  }
}

function chosen(
  file: string,
  sheets: readonly Sheet[],
  filled: readonly Sheet[],
  said: string | undefined
): Sheet {
  if (said !== undefined) {
    const named = sheets.find(({ name }) => name.trim().toLowerCase() === said.trim().toLowerCase());
    if (!named) throw refusal('sheet_missing', { file, sheet: said, sheets: namesOf(sheets) });
    return named;
  }
  const first = filled.find(({ isVisible }) => isVisible);
  if (!first) throw refusal('workbook_empty', { file, sheets: namesOf(sheets) });
  return first;
}

async function hasAnyRow(
  file: string,
  archive: WorkbookArchive,
  { part }: Sheet,
  meaning: CellMeaning
): Promise<boolean> {
  let isFilled = false;
  await readSheet(file, archive, part, meaning, {
    row: () => (isFilled = true),
    blanks: () => undefined,
    isEnough: () => isFilled
  });
  return isFilled;
}

async function filtered<Each>(all: readonly Each[], test: (each: Each) => Promise<boolean>): Promise<Each[]> {
  const passed: Each[] = [];
  for (const each of all) if (await test(each)) passed.push(each);
  return passed;
}

const namesOf = (sheets: readonly Sheet[]) => sheets.map(({ name }) => `"${name}"`);
