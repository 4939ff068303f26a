import { publish } from '../build/publish.ts';
import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import type { Extract, LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';
import { manifestNamed, noteStatus } from './archive.ts';
import type { Deciding } from './accept.ts';
import { extractNamed } from './ledger.ts';
import { forgetUnnamed, tablesOfExtracts } from './stored-kinds.ts';
import type { Report } from './options.ts';
import { worded } from './words.ts';
import { loadVerdicts } from '../messages/load-words.ts';

/**
 * Takes an extract out again: every number is as if it had never been loaded, earlier versions of its orders count
 * again. Its bytes stay in the archive, and loading them again is a load like any other. One that was held or rejected
 * is put aside for good.
 */
export async function undoExtract(
  home: Home,
  extract_id: string,
  { locale, now }: Deciding,
  report: Report = () => undefined
): Promise<LoadAnswer> {
  const undone = await home.warehouse.writing(async (session) => {
    const { extract_key, extract } = await extractNamed(session, extract_id, locale);
    if (extract.status === 'undone') throw refusal('undone_already', { extract_id });
    await takeOut(session, extract_key);
    if (extract.status === 'loaded') {
      report({ step: 'build' });
      await publish(home, session, now);
    }
    report({ step: 'commit' });
    return extract;
  });
  // After the commit: should it be missed, the next opening of the home notes it.
  await noteStatus(home, await manifestNamed(home, undone), 'undone');
  const { data_version } = await home.published();
  return { extracts: [told(undone, locale)], data_version };
}

async function takeOut(session: Session, extract_key: number): Promise<void> {
  for (const table of tablesOfExtracts) {
    await session.run(`delete from ${table} where extract_key = $extract_key`, { extract_key });
  }
  for (const table of ['restatements', 'restated_periods']) {
    await session.run(`delete from ${table} where extract_key = $extract_key or restated_by = $extract_key`, {
      extract_key
    });
  }
  await forgetUnnamed(session);
  await session.run(`update extracts set status = 'undone' where extract_key = $extract_key`, {
    extract_key
  });
}

function told(extract: Extract, locale: Deciding['locale']): Extract {
  const { extract_id, lines_loaded } = extract;
  const code = extract.status === 'loaded' ? 'undone' : 'put_aside';
  return {
    ...extract,
    status: 'undone',
    message: worded(loadVerdicts[code], { extract_id, lines_loaded }, locale)
  };
}
