import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishIfOutdated } from './build/publish.ts';
import { engineMemory, engineThreads, loadingMemory, projectRoot } from './config.ts';
import { Database } from './db/database.ts';
import { DatabaseInUse } from './db/query-error.ts';
import type { Session } from './db/session.ts';
import { SqlLibrary } from './db/sql-library.ts';
import { Refusal, refusal } from './errors.ts';
import { lostBy, settleArchive } from './extracts/archive.ts';
import { LoadsUnderWay } from './extracts/loads-under-way.ts';
import { builtInSchemes, type Schemes } from './schemes/schemes.ts';
import { addedSchemes } from './schemes/added-schemes.ts';
import { claim, ownerOf, writeOwner, type Lock } from './lock.ts';
import { ModelFits } from './models/fit-on.ts';
import type { Day } from './periods.ts';

/** The last publication of the marts: what every answer is an answer of. */
export interface Published {
  data_version: number;
  published_at: string | null;
  covers_from: Day | null;
  data_through: Day | null;
  has_demo: boolean;
}

/** Whether anything of a home is there: what it must not lose, or what was made of that. */
export const isHome = (path: string): boolean =>
  ['archive', 'warehouse.duckdb'].some((part) => existsSync(join(path, part)));

/** One folder, one owner: archive, warehouse and decisions, opened by exactly one process. */
export class Home {
  readonly path: string;
  readonly warehouse: Database;
  readonly decisions: Database;
  readonly library: SqlLibrary;
  readonly lock: Lock;
  readonly loads = new LoadsUnderWay();
  readonly fits = new ModelFits();
  /** what can be asked about: read anew when somebody adds a scheme */
  schemes: Schemes = builtInSchemes;

  readonly #giveUp: () => void;

  private constructor(path: string, { warehouse, decisions, lock, giveUp }: Opened) {
    this.path = path;
    this.warehouse = warehouse;
    this.decisions = decisions;
    this.lock = lock;
    this.#giveUp = giveUp;
    this.library = SqlLibrary.read();
  }

  /** every extract as it came, by content hash, its manifest beside it */
  get archive(): string {
    return join(this.path, 'archive');
  }

  /** files on their way from a browser, kept for a day at most */
  get uploads(): string {
    return join(this.path, 'uploads');
  }

  /** where the reader hands over normalised lines: the only folder the engine may read from */
  get handover(): string {
    return join(this.path, 'handover');
  }

  /** files that are put here are loaded while the home is served */
  get drop(): string {
    return join(this.path, 'drop');
  }

  /** where copies of the databases are written before they are put in their place */
  get copies(): string {
    return join(this.path, 'copies');
  }

  /**
   * Opens a home and brings its marts up to what was decided, should a process have died between the two. A warehouse
   * that does not know what the archive has lost something: it is opened for nothing but to be rebuilt.
   */
  static async open(path: string, purpose: 'use' | 'rebuild' = 'use'): Promise<Home> {
    try {
      await mkdir(join(path, 'archive'), { recursive: true });
    } catch (problem) {
      throw refusal('home_unusable', { home: path, reason: (problem as Error).message });
    }
    const home = new Home(path, await openFiles(path));
    try {
      home.schemes = await addedSchemes(home.decisions);
      await settleArchive(home);
      if (purpose === 'use') {
        await refuseLosses(home);
        await publishIfOutdated(home, new Date());
      }
    } catch (problem) {
      await home.close();
      throw problem;
    }
    return home;
  }

  /** The publication in force, in the state of the data that a session reads. */
  async published(session: Pick<Session, 'all'> = this.warehouse): Promise<Published> {
    const [last] = await session.all<Published>(
      `select data_version, published_at, covers_from, data_through, has_demo
       from publications order by data_version desc limit 1`
    );
    return (
      last ?? { data_version: 0, published_at: null, covers_from: null, data_through: null, has_demo: false }
    );
  }

  /** The warehouse last: whoever has it open is the owner. Stops what runs, rolls back a write under way. */
  async close(): Promise<void> {
    try {
      await this.decisions.close();
      await this.lock.release();
      await this.warehouse.close();
    } finally {
      this.#giveUp();
    }
  }
}

async function refuseLosses(home: Home): Promise<void> {
  const lost = await lostBy(home);
  const [first] = lost;
  if (first) throw refusal('warehouse_behind', { extracts: lost.length, extract_id: first.extract_id });
}

interface Opened {
  warehouse: Database;
  decisions: Database;
  lock: Lock;
  giveUp: () => void;
}

/** Either all of it or nothing. The warehouse comes first: of two processes the engine lets one in. */
async function openFiles(home: string): Promise<Opened> {
  const giveUp = await claim(home);
  const undo: (() => void | Promise<void>)[] = [giveUp];
  try {
    const warehouse = await opened(home, 'warehouse', {
      allowed: [join(home, 'handover'), join(home, 'copies')],
      threads: engineThreads(),
      memory: engineMemory(),
      sparing: loadingMemory()
    });
    undo.push(() => warehouse.close());
    // What people decide is a few hundred rows.
    const decisions = await opened(home, 'app', {
      allowed: [join(home, 'copies')],
      threads: 1,
      memory: '256MB'
    });
    undo.push(() => decisions.close());
    return { warehouse, decisions, lock: await writeOwner(home), giveUp };
  } catch (problem) {
    for (const step of undo.reverse()) await step();
    throw problem;
  }
}

interface Opening {
  allowed: string[];
  threads: number;
  memory: string;
  sparing?: string | undefined;
}

/** Opens a database of the home and creates the tables that are not there yet. */
async function opened(
  home: string,
  name: string,
  { allowed, threads, memory, sparing }: Opening
): Promise<Database> {
  const file = join(home, `${name}.duckdb`);
  const tables = await readFile(join(projectRoot, 'sql/storage', `${name}.sql`), 'utf8');
  let database: Database | undefined;
  try {
    database = await Database.open(file, {
      temp_directory: join(home, 'tmp'),
      allowed_directories: allowed,
      threads,
      memory_limit: memory,
      sparing_limit: sparing
    });
    await database.writing(async (session) => {
      for (const statement of tables.split(/;\s*$/m).filter((text) => /(create|alter) table/.test(text)))
        await session.run(statement);
    });
    return database;
  } catch (problem) {
    await database?.close();
    throw await unopened(home, file, problem);
  }
}

async function unopened(home: string, file: string, problem: unknown): Promise<Refusal> {
  if (problem instanceof DatabaseInUse)
    return refusal('home_in_use', { home, pid: problem.pid ?? (await ownerOf(home))?.pid ?? '–' });
  const reason = (problem as Error).message.split('\n')[0] ?? '';
  if (/newer version|storage version/i.test(reason)) return refusal('database_newer', { file });
  if (/Permission denied|Cannot open file|No such file|EACCES|EROFS|Read-only/i.test(reason))
    return refusal('home_unusable', { home: file, reason });
  return refusal(file.endsWith('warehouse.duckdb') ? 'warehouse_damaged' : 'decisions_damaged', { file });
}
