import { refusal } from '../../errors.ts';
import { mostColumns } from '../records-copy.ts';
import type { WorkbookArchive } from './archive.ts';
import { dateText, type CellStyle } from './date-formats.ts';
import { ItemText, unescaped } from './strings.ts';
import { readXml } from './xml.ts';

const mostRows = 1_048_576;
const mostCharacters = 32_767;

/** What the cells of a workbook refer to. */
export interface CellMeaning {
  strings: readonly string[];
  styles: readonly CellStyle[];
  is1904: boolean;
}

/** Told row by row; cells from the first column to the last that has a text. */
export interface RowSink {
  row(cells: string[]): void;
  blanks(rows: number): void;
  isEnough(): boolean;
}

/** Reads a worksheet as a stream, and keeps of it no more than the row at hand, and of that no more than its texts. */
export async function readSheet(
  file: string,
  archive: WorkbookArchive,
  part: string,
  meaning: CellMeaning,
  sink: RowSink
): Promise<void> {
  const rows = new RowReader(file, meaning, sink);
  await readXml(file, await archive.part(part), rows, () => sink.isEnough());
}

class RowReader {
  readonly #file: string;
  readonly #meaning: CellMeaning;
  readonly #sink: RowSink;
  readonly #item = new ItemText();
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type = 'n';
  #style: CellStyle = 'number';
  #value = '';
  #isValue = false;

  constructor(file: string, meaning: CellMeaning, sink: RowSink) {
    this.#file = file;
    this.#meaning = meaning;
    this.#sink = sink;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.#openRow(attributes['r']);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#isValue = true;
    else this.#item.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#item.text(text);
    if (this.#value.length + this.#item.length > mostCharacters)
      throw refusal('cell_too_long', { file: this.#file });
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else this.#item.close(name);
  }

  #openRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!(row > this.#row)) throw this.#damaged();
    if (row > mostRows) throw refusal('sheet_too_long', { file: this.#file, rows: mostRows });
    // Rows that nothing stands in are left out of the file.
    if (row > this.#row + 1) this.#sink.blanks(row - this.#row - 1);
    this.#row = row;
    this.#column = 0;
    this.#cells = [];
  }

  #openCell({ r, t = 'n', s = '' }: Record<string, string>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    this.#type = t;
    this.#style = this.#meaning.styles[Number(s)] ?? 'number';
    this.#value = '';
  }

  #closeCell(): void {
    const text = this.#cellText();
    this.#item.take();
    if (text === '') return;
    if (this.#column > mostColumns)
      throw refusal('sheet_too_wide', { file: this.#file, columns: mostColumns });
    if (this.#column < 1) throw this.#damaged();
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #closeRow(): void {
    if (this.#cells.some((cell) => cell.trim() !== '')) this.#sink.row(this.#cells);
    else this.#sink.blanks(1);
    this.#cells = [];
  }

  /** Of a formula only the value that was worked out last is taken. */
  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case 'inlineStr':
        return this.#item.take();
      case 'str':
        return unescaped(value);
      case 's':
        return this.#sharedString(value);
      case 'b':
        return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.replace('T', ' ');
      case 'e':
        return value;
      default:
        return this.#numberText(value);
    }
  }

  #sharedString(value: string): string {
    if (value === '') return '';
    const text = this.#meaning.strings[Number(value)];
    if (text === undefined) throw this.#damaged();
    if (text.length > mostCharacters) throw refusal('cell_too_long', { file: this.#file });
    return text;
  }

  /** A double through its shortest decimal text: programs write 0.1 as 0.10000000000000001. */
  #numberText(value: string): string {
    if (value.trim() === '') return '';
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return dateText(number, this.#style, this.#meaning.is1904) ?? String(number);
  }

  #damaged() {
    return refusal('file_damaged', { file: this.#file, format: 'XLSX' });
  }
}

/** 28 of AB12. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column;
}
