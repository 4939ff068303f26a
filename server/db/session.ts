import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { driver } from './driver.ts';
import { QueryError, QueryInterrupted, type StopReason } from './query-error.ts';
import { toBound, toCell, type Parameters } from './values.ts';

export interface Limits {
  /** ends the query when it fires: the reader has left */
  signal?: AbortSignal | undefined;
  /** default 30 s; the engine has no statement timeout of its own */
  timeout_ms?: number;
}

const defaultTimeout = 30_000;

/** Interrupting again and again, because an interrupt before the first step of a query is forgotten. */
const interruptEvery = 20;

/** One connection, one statement at a time, each prepared: stacked statements are refused and values are only ever bound. */
export class Session {
  readonly #connection: DuckDBConnection;
  readonly #closing: AbortSignal;
  readonly #patience: number;
  readonly #left: AbortSignal | undefined;
  readonly #state: { isBroken: boolean };

  constructor(
    connection: DuckDBConnection,
    closing: AbortSignal,
    patience = defaultTimeout,
    left?: AbortSignal,
    state = { isBroken: false }
  ) {
    this.#connection = connection;
    this.#closing = closing;
    this.#patience = patience;
    this.#left = left;
    this.#state = state;
  }

  /** A transaction could not be ended on it, or something was left behind: who knows in which state it is. */
  get isBroken(): boolean {
    return this.#state.isBroken;
  }

  set isBroken(isBroken: boolean) {
    this.#state.isBroken = isBroken;
  }

  /**
   * The same connection for a write, whose reads take the time they need: nobody waits before a screen. All of it ends
   * when the signal fires.
   */
  unhurried(left?: AbortSignal): Session {
    return new Session(this.#connection, this.#closing, Infinity, left, this.#state);
  }

  /** Rows of a reading statement. Anything that is not a SELECT is refused. */
  async all<Row>(sql: string, parameters: Parameters = {}, limits: Limits = {}): Promise<Row[]> {
    return this.#prepared(sql, parameters, limits, async (statement) => {
      if (statement.statementType !== driver.StatementType.SELECT)
        throw new Error('only SELECT may be asked for rows');
      const reader = await statement.runAndReadAll();
      return reader.convertRowObjects(toCell) as Row[];
    });
  }

  /** The one column of a reading statement, of whole numbers: a million of them are no million rows. */
  async integers(sql: string, parameters: Parameters = {}, limits: Limits = {}): Promise<Int32Array> {
    return this.#prepared(sql, parameters, limits, async (statement) => {
      const chunks = await (await statement.run()).fetchAllChunks();
      const told = new Int32Array(chunks.reduce((rows, { rowCount }) => rows + rowCount, 0));
      let at = 0;
      for (const chunk of chunks) {
        told.set(chunk.getColumnValues(0) as number[], at);
        at += chunk.rowCount;
      }
      return told;
    });
  }

  /** A writing statement; answers the number of rows it changed. */
  async run(
    sql: string,
    parameters: Parameters = {},
    limits: Limits = { timeout_ms: Infinity }
  ): Promise<number> {
    return this.#prepared(sql, parameters, limits, async (statement) => (await statement.run()).rowsChanged);
  }

  /** Commits what was done so far, and goes on in a transaction of its own. */
  async settle(): Promise<void> {
    await this.end('commit');
    await this.run('begin transaction');
  }

  /** Ends a transaction. Never stopped half-way: what came before was, and this takes no time. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    try {
      await this.#connection.run(how);
    } catch (problem) {
      if (how === 'rollback') this.isBroken = true;
      throw new QueryError(how, problem);
    }
  }

  /** Copies the whole database into a new file of ours, in a folder that the engine may write to. */
  async copyTo(path: string): Promise<void> {
    const file = path.replaceAll("'", "''");
    try {
      const reader = await this.#connection.runAndReadAll('select current_database()');
      const name = String(reader.getRows()[0]?.[0]).replaceAll('"', '""');
      await this.#connection.run(`attach '${file}' as the_copy`);
      // The engine takes this one apart into several statements, which cannot be prepared.
      await this.#connection.run(`copy from database "${name}" to the_copy`).finally(() =>
        // Detached it is checkpointed: one file, complete.
        this.#connection.run('detach the_copy')
      );
    } catch (problem) {
      throw new QueryError('copy', problem);
    }
  }

  close(): void {
    this.#connection.closeSync();
  }

  async #prepared<T>(
    sql: string,
    parameters: Parameters,
    { signal = this.#left, timeout_ms = this.#patience }: Limits,
    work: (statement: DuckDBPreparedStatement) => Promise<T>
  ): Promise<T> {
    if (signal?.aborted) throw new QueryInterrupted('left', sql);
    if (this.#closing.aborted) throw new QueryInterrupted('closing', sql);
    let reason: StopReason | undefined;
    let interrupting: NodeJS.Timeout | undefined;
    const stop = (why: StopReason) => {
      reason ??= why;
      this.#connection.interrupt();
      interrupting ??= setInterval(() => this.#connection.interrupt(), interruptEvery);
    };
    const left = () => stop('left');
    const closing = () => stop('closing');
    signal?.addEventListener('abort', left, { once: true });
    this.#closing.addEventListener('abort', closing, { once: true });
    const timer = Number.isFinite(timeout_ms) ? setTimeout(() => stop('timeout'), timeout_ms) : undefined;

    try {
      const statement = await this.#connection.prepare(sql);
      try {
        const { values, types } = toBound(parameters);
        statement.bind(values, types);
        return await work(statement);
      } finally {
        statement.destroySync();
      }
    } catch (cause) {
      throw reason ? new QueryInterrupted(reason, sql) : new QueryError(sql, cause);
    } finally {
      clearTimeout(timer);
      clearInterval(interrupting);
      signal?.removeEventListener('abort', left);
      this.#closing.removeEventListener('abort', closing);
    }
  }
}
