import type { Day } from '../periods.ts';
import type { Session } from './session.ts';

/** The days (`ordered_on`) that a query tells, as a list of SQL: the engine compares it with the first and last day of each group of rows before it reads any. */
export async function dayList(session: Session, sql: string): Promise<string> {
  const days = await session.all<{ ordered_on: Day }>(`select distinct ordered_on from (${sql})`);
  return days.length === 0 ? 'null' : days.map(({ ordered_on }) => `date '${ordered_on}'`).join(', ');
}
