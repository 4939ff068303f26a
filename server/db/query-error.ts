/** A statement that failed, with its SQL: for the developer's log, never for the reader. */
export class QueryError extends Error {
  readonly sql: string;

  constructor(sql: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n--- in\n${sql}`, { cause });
    this.name = 'QueryError';
    this.sql = sql;
  }
}

/** Why a statement was stopped: its reader left, it took longer than allowed, or the database is being closed. */
export type StopReason = 'left' | 'timeout' | 'closing';

const sentences: Record<StopReason, string> = {
  left: 'the reader left',
  timeout: 'the query took too long',
  closing: 'the database is being closed'
};

/** A statement that was stopped. */
export class QueryInterrupted extends Error {
  readonly reason: StopReason;
  readonly sql: string;

  constructor(reason: StopReason, sql: string) {
    super(sentences[reason]);
    this.name = 'QueryInterrupted';
    this.reason = reason;
    this.sql = sql;
  }
}

/** Another process has the file open: the engine lets one in, whatever else is written about who owns it. */
export class DatabaseInUse extends Error {
  /** of the process that has it, as far as the engine tells */
  readonly pid: number | undefined;

  constructor(pid: number | undefined) {
    super('another process has the database open');
    this.name = 'DatabaseInUse';
    this.pid = pid;
  }
}
