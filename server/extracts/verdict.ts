import type { Session } from '../db/session.ts';
import type { Extract } from '../features/extracts/contract.ts';
import { decimalText } from '../money.ts';
import type { Locale } from '../schemes/contract.ts';
import type { Manifest } from './manifest.ts';
import type { CustomersMet } from './append-records.ts';
import type { Asked } from './options.ts';
import { firstReject, type Counts } from './reconcile.ts';
import type { Overlap } from './restatement.ts';
import type { ReturnedOrders } from './returned-orders.ts';
import { wordedWords, type StoredVerdict } from './words.ts';

/** More rejects than these are no slips of the pen: somebody has to look. */
const mostRejects = 1000;
const mostRejectedShare = 0.01;

/** What becomes of an extract, and why. */
export interface Verdict {
  status: 'loaded' | 'held' | 'rejected';
  message: StoredVerdict;
}

interface Judged {
  extract_key: number;
  counts: Counts;
  /** lines whose number may be a thousand or a thousandth */
  undecided: number;
  /** undefined when somebody said how to restate */
  overlap: Overlap | undefined;
  /** of a list of returned orders */
  returned: ReturnedOrders | undefined;
  /** of records that are no orders: their customers, and how many of these have an order */
  met: CustomersMet | undefined;
  asked: Asked;
}

/** Decides whether an extract that could be read should stay. */
export async function verdictOf(
  session: Session,
  { extract_key, counts, undecided, overlap, returned, met, asked }: Judged
): Promise<Verdict> {
  const { lines_in, lines_loaded, lines_blank } = counts;
  const records = lines_in - lines_blank;
  // A repeat that was dropped as the setting says is no fault of the file.
  const lines_rejected = counts.reasons
    .filter(({ reason }) => reason !== 'duplicate')
    .reduce((sum, { lines }) => sum + lines, 0);
  const isTooMuch = lines_rejected > mostRejects || lines_rejected > records * mostRejectedShare;

  if (lines_loaded === 0 || (isTooMuch && !asked.accept_rejects)) {
    const first = await firstReject(session, extract_key);
    const details = {
      lines_in,
      lines_rejected,
      // A place in a file, not a quantity: without separators.
      first_line: String(first.source_line),
      first_reason: first.reason
    };
    return lines_loaded === 0
      ? { status: 'rejected', message: { code: 'rejected', details } }
      : { status: 'held', message: { code: 'held_for_rejects', details } };
  }
  if (undecided > 0 && !asked.accept_rejects) {
    return {
      status: 'held',
      message: { code: 'held_for_numbers', details: { undecided, lines_loaded } }
    };
  }
  if (overlap?.isTooMuch) {
    const { compared, overlap: lines } = overlap;
    return {
      status: 'held',
      message: {
        code: met ? 'held_for_records' : 'held_for_overlap',
        details: { compared, overlap: lines }
      }
    };
  }
  if (returned) {
    const details = { lines_in, lines_loaded, orders: returned.orders };
    return {
      status: 'loaded',
      message: { code: asked.dry_run ? 'would_load_list' : 'loaded_list', details }
    };
  }
  if (met) {
    const { customers, with_orders } = met;
    const details = { lines_in, lines_loaded, customers, with_orders };
    return {
      status: 'loaded',
      message: { code: asked.dry_run ? 'would_load_records' : 'loaded_records', details }
    };
  }
  const { data_from, data_through } = counts;
  const details = {
    lines_in,
    lines_loaded,
    amount_loaded: decimalText(counts.amount_loaded),
    data_from: data_from ?? '',
    data_through: data_through ?? ''
  };
  return { status: 'loaded', message: { code: asked.dry_run ? 'would_load' : 'loaded', details } };
}

/** What is said of an extract to whoever loads it. */
export function answerOf({ files, counts, report, ...manifest }: Manifest, locale: Locale): Extract {
  const { reasons, amount_in, amount_loaded, amount_rejected } = counts;
  const { extract_id, sha256, kind, profile, encoding, status } = manifest;
  return {
    extract_id,
    files: files.map(({ file_name }) => file_name),
    sha256,
    kind,
    profile,
    encoding,
    status,
    lines_in: counts.lines_in,
    lines_loaded: counts.lines_loaded,
    lines_rejected: counts.lines_rejected,
    lines_blank: counts.lines_blank,
    lines_duplicate: counts.lines_duplicate,
    lines_void: counts.lines_void,
    amount_in: decimalText(BigInt(amount_in)),
    amount_loaded: decimalText(BigInt(amount_loaded)),
    amount_rejected: decimalText(BigInt(amount_rejected)),
    data_from: counts.data_from,
    data_through: counts.data_through,
    rejects: reasons,
    ...wordedWords(extract_id, report, locale)
  };
}
