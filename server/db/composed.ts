import type { BoundGiven } from './relations.ts';
import type { SqlFile } from './sql-file.ts';
import type { SqlLibrary } from './sql-library.ts';
import { unfold } from './unfold.ts';
import type { Parameters } from './values.ts';

/** The SQL of a query, by its name, or of a model over the relations that are given, and of all their values those that it names. */
export function composed(
  library: SqlLibrary,
  query: string | Pick<SqlFile, 'sql' | 'inputs'>,
  given: Readonly<Record<string, BoundGiven>>,
  parameters: Parameters
): { sql: string; bound: Parameters } {
  const sql = unfold(library, typeof query === 'string' ? library.query(query) : query, given);
  const all: Parameters = Object.assign(
    {},
    ...Object.values(given).map((each) => each.parameters),
    parameters
  );
  const named = new Set([...sql.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  return { sql, bound: Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name))) };
}
