import type { Session } from '../db/session.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Standing } from './target.ts';

/** Drops what an earlier version kept as the other kind, table or view: the engine replaces only like by like. */
export async function makeWay(
  session: Session,
  library: SqlLibrary,
  there: readonly Standing[]
): Promise<void> {
  for (const { name, kind } of there) {
    const model = library.model(name);
    const wanted = model ? (model.kept === 'table' ? 'table' : 'view') : askedAs(name);
    if (kind !== wanted) await session.run(`drop ${kind} ${name}`);
  }
}

/** Of what a build is asked: these two stand over other relations, all else are rows. */
const askedAs = (name: string) =>
  name === 'asked_customers' || name === 'customer_groups' ? 'view' : 'table';
