import type { Session } from '../db/session.ts';
import type { SqlLibrary } from '../db/sql-library.ts';

/**
 * Drops what an earlier version kept as the other kind, table or view: the engine replaces only like by like. Answers how
 * many there were.
 */
export async function makeWay(session: Session, library: SqlLibrary): Promise<number> {
  const there = await session.all<{ name: string; kind: 'table' | 'view' }>(
    `select table_name as name, case when table_type = 'VIEW' then 'view' else 'table' end as kind
     from information_schema.tables where table_schema = 'main'`
  );
  let dropped = 0;
  for (const { name, kind } of there) {
    const model = library.model(name);
    const wanted = model ? (model.kept === 'table' ? 'table' : 'view') : askedAs(name);
    if (kind === wanted) continue;
    await session.run(`drop ${kind} ${name}`);
    dropped += 1;
  }
  return dropped;
}

/** Of what a build is asked: these two stand over other relations, all else are rows. */
const askedAs = (name: string) =>
  name === 'asked_customers' || name === 'customer_groups' ? 'view' : 'table';
