import { join } from 'node:path';
import { isTotalText } from './normalise/totals.ts';
import { previewRecords } from './reading.ts';
import { ByteWriter } from './text/byte-writer.ts';
import { asField, quoted } from './text/text-dialect.ts';

/** A table of orders has fifty; a file with more than these is made to hurt. */
export const mostColumns = 1000;

/** What a reader of rejects needs to see of a record; the file itself is in the archive. */
const rawTextCharacters = 65_536;

/**
 * Records of a format that is no text, written as the engine gets them: each with its number, from 1, before its cells.
 * Here they are counted, too: what the engine then finds in the copy must be as many.
 */
export class RecordsCopy {
  readonly path: string;
  readonly brokenPath: string;
  readonly #clean: ByteWriter;
  readonly #broken: ByteWriter;
  readonly #preview: boolean;
  readonly delimiter = ',';
  good = 0;
  broken = 0;
  /** those that have another record after them: at the end they are no records */
  blank = 0;
  #blankSinceLast = 0;
  /** as many records as a look at a file shows: whoever reads on reads for nothing */
  isFull = false;

  constructor({ folder, preview }: { folder: string; preview: boolean }) {
    this.path = join(folder, 'clean.csv');
    this.brokenPath = join(folder, 'broken.csv');
    this.#clean = new ByteWriter(this.path);
    this.#broken = new ByteWriter(this.brokenPath);
    this.#preview = preview;
  }

  get records(): number {
    return this.good + this.broken + this.blank;
  }

  record(cells: readonly string[]): void {
    if (!this.#begin()) return;
    this.good++;
    this.#clean.text(
      `${this.records},${cells
        .map(withoutNul)
        .map((cell) => asField(cell))
        .join()}\n`
    );
  }

  blanks(records: number): void {
    this.#blankSinceLast += records;
  }

  reject(text: string, reason: string): void {
    if (!this.#begin()) return;
    this.broken++;
    const raw = withoutNul(text.slice(0, rawTextCharacters));
    this.#broken.text(`${this.records},${reason},${quoted(raw)}\n`);
  }

  close(): void {
    this.#clean.close();
    this.#broken.close();
  }

  /** False when nobody asks for one more. */
  #begin(): boolean {
    this.isFull = this.#preview && this.good + this.broken === previewRecords;
    if (this.isFull) return false;
    this.blank += this.#blankSinceLast;
    this.#blankSinceLast = 0;
    return true;
  }
}

/** A record that has too few or too many cells, or is the header again: a total is told as one. */
export const reasonOf = (cells: readonly string[], fault: string) =>
  isTotalText(cells.find((cell) => cell.trim() !== '') ?? '') ? 'total_row' : fault;

/** The engine takes no NUL in a text that we hand over; it is shown as the sign for what cannot be shown. */
const withoutNul = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '\u{fffd}') : text);
