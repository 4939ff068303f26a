import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import type { Extract } from '../features/extracts/contract.ts';
import { decimalText } from '../money.ts';
import type { Locale } from '../schemes/contract.ts';
import { loadVerdicts } from '../messages/load-words.ts';
import { forgetUnentered } from './unseen.ts';
import type { Manifest } from './manifest.ts';
import type { Asked } from './options.ts';
import { worded, wordedReport } from './words.ts';

/**
 * The place of the next extract in the order of loading, and what it will be called. Bytes that wait for a decision
 * get it now: their row goes, its name stays.
 */
export async function nextExtract(
  session: Session,
  sha256: string
): Promise<{ extract_key: number; extract_id: string }> {
  const waiting = await forgetUndecided(session, sha256);
  const [next] = await session.all<{ extract_key: number; earlier: number }>(
    `select
        -- One whose load failed may have left its files, and more.
        coalesce(greatest(max(extract_key), (select max(extract_key) from extract_files)), 0) + 1 as extract_key,
        count(*) filter (where sha256 = $sha256) as earlier
    from extracts`,
    { sha256 }
  );
  const { extract_key, earlier } = next ?? { extract_key: 1, earlier: 0 };
  const name = sha256.slice(0, 16);
  return { extract_key, extract_id: waiting ?? (earlier === 0 ? name : `${name}-${earlier + 1}`) };
}

async function forgetUndecided(session: Session, sha256: string): Promise<string | undefined> {
  const [waiting] = await session.all<{ extract_key: number; extract_id: string }>(
    `select extract_key, extract_id from extracts where sha256 = $sha256 and status in ('held', 'rejected')`,
    { sha256 }
  );
  if (!waiting) return undefined;
  const { extract_key } = waiting;
  await session.run(`delete from extracts where extract_key = $extract_key`, { extract_key });
  await forgetUnentered(session);
  return waiting.extract_id;
}

/** Writes the row of an extract: whoever reads it is told in their own language, so that codes are stored and no words. */
export async function enter(session: Session, manifest: Manifest): Promise<void> {
  const { extract_key, counts } = manifest;
  await session.run(
    `insert into extracts by name
    select
        cast($extract_key as integer) as extract_key,
        $extract_id as extract_id,
        $sha256 as sha256,
        $kind as kind,
        $profile as profile,
        $status as status,
        $is_demo as is_demo,
        $restate as restate,
        $encoding as encoding,
        $currency as currency,
        cast($loaded_at as timestamp) as loaded_at,
        $lines_in as lines_in,
        $lines_loaded as lines_loaded,
        $lines_rejected as lines_rejected,
        $lines_blank as lines_blank,
        $lines_duplicate as lines_duplicate,
        $lines_void as lines_void,
        cast($amount_in as bigint) as amount_in,
        cast($amount_loaded as bigint) as amount_loaded,
        cast($amount_rejected as bigint) as amount_rejected,
        cast($data_from as date) as data_from,
        cast($data_through as date) as data_through,
        cast($covers_from as date) as covers_from,
        cast($covers_through as date) as covers_through,
        $report as report`,
    {
      extract_key,
      extract_id: manifest.extract_id,
      sha256: manifest.sha256,
      kind: manifest.kind,
      profile: manifest.profile,
      status: manifest.status,
      is_demo: manifest.is_demo,
      restate: manifest.restate,
      encoding: manifest.encoding,
      currency: manifest.currency,
      loaded_at: manifest.loaded_at.replace('Z', ''),
      lines_in: counts.lines_in,
      lines_loaded: counts.lines_loaded,
      lines_rejected: counts.lines_rejected,
      lines_blank: counts.lines_blank,
      lines_duplicate: counts.lines_duplicate,
      lines_void: counts.lines_void,
      amount_in: counts.amount_in,
      amount_loaded: counts.amount_loaded,
      amount_rejected: counts.amount_rejected,
      data_from: counts.data_from,
      data_through: counts.data_through,
      covers_from: manifest.covers_from,
      covers_through: manifest.covers_through,
      report: JSON.stringify(manifest.report)
    }
  );
  for (const [file_no, { file_name, sha256, bytes }] of manifest.files.entries()) {
    await session.run(
      `insert into extract_files
      values (cast($extract_key as integer), cast($file_no as integer), $file_name, $sha256, $bytes)`,
      { extract_key, file_no, file_name, sha256, bytes }
    );
  }
}

type Row = Pick<
  Extract,
  | 'extract_id'
  | 'sha256'
  | 'kind'
  | 'profile'
  | 'encoding'
  | 'status'
  | 'lines_in'
  | 'lines_loaded'
  | 'lines_rejected'
  | 'lines_blank'
  | 'lines_duplicate'
  | 'lines_void'
  | 'data_from'
  | 'data_through'
> & {
  extract_key: number;
  amount_in: string;
  amount_loaded: string;
  amount_rejected: string;
  loaded_on: string;
  report: string;
};

/** The answer for bytes that are loaded already: that of the extract they are. Undefined while they are not. */
export async function loadedBefore(
  session: Pick<Session, 'all'>,
  sha256: string,
  { locale, remembers }: Pick<Asked, 'locale' | 'remembers'>
): Promise<Extract | undefined> {
  const [row] = await session.all<Row>(`${rowSql} where sha256 = $sha256 and status = 'loaded'`, { sha256 });
  if (!row) return undefined;
  const { extract_id, loaded_on } = row;
  return {
    ...(await toExtract(session, row, locale)),
    status: 'already_loaded',
    // Where somebody says how they are to be read, what to do first is told.
    message: worded(
      loadVerdicts[remembers ? 'already_loaded_otherwise' : 'already_loaded'],
      { loaded_on, extract_id },
      locale
    )
  };
}

/** An extract as the ledger has it, and its place there. Refuses a name that is not there. */
export async function extractNamed(
  session: Pick<Session, 'all'>,
  extract_id: string,
  locale: Locale
): Promise<{ extract_key: number; extract: Extract }> {
  const [row] = await session.all<Row>(`${rowSql} where extract_id = $extract_id`, { extract_id });
  if (!row) throw refusal('unknown_extract', { extract_id });
  return { extract_key: row.extract_key, extract: await toExtract(session, row, locale) };
}

const rowSql = `
    select
        extract_key, extract_id, sha256, kind, profile, encoding, status,
        lines_in, lines_loaded, lines_rejected, lines_blank, lines_duplicate, lines_void,
        cast(amount_in as varchar) as amount_in,
        cast(amount_loaded as varchar) as amount_loaded,
        cast(amount_rejected as varchar) as amount_rejected,
        data_from, data_through, cast(loaded_at as date) as loaded_on, report

    from extracts`;

async function toExtract(
  session: Pick<Session, 'all'>,
  { extract_key, loaded_on: _, report, ...known }: Row,
  locale: Locale
): Promise<Extract> {
  const files = await session.all<{ file_name: string }>(
    `select file_name from extract_files where extract_key = $extract_key order by file_no`,
    { extract_key }
  );
  const rejects = await session.all<{ reason: string; lines: number }>(
    `select reason, count(*) as lines from rejects where extract_key = $extract_key group by reason order by lines desc, reason`,
    { extract_key }
  );
  return {
    ...known,
    files: files.map(({ file_name }) => file_name),
    amount_in: decimalText(BigInt(known.amount_in)),
    amount_loaded: decimalText(BigInt(known.amount_loaded)),
    amount_rejected: decimalText(BigInt(known.amount_rejected)),
    rejects,
    ...wordedReport(known.extract_id, report, locale)
  };
}
