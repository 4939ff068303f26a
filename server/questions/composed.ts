import type { BoundGiven } from '../db/relations.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import { unfold } from '../db/unfold.ts';
import type { Parameters } from '../db/values.ts';

/** The SQL of a query over the relations that a question gives, and of all their values those that it names. */
export function composed(
  library: SqlLibrary,
  query: string,
  given: Readonly<Record<string, BoundGiven>>,
  parameters: Parameters
): { sql: string; bound: Parameters } {
  const sql = unfold(library, library.query(query), given);
  const all: Parameters = Object.assign(
    {},
    ...Object.values(given).map((each) => each.parameters),
    parameters
  );
  const named = new Set([...sql.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  return { sql, bound: Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name))) };
}
