import { publish } from '../build/publish.ts';
import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import type { LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';
import { addRejects } from './append.ts';
import { archivedFiles, manifestsOf, refuseDamaged } from './archive.ts';
import { askedOnceMore, type Deciding } from './accept.ts';
import { enter } from './ledger.ts';
import type { Manifest } from './manifest.ts';
import type { Report } from './options.ts';
import { post } from './post.ts';
import { readFiles } from './read-files.ts';
import { tablesOfExtracts } from './stored-kinds.ts';
import { answerOf } from './verdict.ts';
import { decimalText } from '../money.ts';

/** Everything that loads write. */
const tables = [
  'extracts',
  'extract_files',
  'customers',
  ...tablesOfExtracts,
  'restatements',
  'restated_periods'
];

/**
 * Makes the warehouse anew from the archive alone: every extract in its order, read as it was read then. All of it or
 * nothing: an archive that is damaged, or gives other counts than it gave, changes nothing.
 */
export async function rebuild(
  home: Home,
  { locale, now }: Deciding,
  report: Report = () => undefined
): Promise<LoadAnswer> {
  const manifests = await manifestsOf(home);
  for (const [done, manifest] of manifests.entries()) {
    report({ step: 'verify', done, of: manifests.length });
    await refuseDamaged(home, manifest);
  }
  const { data_version } = await home.warehouse.writing(async (session) => {
    for (const table of tables) await session.run(`delete from ${table}`);
    for (const manifest of manifests) await enterAgain(home, session, manifest, { locale, now }, report);
    report({ step: 'build' });
    const published = await publish(home, session, now);
    report({ step: 'commit' });
    return published;
  });
  return { extracts: manifests.map((manifest) => answerOf(manifest, locale)), data_version };
}

async function enterAgain(
  home: Home,
  session: Session,
  manifest: Manifest,
  { locale }: Deciding,
  report: Report
): Promise<void> {
  // Of what was undone only the memory is left.
  if (manifest.status !== 'undone') {
    const asked = {
      ...askedOnceMore(manifest, locale, new Date(manifest.loaded_at)),
      // What is loaded was decided, whatever is held today.
      accept_rejects: true
    };
    const files = archivedFiles(home, manifest);
    const { sha256, settings, extract_key, extract_id } = manifest;
    const reading = await readFiles(home, files, asked, settings, report);
    try {
      if (manifest.status === 'loaded') {
        const posting = {
          asked,
          archived: { files, sha256 },
          reading,
          rules: settings,
          extract_key,
          extract_id,
          is_built: false
        };
        refuseChanged(manifest, await home.warehouse.sparing(() => post(session, posting, report)));
      } else {
        await addRejects(session, extract_key, reading, settings.duplicates === 'drop');
      }
    } finally {
      await reading.forget();
    }
  }
  await enter(session, manifest);
}

function refuseChanged({ extract_id, counts }: Manifest, again: Manifest): void {
  const told = ({ lines_loaded, amount_loaded }: Manifest['counts']) =>
    `${lines_loaded} / ${decimalText(BigInt(amount_loaded))}`;
  const isSame = (
    ['lines_in', 'lines_loaded', 'lines_blank', 'amount_loaded', 'amount_rejected'] as const
  ).every((name) => counts[name] === again.counts[name]);
  if (!isSame || again.status !== 'loaded')
    throw refusal('rebuild_differs', { extract_id, then: told(counts), now: told(again.counts) });
}
