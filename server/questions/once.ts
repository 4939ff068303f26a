import type { Session } from '../db/session.ts';
import { readOnce } from '../read-once.ts';
import type { AskingOfData } from './question.ts';

/** A read of what changes with a publication alone. */
export const oncePerPublication = <T>(read: (session: Session) => Promise<T>) =>
  readOnce(
    ({ home, published }: Pick<AskingOfData, 'home' | 'session' | 'published'>) => ({
      home,
      state: `${home.warehouse.writes} ${published.data_version}`
    }),
    ({ session }) => read(session)
  );
