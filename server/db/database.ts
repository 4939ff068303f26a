import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { driver } from './driver.ts';
import { DatabaseInUse, QueryError, QueryInterrupted } from './query-error.ts';
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
  /** what it keeps to while work is done `sparing`; without it the limit is one for good */
  sparing_limit?: string | undefined;
}

/** Settings a connection may still change after the lock. */
const allowedSettings = ['enable_progress_bar', 'enable_progress_bar_print', 'TimeZone'];

/** A failure of the engine itself: from then on it answers nothing, until it is closed and opened again. */
const isFatal = (problem: unknown) =>
  problem instanceof QueryError && /FATAL Error|database has been invalidated/.test(problem.message);

/** So often within ten minutes it is worth opening a database again. */
const mostReopenings = 3;
const reopeningsWithin = 600_000;
/** A connection that nobody gives back would keep the engine from opening for ever. */
const reopenWithin = 5000;

/** What is exchanged when the engine has to be opened again. */
interface Opened {
  instance: DuckDBInstance;
  sessions: Session[];
  closing: AbortController;
}

/**
 * The one owner of a DuckDB file: one cached instance for each path, hardened before the first question,
 * and a small pool of connections that is also the gate on queries running at once.
 */
export class Database {
  readonly #path: string;
  readonly #options: DatabaseOptions;
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  readonly #size: number;
  #instance: DuckDBInstance;
  #closing: AbortController;
  /** Loads and builds follow one another: two writers of one table would conflict. */
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | undefined;
  #reopening: Promise<void> | undefined;
  readonly #reopenings: number[] = [];
  #writes = 0;
  #writing = 0;
  readonly #heard: (() => void)[] = [];
  #giveUp: (problem: Error) => void = () => undefined;
  /** Resolves when the engine has failed for good: the process should end, and be started again. */
  readonly lost = new Promise<Error>((resolve) => (this.#giveUp = resolve));

  private constructor(path: string, options: DatabaseOptions, { instance, sessions, closing }: Opened) {
    this.#path = path;
    this.#options = options;
    this.#instance = instance;
    this.#idle = sessions;
    this.#size = sessions.length;
    this.#closing = closing;
  }

  /** Opens a file, or creates it. */
  static async open(path: string, options: DatabaseOptions): Promise<Database> {
    return new Database(path, options, await opened(path, options));
  }

  /** Rows of one SELECT, on a connection of its own. */
  async all<Row>(sql: string, parameters?: Parameters, limits?: Limits): Promise<Row[]> {
    return this.#borrow((session) => session.all<Row>(sql, parameters, limits));
  }

  /** Several SELECTs that see one and the same state of the data. */
  async reading<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#borrow((session) => inTransaction(session, work));
  }

  /**
   * All or nothing, one after another. Readers see the state before until the whole is committed. Nothing is left of a
   * write whose signal fires before that, but what it has settled on its way: that nobody reads.
   */
  async writing<T>(work: (session: Session) => Promise<T>, left?: AbortSignal): Promise<T> {
    const mine = this.#lastWrite.then(() =>
      this.#borrow((session) => inTransaction(session, () => work(session.unhurried(left))))
    );
    this.#lastWrite = mine.catch(() => undefined);
    this.#writing += 1;
    return mine.finally(() => {
      this.#writing -= 1;
      this.#writes += 1;
      for (const heard of this.#heard) heard();
    });
  }

  /** Has somebody hear of every write that may have changed something, once it is over. */
  onWritten(heard: () => void): void {
    this.#heard.push(heard);
  }

  /** Whether a write is under way, or waits for one. */
  get isBeingWritten(): boolean {
    return this.#writing > 0;
  }

  /** Counts the writes that may have changed something: while it stands still, so does every answer. */
  get writes(): number {
    return this.#writes;
  }

  /** Part of a write whose rows nobody asks for at once: the engine would keep them all at hand, up to its limit. */
  async sparing<T>(work: () => Promise<T>): Promise<T> {
    const { memory_limit, sparing_limit } = this.#options;
    if (!memory_limit || !sparing_limit) return work();
    await this.#limitMemory(sparing_limit);
    try {
      return await work();
    } finally {
      await this.#limitMemory(memory_limit);
    }
  }

  /** Where more than that is in use the limit stays; and an engine that closes needs none. */
  async #limitMemory(limit: string): Promise<void> {
    // Whoever opens the engine again waits for the write under way, which must not wait for them.
    if (this.#closing.signal.aborted) return;
    await this.#borrow((session) => session.run(`set global memory_limit = ${quoted(limit)}`)).catch(
      () => undefined
    );
  }

  /** Copies everything into a new file, in one of the allowed folders. Readers go on, writes wait. */
  async copyTo(path: string): Promise<void> {
    const mine = this.#lastWrite.then(() => this.#borrow((session) => session.copyTo(path)));
    this.#lastWrite = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Stops what runs and refuses what waits, rolls back the write under way, then closes the connections and last the
   * instance: in this order a later open() never waits for ever.
   */
  async close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#reopening;
    await this.#allClosed();
  }

  async #allClosed(): Promise<void> {
    this.#closing.abort();
    // Whoever holds every connection knows that nothing runs any more. Those who waited before come first, and give up.
    for (let held = 0; held < this.#size; held += 1) (await this.#taken()).close();
    this.#instance.closeSync();
  }

  async #borrow<T>(work: (session: Session) => Promise<T>): Promise<T> {
    await this.#reopening;
    if (this.#closing.signal.aborted) throw new QueryInterrupted('closing', '');
    const session = await this.#taken();
    try {
      return await work(session);
    } catch (problem) {
      if (isFatal(problem)) this.#reopen(problem as QueryError);
      throw problem;
    } finally {
      this.#giveBack(session.isBroken ? await this.#replaced(session) : session);
    }
  }

  /** Whoever comes meanwhile waits; what ran fails, and was rolled back. */
  #reopen(problem: QueryError): void {
    if (this.#reopening || this.#closed) return;
    const now = Date.now();
    while (this.#reopenings.length > 0 && now - (this.#reopenings[0] ?? 0) > reopeningsWithin)
      this.#reopenings.shift();
    this.#reopenings.push(now);
    if (this.#reopenings.length > mostReopenings) {
      this.#giveUp(problem);
      return;
    }
    const tooLong = setTimeout(() => this.#giveUp(problem), reopenWithin);
    this.#reopening = this.#exchanged()
      .catch((failed: unknown) => this.#giveUp(failed as Error))
      .finally(() => {
        clearTimeout(tooLong);
        this.#reopening = undefined;
      });
  }

  async #exchanged(): Promise<void> {
    await this.#allClosed();
    const { instance, sessions, closing } = await opened(this.#path, this.#options);
    this.#instance = instance;
    this.#closing = closing;
    for (const session of sessions) this.#giveBack(session);
  }

  async #taken(): Promise<Session> {
    return this.#idle.pop() ?? (await new Promise<Session>((resolve) => this.#waiting.push(resolve)));
  }

  #giveBack(session: Session): void {
    const next = this.#waiting.shift();
    if (next) next(session);
    else this.#idle.push(session);
  }

  /** Where the engine gives no other, the broken one stays: those who wait are told of a failure, not left waiting. */
  async #replaced(broken: Session): Promise<Session> {
    try {
      const session = new Session(await this.#instance.connect(), this.#closing.signal);
      broken.close();
      return session;
    } catch {
      return broken;
    }
  }
}

/** Of the engine that package.json pins. Files of an older format are read, and written on in this one. */
const storageVersion = 'v1.5.0';

/**
 * How SQL is taken: whole numbers are divided as whole numbers, as on other engines. Where one side of a comparison has fewer
 * than 64 rows, by the engine's estimate, each row is held against each: states are looked for on a few days, and to sort
 * millions of states for that takes twice the time.
 */
export const howAsked = { integer_division: 'true', nested_loop_join_threshold: '64' };

/** The order of the steps is that of hardening: each would be refused after the next. */
async function opened(path: string, options: DatabaseOptions): Promise<Opened> {
  const threads = options.threads ?? 2;
  await mkdir(dirname(path), { recursive: true });
  await mkdir(options.temp_directory, { recursive: true });
  for (const directory of options.allowed_directories) await mkdir(directory, { recursive: true });

  const instance = await driver.DuckDBInstance.fromCache(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...howAsked,
    // Text is written in two thirds of the time that the format which every older engine reads takes.
    ...(path !== ':memory:' && { storage_compatibility_version: storageVersion }),
    threads: String(threads)
  }).catch((problem: Error) => {
    throw inUse(problem) ?? problem;
  });

  const connections = await Promise.all(Array.from({ length: threads + 2 }, () => instance.connect()));
  const first = connections[0];
  if (!first) throw new Error('a database needs a connection');
  const list = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`;
  try {
    for (const step of [
      `set global TimeZone = 'UTC'`,
      `set global temp_directory = ${quoted(options.temp_directory)}`,
      ...(options.memory_limit ? [`set global memory_limit = ${quoted(options.memory_limit)}`] : []),
      `set global allowed_directories = ${list(options.allowed_directories)}`,
      `set global enable_external_access = false`,
      `set global allowed_configs = ${list([...allowedSettings, ...(options.sparing_limit ? ['memory_limit'] : [])])}`,
      `set global lock_configuration = true`
    ]) {
      await first.run(step);
    }
  } catch (problem) {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
    throw problem;
  }

  const closing = new AbortController();
  // Every running statement listens, and there are never more of them than connections.
  setMaxListeners(connections.length + 1, closing.signal);
  const sessions = connections.map((connection) => new Session(connection, closing.signal));
  return { instance, sessions, closing };
}

async function inTransaction<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  await session.run('begin transaction');
  try {
    const result = await work(session);
    await session.end('commit');
    return result;
  } catch (problem) {
    // The engine ends a transaction by itself when a commit fails or it runs out of memory.
    await session.end('rollback').catch(() => undefined);
    throw problem;
  }
}

/** The engine's own lock on the file, told apart from all other reasons why it does not open. */
function inUse({ message }: Error): DatabaseInUse | undefined {
  if (!/Could not set lock on file|being used by another process/.test(message)) return undefined;
  const pid = /\bPID (\d+)/.exec(message)?.[1];
  return new DatabaseInUse(pid === undefined ? undefined : Number(pid));
}

/** For settings only, which take no parameters; paths come from our own configuration. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
