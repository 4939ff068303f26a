import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engineThreads, projectRoot } from './config.ts';
import { Database } from './db/database.ts';
import type { Session } from './db/session.ts';
import { SqlLibrary } from './db/sql-library.ts';
import { refusal } from './errors.ts';
import { takeLock, type Lock } from './lock.ts';
import type { Day } from './periods.ts';

/** The last publication of the marts: what every answer is an answer of. */
export interface Published {
  data_version: number;
  published_at: string | null;
  covers_from: Day | null;
  data_through: Day | null;
  has_demo: boolean;
}

/** One folder, one owner: archive, warehouse and decisions, opened by exactly one process. */
export class Home {
  readonly path: string;
  readonly warehouse: Database;
  readonly decisions: Database;
  readonly library: SqlLibrary;
  readonly lock: Lock;

  private constructor(path: string, warehouse: Database, decisions: Database, lock: Lock) {
    this.path = path;
    this.warehouse = warehouse;
    this.decisions = decisions;
    this.lock = lock;
    this.library = SqlLibrary.read();
  }

  /** every extract as it came, by content hash, its manifest beside it */
  get archive(): string {
    return join(this.path, 'archive');
  }

  /** where the reader hands over normalised lines: the only folder the engine may read from */
  get handover(): string {
    return join(this.path, 'handover');
  }

  static async open(path: string): Promise<Home> {
    try {
      await mkdir(join(path, 'archive'), { recursive: true });
    } catch (problem) {
      throw refusal('home_unusable', { home: path, reason: (problem as Error).message });
    }
    const lock = await takeLock(path);
    try {
      const handover = join(path, 'handover');
      const [warehouse, decisions] = await Promise.all([
        opened(path, 'warehouse.duckdb', 'warehouse.sql', { allowed: [handover], threads: engineThreads() }),
        opened(path, 'app.duckdb', 'app.sql', { allowed: [], threads: 1 })
      ]);
      return new Home(path, warehouse, decisions, lock);
    } catch (problem) {
      await lock.release();
      throw problem;
    }
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

  async close(): Promise<void> {
    this.warehouse.close();
    this.decisions.close();
    await this.lock.release();
  }
}

interface Opening {
  allowed: string[];
  threads: number;
}

/** Opens a database of the home and creates the tables that are not there yet. */
async function opened(
  home: string,
  file: string,
  storage: string,
  { allowed, threads }: Opening
): Promise<Database> {
  const tables = await readFile(join(projectRoot, 'sql/storage', storage), 'utf8');
  try {
    const database = await Database.open(join(home, file), {
      temp_directory: join(home, 'tmp'),
      allowed_directories: allowed,
      threads
    });
    await database.writing(async (session) => {
      for (const statement of tables.split(/;\s*$/m).filter((text) => /create table/.test(text)))
        await session.run(statement);
    });
    return database;
  } catch (problem) {
    const reason = (problem as Error).message.split('\n')[0] ?? '';
    throw refusal('home_unusable', { home: join(home, file), reason });
  }
}
