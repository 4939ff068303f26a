import { publish } from '../build/publish.ts';
import type { Extract, LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';

import { addRejects } from './append.ts';
import { Incoming, removeFromArchive, settleArchive } from './archive.ts';
import { forgetDemo, isAnythingReal } from './demo.ts';
import { enter, loadedBefore, nextExtract } from './ledger.ts';
import type { Manifest, ReadingRules } from './manifest.ts';
import {
  checkedOptions,
  refuseImpossibleCoverage,
  type Asked,
  type LoadOptions,
  type Report
} from './options.ts';
import { post } from './post.ts';
import { readFiles, type Reading } from './read-files.ts';
import { currencyOf } from './reading.ts';
import { readingRules, refuseOtherCurrency } from './reading-rules.ts';
import { profilesInForce, saveProfile } from './saved-profiles.ts';
import { refuseWithoutRoom, sourcesOf, type Source } from './sources.ts';
import { answerOf } from './verdict.ts';

/**
 * Loads one extract, of one file or several of the same shape: archived, read, reconciled, loaded and built, all of it
 * or nothing. Throws a refusal when the files cannot be read as an extract; an extract that can, but should not be
 * loaded as it is, is held or rejected and says so in the answer.
 */
export async function loadExtract(
  home: Home,
  files: readonly string[],
  options: LoadOptions,
  report: Report = () => undefined
): Promise<LoadAnswer> {
  const asked = checkedOptions(options, await profilesInForce(home));
  return loadSources(home, await sourcesOf(files), asked, report);
}

/** The same for files that were found already, under the names that people know them by. */
export async function loadSources(
  home: Home,
  sources: readonly Source[],
  asked: Asked,
  report: Report
): Promise<LoadAnswer> {
  const files = sources.map(({ file_name }) => file_name);
  return home.loads.follow({ load_id: asked.load_id, files }, report, (report) =>
    loadFollowed(home, sources, asked, report)
  );
}

async function loadFollowed(
  home: Home,
  sources: readonly Source[],
  asked: Asked,
  report: Report
): Promise<LoadAnswer> {
  const rules = await readingRules(home, asked.now);
  refuseImpossibleCoverage(asked, rules.latest_day);
  await refuseWithoutRoom(home, sources);
  await settleArchive(home);

  const incoming = await Incoming.take(home, sources, report);
  try {
    const before = await loadedBefore(home.warehouse, incoming.sha256, asked);
    if (before) return await unchanged(home, [before]);

    const reading = await readFiles(home, incoming.files, asked, rules, report);
    try {
      return await loaded(home, { asked, incoming, reading, rules }, report);
    } finally {
      await reading.forget();
    }
  } finally {
    await incoming.discard();
  }
}

interface Loading {
  asked: Asked;
  incoming: Incoming;
  reading: Reading;
  rules: ReadingRules;
}

/** Ends a transaction without a trace: there is nothing to do, or somebody has to decide first. */
class LeftUndone extends Error {
  readonly extracts: readonly Extract[];
  readonly undecided: Manifest | undefined;

  constructor(extracts: readonly Extract[], undecided?: Manifest) {
    super('left undone');
    this.extracts = extracts;
    this.undecided = undecided;
  }
}

async function loaded(home: Home, loading: Loading, report: Report): Promise<LoadAnswer> {
  const { asked, incoming, reading } = loading;
  try {
    const done = await home.warehouse.writing(async (session) => {
      // Asked again inside the transaction: of two loads of the same bytes at once, the second finds the first.
      const before = await loadedBefore(session, incoming.sha256, asked);
      if (before) throw new LeftUndone([before]);

      // Somebody did not wait until the demo was there: it never stands beside what is real.
      if (asked.is_demo && (await isAnythingReal(session))) throw new LeftUndone([]);
      const demo = asked.is_demo ? [] : await forgetDemo(session);
      await refuseOtherCurrency(session, currencyOf(reading.summaries));
      const next = await nextExtract(session, incoming.sha256);
      const manifest = await post(session, { ...loading, ...next, archived: incoming }, report);
      const extract = answerOf(manifest, asked.locale);
      if (manifest.status !== 'loaded') throw new LeftUndone([extract], asked.dry_run ? undefined : manifest);
      await enter(session, manifest);

      report({ step: 'build' });
      const { data_version } = await publish(home, session, asked.now);
      if (asked.dry_run) throw new LeftUndone([extract]);
      await incoming.describe(manifest);
      report({ step: 'commit' });
      return { answer: { extracts: [extract], data_version }, demo };
    }, asked.signal);
    report({ step: 'keep' });
    await incoming.keep();
    for (const sha256 of done.demo) await removeFromArchive(home, sha256);
    await saveProfile(home, asked, reading.summaries[0]);
    return done.answer;
  } catch (problem) {
    if (!(problem instanceof LeftUndone)) throw problem;
    const { extracts, undecided } = problem;
    return unchanged(home, undecided ? [await keptForDecision(home, loading, undecided)] : extracts);
  }
}

/**
 * Bytes, rejects and the reasons stay until somebody decides; no line of it counts. In a transaction of its own: the
 * one that had the lines was given up with them.
 */
async function keptForDecision(home: Home, loading: Loading, undecided: Manifest): Promise<Extract> {
  const { asked, incoming, reading, rules } = loading;
  const extract = await home.warehouse.writing(async (session) => {
    const before = await loadedBefore(session, incoming.sha256, asked);
    if (before) return before;
    const manifest = { ...undecided, ...(await nextExtract(session, incoming.sha256)) };
    await addRejects(session, manifest.extract_key, reading, rules.duplicates === 'drop');
    await enter(session, manifest);
    await incoming.describe(manifest);
    return answerOf(manifest, asked.locale);
  });
  if (extract.status !== 'already_loaded') await incoming.keep();
  return extract;
}

async function unchanged(home: Home, extracts: readonly Extract[]): Promise<LoadAnswer> {
  const { data_version } = await home.published();
  return { extracts: [...extracts], data_version };
}
