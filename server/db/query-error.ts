/** A statement that failed, with its SQL: for the developer's log, never for the reader. */
export class QueryError extends Error {
  readonly sql: string;

  constructor(sql: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n--- in\n${sql}`, { cause });
    this.name = 'QueryError';
    this.sql = sql;
  }
}

/** A statement that was stopped: its reader left, or it took longer than allowed. */
export class QueryInterrupted extends Error {
  readonly reason: 'left' | 'timeout';
  readonly sql: string;

  constructor(reason: 'left' | 'timeout', sql: string) {
    super(reason === 'left' ? 'the reader left' : 'the query took too long');
    this.name = 'QueryInterrupted';
    this.reason = reason;
    this.sql = sql;
  }
}
