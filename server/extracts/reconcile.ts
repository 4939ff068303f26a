import { refusal } from '../errors.ts';
import type { Session } from '../db/session.ts';
import type { Day } from '../periods.ts';
import type { Kind } from './column-contract.ts';
import type { ReadSummary } from './reading.ts';
import { storedKinds } from './stored-kinds.ts';

/** What stands in the warehouse of an extract, counted there. */
export interface Counts {
  lines_in: number;
  lines_loaded: number;
  lines_rejected: number;
  lines_blank: number;
  lines_duplicate: number;
  lines_void: number;
  lines_anonymous: number;
  /** minor units */
  amount_in: bigint;
  amount_loaded: bigint;
  amount_rejected: bigint;
  data_from: Day | null;
  data_through: Day | null;
  reasons: { reason: string; lines: number }[];
}

interface InWarehouse {
  file_no: number;
  loaded: number;
  void_lines: number;
  anonymous: number;
  amount: string;
  /** null in a list without days */
  data_from: Day | null;
  data_through: Day | null;
}

interface Rejected {
  file_no: number;
  reason: string;
  lines: number;
  amount: string;
}

const patiently = { timeout_ms: Infinity };

/** Lines in = loaded + rejected + blank, for every file, by a count that knows nothing of the engine. Else nothing is loaded. */
export async function reconcile(
  session: Session,
  { kind, extract_key }: { kind: Kind; extract_key: number },
  files: readonly { file_name: string; summary: ReadSummary }[],
  lines_duplicate: number
): Promise<Counts> {
  const { table, isVoid, isAnonymous, amount, day } = storedKinds[kind];
  const loaded = await session.all<InWarehouse>(
    `select
        file_no,
        count(*) as loaded,
        count(*) filter (where ${isVoid}) as void_lines,
        count(*) filter (where ${isAnonymous}) as anonymous,
        cast(sum(${amount}) as varchar) as amount,
        min(${day ?? 'cast(null as date)'}) as data_from,
        max(${day ?? 'cast(null as date)'}) as data_through

    from ${table}
    where extract_key = $extract_key
    group by file_no`,
    { extract_key },
    patiently
  );
  const rejected = await session.all<Rejected>(
    `select file_no, reason, count(*) as lines, cast(coalesce(sum(amount), 0) as varchar) as amount
    from rejects
    where extract_key = $extract_key
    group by file_no, reason`,
    { extract_key },
    patiently
  );

  for (const [file_no, { file_name, summary }] of files.entries()) {
    const ofFile = (each: { file_no: number }) => each.file_no === file_no;
    const accounted =
      sum(loaded.filter(ofFile).map((each) => each.loaded)) +
      sum(rejected.filter(ofFile).map((each) => each.lines)) +
      summary.lines_blank;
    if (accounted !== summary.lines_in) {
      throw refusal('counts_do_not_agree', { file: file_name, counted: summary.lines_in, accounted });
    }
  }

  const amount_loaded = total(loaded);
  const amount_rejected = total(rejected);
  return {
    lines_in: sum(files.map(({ summary }) => summary.lines_in)),
    lines_loaded: sum(loaded.map((each) => each.loaded)),
    lines_rejected: sum(rejected.map((each) => each.lines)),
    lines_blank: sum(files.map(({ summary }) => summary.lines_blank)),
    lines_duplicate,
    lines_void: sum(loaded.map((each) => each.void_lines)),
    lines_anonymous: sum(loaded.map((each) => each.anonymous)),
    amount_in: amount_loaded + amount_rejected,
    amount_loaded,
    amount_rejected,
    data_from: loaded.flatMap((each) => each.data_from ?? []).sort()[0] ?? null,
    data_through:
      loaded
        .flatMap((each) => each.data_through ?? [])
        .sort()
        .at(-1) ?? null,
    reasons: byReason(rejected)
  };
}

/** Where a person starts to mend a file: not at a repeat, which the setting has dropped. */
export async function firstReject(
  session: Session,
  extract_key: number
): Promise<{ source_line: number; reason: string }> {
  const [first] = await session.all<{ source_line: number; reason: string }>(
    `select source_line, reason from rejects
    where extract_key = $extract_key and reason <> 'duplicate'
    order by file_no, source_line limit 1`,
    { extract_key }
  );
  return first ?? { source_line: 0, reason: '' };
}

function byReason(rejected: readonly Rejected[]): { reason: string; lines: number }[] {
  const reasons = new Map<string, number>();
  for (const { reason, lines } of rejected) reasons.set(reason, (reasons.get(reason) ?? 0) + lines);
  return [...reasons]
    .map(([reason, lines]) => ({ reason, lines }))
    .sort((one, other) => other.lines - one.lines || one.reason.localeCompare(other.reason));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const total = (rows: readonly { amount: string }[]) =>
  rows.reduce((all, { amount }) => all + BigInt(amount), 0n);
