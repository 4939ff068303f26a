import type { Session } from '../../server/db/session.ts';
import type { SqlFile } from '../../server/db/sql-file.ts';
import type { Home } from '../../server/home.ts';

/** A law that does not hold, with the first rows that break it. */
export interface Broken {
  check: string;
  law: string;
  rows: unknown[];
}

/** Holds every law of sql/checks against a built warehouse; answers those that are broken. */
export async function runChecks(home: Home): Promise<Broken[]> {
  return home.warehouse.reading(async (session) => {
    const broken: Broken[] = [];
    for (const check of home.library.of('check')) {
      const rows = await breaking(session, check);
      if (rows.length > 0) broken.push({ check: check.name, law: check.purpose, rows });
    }
    return broken;
  });
}

export const breaking = (session: Session, { sql }: SqlFile): Promise<unknown[]> =>
  session.all(`select * from (${sql}) limit 5`, {}, { timeout_ms: Infinity });
