import { forgetPartsBefore } from '../build/parts-before.ts';
import type { Session } from '../db/session.ts';
import { addCustomers, addLines, addRejects, addReturnedOrders, countRepeats } from './append.ts';
import { addRecords, customersMet } from './append-records.ts';
import type { Archived } from './archive.ts';
import { findingsOf } from './findings.ts';
import { manifestOf, type Manifest, type ReadingRules } from './manifest.ts';
import { mendsExtract } from './headers.ts';
import type { Asked, Report } from './options.ts';
import type { Reading } from './read-files.ts';
import { reconcile } from './reconcile.ts';
import { overlapOf, restate, usualRestate } from './restatement.ts';
import { returnedOrders } from './returned-orders.ts';
import { isOfEvents } from './stored-kinds.ts';
import { verdictOf } from './verdict.ts';

export interface Posting {
  asked: Asked;
  archived: Archived;
  reading: Reading;
  rules: ReadingRules;
  extract_key: number;
  extract_id: string;
  /** order_parts tells the orders of all that is loaded: a rebuild has built none yet */
  is_built: boolean;
}

/**
 * Writes the lines, rejects and restatements of an extract that was read, and judges it. The row of the ledger is the
 * caller's: the lines of an extract that is held or rejected must not stay.
 */
export async function post(
  session: Session,
  { asked, archived, reading, rules, extract_key, extract_id, is_built }: Posting,
  report: Report
): Promise<Manifest> {
  const { summaries } = reading;
  const dropsRepeats = rules.duplicates === 'drop';

  // An extract of this key that did not come to its end may have left them.
  await forgetPartsBefore(session, extract_key);
  report({ step: 'load' });
  const { kind } = reading;
  if (kind === 'returned_orders') {
    await addReturnedOrders(session, extract_key, reading, dropsRepeats);
  } else {
    await addCustomers(session, reading);
    if (kind === 'order_lines') await addLines(session, extract_key, reading, dropsRepeats);
    else await addRecords(session, kind, extract_key, reading, dropsRepeats);
  }
  await addRejects(session, extract_key, reading, dropsRepeats);

  report({ step: 'reconcile' });
  const files = archived.files.flatMap((file, at) => {
    const summary = summaries[at];
    return summary ? [{ ...file, summary }] : [];
  });
  const counts = await reconcile(
    session,
    { kind, extract_key },
    files,
    dropsRepeats ? 0 : await countRepeats(session, reading)
  );

  const { mapping } = summaries[0] ?? {};
  const mends = mapping?.columns.some(({ column }) => column === mendsExtract);
  // What is no order adds to what is there, unless somebody says that it replaces a period.
  const added = mends || (kind !== 'order_lines' && !(isOfEvents(kind) && asked.restate === 'period'));
  const told = added ? 'append' : asked.restate;
  const how = told ?? (await usualRestate(session, extract_key));
  const overlap = asked.restate === null && !mends ? await overlapOf(session, kind, extract_key) : undefined;
  const returned = kind === 'returned_orders' ? await returnedOrders(session, extract_key) : undefined;
  const met = kind === 'order_lines' || returned ? undefined : await customersMet(session, kind, extract_key);
  const undecided = summaries.reduce((sum, { numbers_ambiguous }) => sum + numbers_ambiguous, 0);
  const verdict = await verdictOf(session, {
    extract_key,
    counts,
    undecided,
    overlap,
    returned,
    met,
    asked
  });
  const profile = mapping?.profile ?? '';
  const { data_from, data_through } = counts;
  const restated =
    verdict.status === 'loaded'
      ? await restate(session, how, { kind, extract_key, profile, data_from, data_through, is_built })
      : 0;

  const findings = await findingsOf(session, {
    kind,
    extract_key,
    summaries,
    counts,
    restated,
    returned,
    met
  });
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
