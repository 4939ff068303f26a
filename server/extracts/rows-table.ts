import { reasonOf, type RecordsCopy } from './records-copy.ts';
import { tableStart } from './table-start.ts';
import { asField } from './text/text-dialect.ts';

/** So many rows tell where the table begins. */
const firstRows = 100;

/** The table in the rows of a sheet: titles above its header are left out, blank rows are counted. */
export class RowsTable {
  readonly #copy: RecordsCopy;
  readonly #said: boolean | undefined;
  /** rows before the table was found; a number: so many blank ones */
  #waiting: (readonly string[] | number)[] | undefined = [];
  #header = '';
  headers: string[] = [];
  hasHeader = true;
  titleRows = 0;

  constructor(copy: RecordsCopy, said?: boolean) {
    this.#copy = copy;
    this.#said = said;
  }

  /** Cells from the first column to the last that has a text. */
  row(cells: readonly string[]): void {
    if (this.#waiting) {
      this.#waiting.push(cells);
      if (this.#waiting.length > firstRows) this.#begin();
      return;
    }
    this.#take(cells);
  }

  blanks(rows: number): void {
    if (this.#waiting) this.#waiting.push(rows);
    else this.#copy.blanks(rows);
  }

  finish(): void {
    if (this.#waiting) this.#begin();
  }

  #begin(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    const rows = waiting.filter((row) => typeof row === 'object');
    const width = usualWidth(rows);
    const padded = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
    const start = tableStart(padded, width, this.#said);
    if (!start) return;

    // Notes may stand beside a table: columns without a header, but nothing of them is lost.
    const widest = Math.max(...rows.slice(start.at).map((row) => row.length));
    const besides = Array.from({ length: Math.max(widest - width, 0) }, () => '');
    this.headers = [...start.headers, ...besides];
    this.hasHeader = start.hasHeader;
    this.titleRows = start.at;

    const from = waiting.indexOf(rows[start.at] ?? 0);
    if (start.hasHeader) this.#header = textOf(rows[start.at] ?? []);
    for (const row of waiting.slice(start.hasHeader ? from + 1 : from)) {
      if (typeof row === 'number') this.#copy.blanks(row);
      else this.#take(row);
    }
  }

  #take(cells: readonly string[]): void {
    const width = this.headers.length;
    if (this.hasHeader && cells.length === width && textOf(cells) === this.#header) {
      this.#copy.reject(textOf(cells), 'header_repeated');
    } else if (cells.length > width) {
      this.#copy.reject(textOf(cells), reasonOf(cells, 'too_many_fields'));
    } else {
      this.#copy.record([...cells, ...Array.from({ length: width - cells.length }, () => '')]);
    }
  }
}

const textOf = (cells: readonly string[]) => cells.map((cell) => asField(cell)).join();

/** Of the first row that is nearly as wide as most are: a title is narrower, a note beside one row makes it wider. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  const first = rows.find((row) => {
    const filled = row.filter((cell) => cell.trim() !== '').length;
    return row.length * 2 >= most && filled * 2 > row.length && filled > 1;
  });
  return first?.length ?? most;
}
