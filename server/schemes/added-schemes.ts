import type { Session } from '../db/session.ts';
import { builtInSchemes, type Schemes } from './schemes.ts';

/** The schemes that can be asked about in a home: those of data/schemes, and those that people added to it. */
export async function addedSchemes(decisions: Pick<Session, 'all'>): Promise<Schemes> {
  const rows = await decisions.all<{ scheme: string; file: string | null }>(
    `select scheme, file from schemes
     where decided_at = (select max(later.decided_at) from schemes as later where later.scheme = schemes.scheme)`
  );
  const texts = rows.flatMap(({ scheme, file }) => (file === null ? [] : { name: scheme, text: file }));
  return builtInSchemes.with(texts);
}

/** Adds a scheme, or takes one away again (file null). Whoever calls has read it without a fault. */
export const storeScheme = (
  session: Session,
  scheme: string,
  file: string | null,
  at: Date
): Promise<unknown> =>
  session.run('insert into schemes values ($scheme, $file, cast($at as timestamp))', {
    scheme,
    file,
    at: at.toISOString().replace('Z', '')
  });
