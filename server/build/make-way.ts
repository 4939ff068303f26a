import type { Session } from '../db/session.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Standing } from './target.ts';

/**
 * Drops what an earlier version built and this one has not, and what it kept as the other kind, table or view: the engine
 * replaces only like by like. What a build is asked it writes anew. Of what was loaded nothing is touched.
 */
export async function makeWay(
  session: Session,
  library: SqlLibrary,
  relations: readonly Standing[],
  formerly: readonly string[] = formerlyUntold
): Promise<void> {
  for (const { name, kind } of relations) {
    const model = library.model(name);
    const wanted = model ? (model.kept === 'table' ? 'table' : 'view') : askedAs(name);
    if (kind !== wanted || (!model && formerly.includes(name)))
      await session.run(`drop ${kind} main.${name}`);
  }
}

/** Before builds told what they wrote, this had been given up. */
const formerlyUntold = ['segments_by_former_boundaries'];

/** Of what a build is asked: these two stand over other relations, all else are rows. */
const askedAs = (name: string) =>
  name === 'asked_customers' || name === 'customer_groups' ? 'view' : 'table';
