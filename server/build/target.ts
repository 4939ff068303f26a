import type { Parameters } from '../db/values.ts';
import type { Session } from '../db/session.ts';
import { besideMark } from '../db/sql-library.ts';

/** Where a build writes its tables and views. */
export interface Target {
  /** the names of the tables and views it was given */
  readonly written: Iterable<string>;
  /** a new table, in place of the one of that name */
  table(name: string, sql: string): Promise<void>;
  insert(name: string, sql: string, parameters?: Parameters): Promise<void>;
  /** a view that the build reads from here on */
  view(name: string, sql: string): Promise<void>;
  /** a view for whoever asks: the build itself reads it no more */
  lastView(name: string, sql: string): Promise<void>;
  /** a table as it will stand, while a temporary one hides its name */
  whole(name: string): string;
  /** A step is done that nobody is to see yet. */
  settle(): Promise<void>;
}

/** In their place: all becomes visible with the transaction in which it is built. */
export class InPlace implements Target {
  readonly written = new Set<string>();
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async table(name: string, sql: string): Promise<void> {
    await this.#session.run(`create or replace table ${name} as ${sql}`);
    this.written.add(name);
  }

  async insert(name: string, sql: string, parameters: Parameters = {}): Promise<void> {
    await this.#session.run(`insert into ${name} ${sql}`, parameters);
  }

  async view(name: string, sql: string): Promise<void> {
    await this.#session.run(`create or replace view ${name} as ${sql}`);
    this.written.add(name);
  }

  async lastView(name: string, sql: string): Promise<void> {
    await this.view(name, sql);
  }

  whole(name: string): string {
    return `main.${name}`;
  }

  async settle(): Promise<void> {
    // Until then nobody sees any of it.
  }
}

/** What a slice narrows: temporary tables hide these while it is filled, and nothing else reads them. */
export const narrowed = ['periods', 'flow_dates', 'snapshot_dates'] as const;

const isNarrowed = (name: string) => narrowed.some((each) => each === name);
const aside = (name: string) => `main.${besideMark}${name}`;

/** How to say a table or view of the warehouse while a temporary one hides its name. */
export async function storedName(session: Session): Promise<(name: string) => string> {
  const [database] = await session.all<{ name: string }>('select current_database() as name');
  return (name) => `"${database?.name ?? ''}".main.${name}`;
}

/** A table or a view of the warehouse. */
export interface Standing {
  name: string;
  kind: 'table' | 'view';
}

/** What stands, once everything was taken away that a build beside it left when it was cut off. */
export async function sweep(session: Session): Promise<Standing[]> {
  const standing = await session.all<Standing>(
    `select table_name as name, case when table_type = 'VIEW' then 'view' else 'table' end as kind
     from information_schema.tables
     where table_catalog = current_database() and table_schema = 'main'`
  );
  const isLeft = ({ name }: Standing) => name.startsWith(besideMark);
  for (const { name } of standing.filter(isLeft)) await session.run(`drop table main.${name}`);
  return standing.filter((each) => !isLeft(each));
}

/**
 * Beside what stands, each step in a transaction of its own, and put in its place at the end, in one. The engine plans by
 * the rows that are committed and gives a table as many threads: what a transaction has only just written it takes for
 * empty and reads with one. While it lasts, temporary views lead the models to what stands beside.
 */
export class Aside implements Target {
  readonly #session: Session;
  readonly #tables = new Set<string>();
  readonly #views = new Map<string, string>();
  /** temporary views */
  readonly #leading = new Set<string>();

  private constructor(session: Session) {
    this.#session = session;
  }

  /**
   * What the work writes stands in its place when it is done, once way was made for it. The transaction of the session
   * holds nothing so far that must not stay: it is committed.
   */
  static async building<T>(
    session: Session,
    work: (target: Target) => Promise<T>,
    makeWay: () => Promise<void>
  ): Promise<T> {
    const target = new Aside(session);
    try {
      const done = await work(target);
      await target.#place(makeWay);
      return done;
    } catch (problem) {
      await target.#abandon();
      throw problem;
    }
  }

  get written(): Iterable<string> {
    return [...this.#tables, ...this.#views.keys()];
  }

  async table(name: string, sql: string): Promise<void> {
    await this.#session.run(`create or replace table ${aside(name)} as ${sql}`);
    this.#tables.add(name);
    if (!isNarrowed(name)) await this.#lead(name, `select * from ${aside(name)}`);
    await this.settle();
  }

  async insert(name: string, sql: string, parameters: Parameters = {}): Promise<void> {
    await this.#session.run(`insert into ${aside(name)} ${sql}`, parameters);
    await this.settle();
  }

  async view(name: string, sql: string): Promise<void> {
    await this.#lead(name, sql);
    await this.lastView(name, sql);
  }

  /** What it reads may be there only once all is in its place. */
  async lastView(name: string, sql: string): Promise<void> {
    this.#views.set(name, sql);
    await Promise.resolve();
  }

  async #lead(name: string, sql: string): Promise<void> {
    await this.#session.run(`create or replace temp view ${name} as ${sql}`);
    this.#leading.add(name);
  }

  whole(name: string): string {
    return aside(name);
  }

  async settle(): Promise<void> {
    await this.#session.settle();
  }

  /** Of the tables nothing stays; of what is temporary, nothing that whoever comes next could be led to. */
  async #abandon(): Promise<void> {
    this.#session.isBroken = true;
    try {
      await this.#session.end('rollback').catch(() => undefined);
      for (const name of this.#tables) await this.#session.run(`drop table if exists ${aside(name)}`);
    } catch {
      // The next one takes them away.
    }
  }

  /** Takes down what led the models here. */
  async #leave(): Promise<void> {
    for (const name of this.#leading) await this.#session.run(`drop view temp.${name}`);
  }

  /** Puts everything in its place, in the transaction that the caller commits. */
  async #place(makeWay: () => Promise<void>): Promise<void> {
    await this.#leave();
    await this.settle();
    await makeWay();
    for (const name of this.#tables) {
      await this.#session.run(`drop table if exists main.${name}`);
      await this.#session.run(`alter table ${aside(name)} rename to ${name}`);
    }
    for (const [name, sql] of this.#views)
      await this.#session.run(`create or replace view main.${name} as ${sql}`);
  }
}
