import type { BoundGiven } from '../../server/db/relations.ts';
import type { Session } from '../../server/db/session.ts';

/** A relation with values in it as a table for one connection. CREATE TABLE AS takes no parameters. */
export async function storeRelation(
  session: Session,
  name: string,
  { sql, parameters }: BoundGiven
): Promise<void> {
  const empty = sql.replace(/\$\w+/g, 'null');
  await session.run(`create or replace temp table ${name} as select * from (${empty}) where false`);
  await session.run(`insert into ${name} ${sql}`, parameters);
}
