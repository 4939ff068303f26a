import type { Session } from '../db/session.ts';
import { addCustomers, addLines, addRejects, addReturnedOrders, countRepeats } from './append.ts';
import type { Archived } from './archive.ts';
import { findingsOf } from './findings.ts';
import { manifestOf, type Manifest, type ReadingRules } from './manifest.ts';
import { mendsExtract } from './headers.ts';
import type { Asked, Report } from './options.ts';
import type { Reading } from './read-files.ts';
import { reconcile } from './reconcile.ts';
import { overlapOf, restate, usualRestate } from './restatement.ts';
import { returnedOrders } from './returned-orders.ts';
import { verdictOf } from './verdict.ts';

export interface Posting {
  asked: Asked;
  archived: Archived;
  reading: Reading;
  rules: ReadingRules;
  extract_key: number;
  extract_id: string;
}

/**
 * Writes the lines, rejects and restatements of an extract that was read, and judges it. The row of the ledger is the
 * caller's: the lines of an extract that is held or rejected must not stay.
 */
export async function post(
  session: Session,
  { asked, archived, reading, rules, extract_key, extract_id }: Posting,
  report: Report
): Promise<Manifest> {
  const { summaries } = reading;
  const dropsRepeats = rules.duplicates === 'drop';

  report({ step: 'load' });
  if (asked.kind === 'returned_orders') {
    await addReturnedOrders(session, extract_key, reading, dropsRepeats);
  } else {
    await addCustomers(session, reading);
    await addLines(session, extract_key, reading, dropsRepeats);
  }
  await addRejects(session, extract_key, reading, dropsRepeats);

  report({ step: 'reconcile' });
  const files = archived.files.flatMap((file, at) => {
    const summary = summaries[at];
    return summary ? [{ ...file, summary }] : [];
  });
  const counts = await reconcile(
    session,
    { kind: asked.kind, extract_key },
    files,
    dropsRepeats ? 0 : await countRepeats(session, reading)
  );

  const { mapping } = summaries[0] ?? {};
  const mends = mapping?.columns.some(({ column }) => column === mendsExtract);
  // A list adds to what other lists say.
  const told = asked.kind === 'returned_orders' || mends ? 'append' : asked.restate;
  const how = told ?? (await usualRestate(session, extract_key));
  const overlap = told === null ? await overlapOf(session, extract_key) : undefined;
  const returned = asked.kind === 'returned_orders' ? await returnedOrders(session, extract_key) : undefined;
  const undecided = summaries.reduce((sum, { numbers_ambiguous }) => sum + numbers_ambiguous, 0);
  const verdict = await verdictOf(session, { extract_key, counts, undecided, overlap, returned, asked });
  const profile = mapping?.profile ?? '';
  const { data_from, data_through } = counts;
  const restated =
    verdict.status === 'loaded'
      ? await restate(session, how, { extract_key, profile, data_from, data_through })
      : 0;

  const findings = await findingsOf(session, { extract_key, summaries, counts, restated, returned });
  return manifestOf({
    asked,
    archived,
    rules,
    summaries,
    extract_key,
    extract_id,
    restate: how,
    counts,
    verdict,
    findings
  });
}
