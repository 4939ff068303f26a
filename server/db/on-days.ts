import type { Day } from '../periods.ts';
import type { Session } from './session.ts';

/**
 * SQL that is true on the days (`ordered_on`) which a query tells. As a list: the engine compares it with the first and last
 * day of each group of rows before it reads any.
 */
export async function isOnDaysOf(session: Session, sql: string): Promise<string> {
  const days = await session.all<{ ordered_on: Day }>(`select distinct ordered_on from (${sql})`);
  // Of an empty list the engine would read them all.
  if (days.length === 0) return 'false';
  return `ordered_on in (${days.map(({ ordered_on }) => `date '${ordered_on}'`).join(', ')})`;
}
