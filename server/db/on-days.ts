import type { Day } from '../periods.ts';
import { isAmong } from './among.ts';
import type { Session } from './session.ts';

/**
 * SQL that is true on the days which a query tells in that column. As a list: the engine compares it with the first and last
 * day of each group of rows before it reads any.
 */
export async function isOnDaysOf(session: Session, column: string, sql: string): Promise<string> {
  const days = await session.all<{ day: Day }>(`select distinct ${column} as day from (${sql})`);
  return isAmong(
    column,
    days.map(({ day }) => day)
  );
}
