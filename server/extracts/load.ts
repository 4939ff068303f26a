import type { Session } from '../db/session.ts';
import { publish } from '../build/publish.ts';
import type { Extract, LoadAnswer } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';

import { addCustomers, addLines, addRejects, countRepeats } from './append.ts';
import { Incoming, removeFromArchive, settleArchive } from './archive.ts';
import { forgetDemo, isAnythingReal } from './demo.ts';
import { findingsOf } from './findings.ts';
import { enter, loadedBefore, nextExtract } from './ledger.ts';
import { manifestOf, type Manifest, type ReadingRules } from './manifest.ts';
import {
  checkedOptions,
  refuseImpossibleCoverage,
  type Asked,
  type LoadOptions,
  type Report
} from './options.ts';
import { readFiles, type Reading } from './read-files.ts';
import { currencyOf } from './reading.ts';
import { readingRules, refuseOtherCurrency } from './reading-rules.ts';
import { reconcile } from './reconcile.ts';
import { overlapOf, restate, usualRestate } from './restatement.ts';
import { sourcesOf } from './sources.ts';
import { answerOf, encodingsOf, verdictOf } from './verdict.ts';

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
  const asked = checkedOptions(options);
  const sources = await sourcesOf(files);
  const rules = await readingRules(home, asked.now);
  refuseImpossibleCoverage(asked, rules.latest_day);
  await settleArchive(home);

  const incoming = await Incoming.take(home, sources, report);
  try {
    const before = await loadedBefore(home.warehouse, incoming.sha256, asked.locale);
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

/** Ends a transaction without a trace, and carries out of it what would have been. */
class LeftUndone extends Error {
  readonly extracts: readonly Extract[];

  constructor(...extracts: Extract[]) {
    super(extracts[0]?.message);
    this.extracts = extracts;
  }
}

async function loaded(home: Home, loading: Loading, report: Report): Promise<LoadAnswer> {
  const { asked, incoming } = loading;
  try {
    const done = await home.warehouse.writing(async (session) => {
      // Asked again inside the transaction: of two loads of the same bytes at once, the second finds the first.
      const before = await loadedBefore(session, incoming.sha256, asked.locale);
      if (before) throw new LeftUndone(before);

      // Somebody did not wait until the demo was there: it never stands beside what is real.
      if (asked.is_demo && (await isAnythingReal(session))) throw new LeftUndone();
      const demo = asked.is_demo ? [] : await forgetDemo(session);
      await refuseOtherCurrency(session, currencyOf(loading.reading.summaries));
      const { manifest, extract } = await append(session, loading, report);
      report({ step: 'build' });
      const { data_version } = await publish(home, session, asked.now);
      if (asked.dry_run) throw new LeftUndone(extract);
      await incoming.describe(manifest);
      return { answer: { extracts: [extract], data_version }, demo };
    });
    await incoming.keep();
    for (const sha256 of done.demo) await removeFromArchive(home, sha256);
    return done.answer;
  } catch (problem) {
    if (problem instanceof LeftUndone) return unchanged(home, problem.extracts);
    throw problem;
  }
}

/** Writes lines, rejects, restatements and the row of the ledger; leaves the transaction when they should not stay. */
async function append(
  session: Session,
  { asked, incoming, reading, rules }: Loading,
  report: Report
): Promise<{ manifest: Manifest; extract: Extract }> {
  const { summaries } = reading;
  const { extract_key, extract_id } = await nextExtract(session, incoming.sha256);
  const dropsRepeats = rules.duplicates === 'drop';

  report({ step: 'load' });
  await addCustomers(session, reading);
  await addLines(session, extract_key, reading, dropsRepeats);
  await addRejects(session, extract_key, reading, dropsRepeats);

  report({ step: 'reconcile' });
  const files = incoming.files.flatMap((file, at) => {
    const summary = summaries[at];
    return summary ? [{ ...file, summary }] : [];
  });
  const counts = await reconcile(
    session,
    extract_key,
    files,
    dropsRepeats ? 0 : await countRepeats(session, reading)
  );

  const how = asked.restate ?? (await usualRestate(session, extract_key));
  const manifest = manifestOf({ asked, incoming, rules, summaries, extract_key, extract_id, restate: how });
  const overlap = asked.restate === null ? await overlapOf(session, extract_key) : undefined;
  const verdict = await verdictOf(session, { extract_key, counts, overlap, asked });
  const isLoaded = verdict.status === 'loaded';
  const { data_from, data_through } = counts;
  const restated = isLoaded
    ? await restate(session, how, { extract_key, profile: manifest.profile, data_from, data_through })
    : 0;

  const findings = await findingsOf(session, { extract_key, summaries, counts, restated });
  const extract = answerOf({ manifest, summaries, counts, verdict, findings, locale: asked.locale });
  if (!isLoaded) throw new LeftUndone(extract);
  const encoding = encodingsOf(summaries);
  await enter(session, { manifest, files, summaries, counts, encoding, verdict: verdict.message, findings });
  return { manifest, extract };
}

async function unchanged(home: Home, extracts: readonly Extract[]): Promise<LoadAnswer> {
  const { data_version } = await home.published();
  return { extracts: [...extracts], data_version };
}
