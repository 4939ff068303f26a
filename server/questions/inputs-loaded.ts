import { inputNames, type Input } from '../schemes/facts.ts';
import { oncePerPublication } from './once.ts';

/** Which of the tables and columns that schemes and metrics may need have anything in them. */
export const inputsLoaded = oncePerPublication(async (session): Promise<readonly Input[]> => {
  const [has] = await session.all<Record<`has_${Input}`, boolean>>('select * from inputs_loaded');
  return inputNames.filter((name) => has?.[`has_${name}`]);
});
