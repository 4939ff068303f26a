import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptExtract } from '../../../server/extracts/accept.ts';
import { loadExtract } from '../../../server/extracts/load.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { undoExtract } from '../../../server/extracts/undo.ts';
import type { Extract, LoadAnswer } from '../../../server/features/extracts/contract.ts';
import { Home } from '../../../server/home.ts';

/** On this day every example is loaded: none of its lines is from the future. */
export const loadingDay = new Date('2026-07-01T04:00:00Z');

/** A home of its own, with a folder beside it for the files of a test. */
export class LoadingPlace {
  readonly home: Home;
  readonly #folder: string;

  private constructor(home: Home, folder: string) {
    this.home = home;
    this.#folder = folder;
  }

  static async open(): Promise<LoadingPlace> {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-load-'));
    await mkdir(join(folder, 'files'));
    return new LoadingPlace(await Home.open(join(folder, 'home')), folder);
  }

  async file(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.#folder, 'files', name);
    await writeFile(path, content);
    return path;
  }

  /** Loads one extract and answers what is said of it. */
  async load(files: string | string[], options: LoadOptions = {}): Promise<Extract> {
    return only(await loadExtract(this.home, [files].flat(), { now: loadingDay, ...options }));
  }

  /** Writes a file and loads it. */
  async loadText(name: string, content: string | Buffer, options: LoadOptions = {}): Promise<Extract> {
    return this.load(await this.file(name, content), options);
  }

  async undo(extract_id: string): Promise<Extract> {
    return only(await undoExtract(this.home, extract_id, { locale: 'en', now: loadingDay }));
  }

  async accept(extract_id: string): Promise<Extract> {
    return only(await acceptExtract(this.home, extract_id, { locale: 'en', now: loadingDay }));
  }

  rows<Row>(sql: string): Promise<Row[]> {
    return this.home.warehouse.all<Row>(sql);
  }

  async archived(): Promise<string[]> {
    return (await readdir(this.home.archive)).sort();
  }

  async handedOver(): Promise<string[]> {
    return readdir(this.home.handover);
  }

  async close(): Promise<void> {
    await this.home.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function only({ extracts }: LoadAnswer): Extract {
  const [extract] = extracts;
  if (!extract) throw new Error('a load answers with its extract');
  return extract;
}
