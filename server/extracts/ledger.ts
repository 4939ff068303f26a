import type { Session } from '../db/session.ts';
import type { Extract } from '../features/extracts/contract.ts';
import { decimalText } from '../money.ts';
import type { Locale } from '../schemes/contract.ts';
import { loadVerdicts } from '../messages/loading.ts';
import type { ArchivedFile } from './archive.ts';
import type { Manifest } from './manifest.ts';
import type { Counts } from './reconcile.ts';
import { currencyOf, type ReadSummary } from './reading.ts';
import { worded, wordedReport, type StoredFinding, type StoredVerdict, type StoredWords } from './words.ts';

/** The place of the next extract in the order of loading, and what it will be called. */
export async function nextExtract(
  session: Session,
  sha256: string
): Promise<{ extract_key: number; extract_id: string }> {
  const [next] = await session.all<{ extract_key: number; earlier: number }>(
    `select
        coalesce(max(extract_key), 0) + 1 as extract_key,
        count(*) filter (where sha256 = $sha256) as earlier
    from extracts`,
    { sha256 }
  );
  const { extract_key, earlier } = next ?? { extract_key: 1, earlier: 0 };
  const name = sha256.slice(0, 16);
  return { extract_key, extract_id: earlier === 0 ? name : `${name}-${earlier + 1}` };
}

/** What is written of an extract that is loaded. */
interface Entry {
  manifest: Manifest;
  files: readonly ArchivedFile[];
  summaries: readonly ReadSummary[];
  counts: Counts;
  encoding: string;
  verdict: StoredVerdict;
  findings: readonly StoredFinding[];
}

/** Writes the row of an extract: whoever reads it is told in their own language, so that codes are stored and no words. */
export async function enter(
  session: Session,
  { manifest, files, summaries, counts, encoding, verdict, findings }: Entry
): Promise<void> {
  const { extract_key } = manifest;
  const told: StoredWords = { findings, message: verdict };
  await session.run(
    `insert into extracts by name
    select
        cast($extract_key as integer) as extract_key,
        $extract_id as extract_id,
        $sha256 as sha256,
        $kind as kind,
        $profile as profile,
        'loaded' as status,
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
      is_demo: manifest.is_demo,
      restate: manifest.restate,
      encoding,
      currency: currencyOf(summaries),
      loaded_at: manifest.loaded_at.replace('Z', ''),
      lines_in: counts.lines_in,
      lines_loaded: counts.lines_loaded,
      lines_rejected: counts.lines_rejected,
      lines_blank: counts.lines_blank,
      lines_duplicate: counts.lines_duplicate,
      lines_void: counts.lines_void,
      amount_in: counts.amount_in.toString(),
      amount_loaded: counts.amount_loaded.toString(),
      amount_rejected: counts.amount_rejected.toString(),
      data_from: counts.data_from,
      data_through: counts.data_through,
      covers_from: manifest.covers_from,
      covers_through: manifest.covers_through,
      report: JSON.stringify({
        dialects: manifest.files.map(({ dialect }) => dialect),
        mapping: summaries[0]?.mapping,
        ...told
      })
    }
  );
  for (const { file_no, file_name, sha256, bytes } of files) {
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
  locale: Locale
): Promise<Extract | undefined> {
  const [row] = await session.all<Row>(
    `select
        extract_key, extract_id, sha256, kind, profile, encoding,
        lines_in, lines_loaded, lines_rejected, lines_blank, lines_duplicate, lines_void,
        cast(amount_in as varchar) as amount_in,
        cast(amount_loaded as varchar) as amount_loaded,
        cast(amount_rejected as varchar) as amount_rejected,
        data_from, data_through, cast(loaded_at as date) as loaded_on, report

    from extracts
    where sha256 = $sha256
        and status = 'loaded'`,
    { sha256 }
  );
  if (!row) return undefined;

  const { extract_key, loaded_on, report, ...known } = row;
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
    status: 'already_loaded',
    amount_in: decimalText(BigInt(row.amount_in)),
    amount_loaded: decimalText(BigInt(row.amount_loaded)),
    amount_rejected: decimalText(BigInt(row.amount_rejected)),
    rejects,
    findings: wordedReport(report, locale).findings,
    message: worded(loadVerdicts.already_loaded, { loaded_on, extract_id: row.extract_id }, locale)
  };
}
