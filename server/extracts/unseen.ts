import type { Session } from '../db/session.ts';
import { storedName } from '../build/target.ts';
import { tablesOfExtracts } from './stored-kinds.ts';

/**
 * What a large load writes is committed before its marts are built, for the engine plans by what is committed; seen it is
 * with them. No model reads records of an extract that has no row in the ledger. So the ledger as it will stand, and the
 * customers, lie in temporary tables meanwhile: these hide from the session those that stand.
 */
const hidden = ['extracts', 'customers'] as const;

/** From here on the session reads and writes a ledger that nobody else sees. Nobody else is to be given it afterwards. */
export async function hideLedger(session: Session): Promise<void> {
  session.isBroken = true;
  for (const name of hidden) await session.run(`create temp table ${name} as select * from ${name}`);
}

/** Puts it in the place of the one that stands, in the transaction that the caller commits. */
export async function showLedger(session: Session): Promise<void> {
  const stored = await storedName(session);
  for (const name of hidden) {
    await session.run(`create or replace table ${stored(name)} as select * from temp.${name}`);
    await session.run(`drop table temp.${name}`);
  }
  await forgetUnentered(session);
}

/**
 * Takes out what is of no extract in the ledger that stands: what was taken out of it, or never came to be in it because
 * the load failed or was killed. The files go last: by them the others are found.
 */
export async function forgetUnentered(session: Session): Promise<void> {
  const stored = await storedName(session);
  const unentered = await session.all<{ extract_key: number }>(
    `select distinct files.extract_key
     from extract_files as files
     anti join ${stored('extracts')} as extracts on extracts.extract_key = files.extract_key`
  );
  if (unentered.length === 0) return;
  const isOfThem = `in (${unentered.map(({ extract_key }) => extract_key).join(', ')})`;
  const restated = ['restatements', 'restated_periods'];
  for (const table of restated) await session.run(`delete from ${table} where restated_by ${isOfThem}`);
  for (const table of [...restated, ...tablesOfExtracts, 'extract_files'])
    await session.run(`delete from ${table} where extract_key ${isOfThem}`);
}
