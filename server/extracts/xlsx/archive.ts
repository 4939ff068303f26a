import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal, refusal } from '../../errors.ts';
import { refuseBomb } from '../unpack.ts';

const mostWorkbookBytes = 100_000_000;
const mostParts = 2000;

/** The parts of a workbook, by name. Nothing is unpacked but what is asked for, and that as a stream. */
export class WorkbookArchive {
  readonly #zip: ZipFile;
  readonly #file: string;
  readonly #parts = new Map<string, Entry>();

  private constructor(zip: ZipFile, file: string) {
    this.#zip = zip;
    this.#file = file;
  }

  /** Opens a workbook whose every part is within the limits; what its directory declares is checked while unpacking. */
  static async open({ path, file_name, bytes }: { path: string; file_name: string; bytes: number }) {
    if (bytes > mostWorkbookBytes) {
      throw refusal('workbook_too_large', { file: file_name, megabytes: mostWorkbookBytes / 1e6 });
    }
    const zip = await yauzl
      .openPromise(path, {
        lazyEntries: true,
        autoClose: false,
        strictFileNames: true,
        validateEntrySizes: true
      })
      .catch((problem: unknown) => {
        throw archiveRefusal(problem, file_name);
      });
    const archive = new WorkbookArchive(zip, file_name);
    try {
      await archive.#list(bytes);
      return archive;
    } catch (problem) {
      archive.close();
      throw problem instanceof Refusal ? problem : archiveRefusal(problem, file_name);
    }
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  async part(name: string): Promise<Readable> {
    const entry = this.#parts.get(name);
    if (!entry) throw refusal('file_damaged', { file: this.#file, format: 'XLSX' });
    return this.#zip.openReadStreamPromise(entry);
  }

  close(): void {
    this.#zip.close();
  }

  async #list(bytes: number): Promise<void> {
    if (this.#zip.entryCount > mostParts) throw this.#tooMany();
    let unpacked = 0;
    for await (const entry of this.#zip.eachEntry()) {
      if (this.#parts.size === mostParts) throw this.#tooMany();
      if (entry.isEncrypted()) throw refusal('workbook_encrypted', { file: this.#file });
      unpacked += entry.uncompressedSize;
      refuseBomb(this.#file, entry.compressedSize, entry.uncompressedSize);
      refuseBomb(this.#file, bytes, unpacked);
      this.#parts.set(entry.fileName, entry);
    }
  }

  #tooMany(): Refusal {
    return refusal('workbook_of_too_many_parts', { file: this.#file, parts: mostParts });
  }
}

/** What the library says of a file, in our words. */
export function archiveRefusal(problem: unknown, file: string): Error {
  if (!(problem instanceof Error) || 'code' in problem) {
    const isUnpacking =
      problem instanceof Error && String((problem as NodeJS.ErrnoException).code).startsWith('Z_');
    if (!isUnpacking) return problem as Error;
  }
  if (/relative path|absolute path|invalid characters/.test(problem.message)) {
    return refusal('workbook_reaches_outside', { file });
  }
  if (/too many bytes|not enough bytes/.test(problem.message))
    return refusal('workbook_sizes_false', { file });
  return refusal('file_damaged', { file, format: 'XLSX' });
}
