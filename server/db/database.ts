import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Session, type Limits } from './session.ts';
import type { Parameters } from './values.ts';

export interface DatabaseOptions {
  /** spilling goes here; created when missing */
  temp_directory: string;
  /** folders of files that our own code wrote and the engine may read; all others are closed */
  allowed_directories: readonly string[];
  threads?: number;
  /** e.g. "4GB"; default: the engine's own, 80 % of memory */
  memory_limit?: string;
}

/** Settings a connection may still change after the lock. */
const allowedSettings = ['enable_progress_bar', 'enable_progress_bar_print', 'TimeZone'];

/**
 * The one owner of a DuckDB file: one cached instance for each path, hardened before the first question,
 * and a small pool of connections that is also the gate on queries running at once.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connections: DuckDBConnection[];
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  /** Loads and builds follow one another: two writers of one table would conflict. */
  #lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, connections: DuckDBConnection[]) {
    this.#instance = instance;
    this.#connections = connections;
    this.#idle = connections.map((connection) => new Session(connection));
  }

  /** Opens a file, or creates it. The order of the steps is that of hardening: each would be refused after the next. */
  static async open(path: string, options: DatabaseOptions): Promise<Database> {
    const threads = options.threads ?? 2;
    await mkdir(dirname(path), { recursive: true });
    await mkdir(options.temp_directory, { recursive: true });
    for (const directory of options.allowed_directories) await mkdir(directory, { recursive: true });

    const instance = await DuckDBInstance.fromCache(path, {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      integer_division: 'true',
      threads: String(threads)
    });

    const connections = await Promise.all(Array.from({ length: threads + 2 }, () => instance.connect()));
    const first = connections[0];
    if (!first) throw new Error('a database needs a connection');
    const list = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`;
    for (const step of [
      `set global TimeZone = 'UTC'`,
      `set global temp_directory = ${quoted(options.temp_directory)}`,
      ...(options.memory_limit ? [`set global memory_limit = ${quoted(options.memory_limit)}`] : []),
      `set global allowed_directories = ${list(options.allowed_directories)}`,
      `set global enable_external_access = false`,
      `set global allowed_configs = ${list(allowedSettings)}`,
      `set global lock_configuration = true`
    ]) {
      await first.run(step);
    }
    return new Database(instance, connections);
  }

  /** Rows of one SELECT, on a connection of its own. */
  async all<Row>(sql: string, parameters?: Parameters, limits?: Limits): Promise<Row[]> {
    return this.#borrow((session) => session.all<Row>(sql, parameters, limits));
  }

  /** Several SELECTs that see one and the same state of the data. */
  async reading<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#borrow((session) => inTransaction(session, work));
  }

  /** All or nothing, one after another. Readers see the state before until the whole is committed. */
  async writing<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const mine = this.#lastWrite.then(() => this.#borrow((session) => inTransaction(session, work)));
    this.#lastWrite = mine.catch(() => undefined);
    return mine;
  }

  /** Closes the connections, then the instance: in this order a later open() never waits for ever. */
  close(): void {
    for (const connection of this.#connections) connection.closeSync();
    this.#instance.closeSync();
  }

  async #borrow<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session =
      this.#idle.pop() ?? (await new Promise<Session>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#idle.push(session);
    }
  }
}

async function inTransaction<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  await session.run('begin transaction');
  try {
    const result = await work(session);
    await session.run('commit');
    return result;
  } catch (problem) {
    // The engine ends a transaction by itself when a commit fails or it runs out of memory.
    await session.run('rollback').catch(() => undefined);
    throw problem;
  }
}

/** For settings only, which take no parameters; paths come from our own configuration. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
