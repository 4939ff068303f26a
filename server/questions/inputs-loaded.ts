import type { Session } from '../db/session.ts';
import { inputNames, type Input } from '../schemes/facts.ts';

/** Which of the tables and columns that schemes and metrics may need have anything in them. */
export async function inputsLoaded(session: Pick<Session, 'all'>): Promise<Input[]> {
  const [has] = await session.all<Record<`has_${Input}`, boolean>>('select * from inputs_loaded');
  return inputNames.filter((name) => has?.[`has_${name}`]);
}
