import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { asRefusal } from '../as-refusal.ts';
import type { Home } from '../home.ts';
import { logger } from '../log.ts';
import type { Locale } from '../schemes/contract.ts';
import { loadExtract } from './load.ts';

/** Where files go once something has become of them. */
const places = { loaded: 'loaded', already_loaded: 'loaded', held: 'held', rejected: 'refused' } as const;
type Place = (typeof places)[keyof typeof places];

interface Seen {
  size: number;
  changed: number;
  /** since when it has been so, on the clock of the process */
  since: number;
}

export interface DropFolderOptions {
  /** how long a file must have been as it is: whoever writes it slowly is not done */
  settled_ms?: number;
  every_ms?: number;
  locale?: Locale;
}

/**
 * Files that are put into HOME/drop are loaded, one after another, and moved into a folder that says what became of
 * them; where that is not "loaded", the reason lies beside the file. What is no ordinary file is left alone.
 */
export class DropFolder {
  readonly #home: Home;
  readonly #settled: number;
  readonly #every: number;
  readonly #locale: Locale;
  readonly #seen = new Map<string, Seen>();
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();

  private constructor(home: Home, { settled_ms = 2000, every_ms = 1000, locale = 'en' }: DropFolderOptions) {
    this.#home = home;
    this.#settled = settled_ms;
    this.#every = every_ms;
    this.#locale = locale;
  }

  static async watch(home: Home, options: DropFolderOptions = {}): Promise<DropFolder> {
    const folder = new DropFolder(home, options);
    for (const place of ['', ...new Set(Object.values(places))])
      await mkdir(join(home.drop, place), { recursive: true });
    folder.#next();
    return folder;
  }

  /** Takes up no more files. Resolves once the one that is being loaded is done, or stopped with its home. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#underWay;
  }

  #next(): void {
    this.#timer = setTimeout(() => {
      this.#underWay = this.#look().catch((problem: unknown) =>
        logger.error({ err: problem }, 'drop folder')
      );
      void this.#underWay.then(() => this.#timer && this.#next());
    }, this.#every);
  }

  async #look(): Promise<void> {
    const names = (await readdir(this.#home.drop)).filter((name) => !name.startsWith('.')).sort();
    for (const gone of [...this.#seen.keys()].filter((name) => !names.includes(name)))
      this.#seen.delete(gone);
    for (const name of names) {
      if (this.#timer && (await this.#isSettled(name))) await this.#load(name);
    }
  }

  async #isSettled(name: string): Promise<boolean> {
    const found = await lstat(join(this.#home.drop, name)).catch(() => undefined);
    // No link, pipe or device: these would be read from elsewhere, or for ever.
    if (!found?.isFile() || found.size === 0) return false;
    const now = performance.now();
    const before = this.#seen.get(name);
    if (before?.size !== found.size || before.changed !== found.mtimeMs) {
      this.#seen.set(name, { size: found.size, changed: found.mtimeMs, since: now });
      return false;
    }
    return now - before.since >= this.#settled;
  }

  async #load(name: string): Promise<void> {
    this.#seen.delete(name);
    const path = join(this.#home.drop, name);
    try {
      await refuseLink(path);
      const { extracts } = await loadExtract(this.#home, [path], { locale: this.#locale });
      const [extract] = extracts;
      const place = places[(extract?.status ?? 'loaded') as keyof typeof places];
      logger.info({ extract_id: extract?.extract_id, status: extract?.status }, 'dropped');
      await this.#putAway(name, place, place === 'loaded' ? undefined : extract?.message);
    } catch (problem) {
      const refused = asRefusal(problem);
      // It lies where it is, and is found again.
      if (refused.code === 'server_ending') return;
      const { message, hint } = refused.told(this.#locale);
      await this.#putAway(name, 'refused', `${message} ${hint}`);
    }
  }

  async #putAway(name: string, place: Place, reason: string | undefined): Promise<void> {
    const free = await freeName(join(this.#home.drop, place), name);
    await rename(join(this.#home.drop, name), free);
    if (reason !== undefined) await writeFile(`${free}.txt`, `${reason}\n`);
  }
}

/** Once more, now that it is opened: it may have been exchanged for a link meanwhile. */
async function refuseLink(path: string): Promise<void> {
  await (await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)).close();
}

async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const { name: stem, ext } = parse(name);
  let free = name;
  for (let more = 2; taken.has(free); more += 1) free = `${stem} (${more})${ext}`;
  return join(folder, free);
}
