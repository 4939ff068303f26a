import type { ChildProcess } from 'node:child_process';
import { clearUnfinished, countLines, manyLines, publish } from '../build/publish.ts';
import type { Session } from '../db/session.ts';
import type { Extract, LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';

import { addRejects } from './append.ts';
import { Incoming, removeFromArchive, settleArchive, type Archived } from './archive.ts';
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
import { startReader } from './reader.ts';
import { readingRules, refuseOtherCurrency } from './reading-rules.ts';
import { profilesInForce, saveProfile } from './saved-profiles.ts';
import { refuseWithoutRoom, sourcesOf, type Source } from './sources.ts';
import { hideLedger, showLedger } from './unseen.ts';
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
  // A process takes as long to start as all that comes before it is needed.
  const reader = startReader();
  try {
    const rules = await readingRules(home, asked.now);
    refuseImpossibleCoverage(asked, rules.latest_day);
    await refuseWithoutRoom(home, sources);
    await settleArchive(home);
    const incoming = await Incoming.take(home, sources, report);
    try {
      const { before, reading } = await readUnlessLoaded(home, { asked, incoming, rules, reader }, report);
      if (before) return await unchanged(home, [before]);
      try {
        const archived = await incoming.archived;
        return await loaded(home, { asked, incoming, archived, reading, rules }, report);
      } finally {
        await reading.forget();
      }
    } finally {
      await incoming.discard();
    }
  } finally {
    reader.kill('SIGKILL');
  }
}

interface Taken {
  asked: Asked;
  incoming: Incoming;
  rules: ReadingRules;
  reader: ChildProcess;
}

/** What the bytes are is found out while they are read; known ones need not be read to the end, whatever is in them. */
async function readUnlessLoaded(
  home: Home,
  { asked, incoming, rules, reader }: Taken,
  report: Report
): Promise<{ before: Extract; reading?: undefined } | { before?: undefined; reading: Reading }> {
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, ...(asked.signal ? [asked.signal] : [])]);
  const reading = readFiles(home, incoming.files, { ...asked, signal }, rules, report, { reader });
  // Heard where it is waited for: the bytes may be known before it fails.
  reading.catch(() => undefined);
  const unneeded = () =>
    reading.then(
      ({ forget }) => forget(),
      () => undefined
    );
  try {
    const { sha256 } = await incoming.archived;
    const before = await loadedBefore(home.warehouse, sha256, asked);
    if (!before) return { reading: await reading };
    enough.abort();
    await unneeded();
    return { before };
  } catch (problem) {
    enough.abort();
    await unneeded();
    throw problem;
  }
}

interface Loading {
  asked: Asked;
  incoming: Incoming;
  archived: Archived;
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
  const { asked, incoming, archived, reading } = loading;
  const unseen_from = asked.unseen_from ?? manyLines;
  try {
    const done = await home.warehouse.writing(async (session) => {
      // Asked again inside the transaction: of two loads of the same bytes at once, the second finds the first.
      const before = await loadedBefore(session, archived.sha256, asked);
      if (before) throw new LeftUndone([before]);

      const isUnseen = !asked.dry_run && (await linesToBuild(session, reading)) >= unseen_from;
      if (isUnseen) await hideLedger(session);
      // Somebody did not wait until the demo was there: it never stands beside what is real.
      if (asked.is_demo && (await isAnythingReal(session))) throw new LeftUndone([]);
      const demo = asked.is_demo ? [] : await forgetDemo(session);
      await refuseOtherCurrency(session, currencyOf(reading.summaries));
      const next = await nextExtract(session, archived.sha256);
      const manifest = await home.warehouse.sparing(() =>
        post(session, { ...loading, ...next, is_built: true }, report)
      );
      const extract = answerOf(manifest, asked.locale);
      if (manifest.status !== 'loaded') throw new LeftUndone([extract], asked.dry_run ? undefined : manifest);
      await enter(session, manifest);

      report({ step: 'build' });
      // Where the demo goes, everything that was built goes with it.
      const arrived = demo.length === 0 ? { extract_key: manifest.extract_key } : undefined;
      const { data_version } = await publish(
        home,
        session,
        asked.now,
        isUnseen ? { aside_from: unseen_from, show: () => showLedger(session) } : {},
        arrived
      );
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
    if (!(problem instanceof LeftUndone)) {
      // Where this fails, too, the next opening of the home does it.
      await home.warehouse.writing(clearUnfinished).catch(() => undefined);
      throw problem;
    }
    const { extracts, undecided } = problem;
    return unchanged(home, undecided ? [await keptForDecision(home, loading, undecided)] : extracts);
  }
}

/** How many order lines a build has before it once these files are loaded: at least. */
async function linesToBuild(session: Session, { kind, summaries }: Reading): Promise<number> {
  if (kind === 'order_lines') return summaries.reduce((sum, { lines_in }) => sum + lines_in, 0);
  return countLines(session);
}

/**
 * Bytes, rejects and the reasons stay until somebody decides; no line of it counts. In a transaction of its own: the
 * one that had the lines was given up with them.
 */
async function keptForDecision(home: Home, loading: Loading, undecided: Manifest): Promise<Extract> {
  const { asked, incoming, archived, reading, rules } = loading;
  const extract = await home.warehouse.writing(async (session) => {
    const before = await loadedBefore(session, archived.sha256, asked);
    if (before) return before;
    const manifest = { ...undecided, ...(await nextExtract(session, archived.sha256)) };
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
