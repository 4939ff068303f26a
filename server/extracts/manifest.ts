import type { Day } from '../periods.ts';
import type { Archived } from './archive.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import type { Asked, Restate } from './options.ts';
import type { ProfileOptions } from './profiles.ts';
import { currencyOf, type ReadSummary } from './reading.ts';
import type { Counts } from './reconcile.ts';
import type { Verdict } from './verdict.ts';
import type { StoredFinding, StoredWords } from './words.ts';

/** Beside the archived files: everything that decided how they were read, enough to rebuild from the archive alone. */
export interface Manifest {
  extract_id: string;
  /** the place in the order of loading */
  extract_key: number;
  sha256: string;
  kind: string;
  profile: string;
  status: 'loaded' | 'held' | 'rejected' | 'undone';
  is_demo: boolean;
  loaded_at: string;
  restate: Restate;
  accept_rejects: boolean;
  covers_from: Day | null;
  covers_through: Day | null;
  files: {
    file_name: string;
    sha256: string;
    bytes: number;
    dialect: Dialect;
    /** what its headers were taken for: those of another file may be others */
    columns: Pick<MappedColumn, 'column' | 'header'>[];
  }[];
  columns: Pick<MappedColumn, 'column' | 'header' | 'reason'>[];
  options: ProfileOptions;
  settings: ReadingRules;
  /** of its files; several are listed */
  encoding: string;
  /** ISO 4217; null when nothing names one */
  currency: string | null;
  /** as reconciled: a rebuild must find the same. Amounts in minor units, as text. */
  counts: Omit<Counts, AmountName> & Record<AmountName, string>;
  report: StoredReport;
}

type AmountName = 'amount_in' | 'amount_loaded' | 'amount_rejected';

/** What the ledger keeps for those who look closer. */
interface StoredReport extends StoredWords {
  dialects: Dialect[];
  /** of each file, as they stand there */
  headers: string[][];
  mapping: Mapping;
}

/** How a file is written, as it was found out or as somebody said. */
export interface Dialect {
  format: Format;
  /** of its text; for formats that are none, their name */
  encoding: string;
  compression: 'gzip' | null;
  /** null: the format has none; a space stands for any number of them */
  delimiter: string | null;
  /** the mark around a field */
  quote: Quote | null;
  /** how that mark is written inside a field: doubled, or behind a backslash */
  escape: Quote | '\\' | null;
  /** false: the columns are called column_1, column_2, … */
  has_header: boolean;
  /** rows above the header, which are no records */
  title_rows: number;
  /** name of the worksheet */
  sheet: string | null;
  /** worksheets with rows that were not read */
  other_sheets: string[];
}

export type Format = 'csv' | 'parquet' | 'xlsx' | 'json' | 'ndjson';

export type Quote = '"' | "'";

/** Settings and facts of the day of loading that decide how a line is read. */
export interface ReadingRules {
  /** times with an offset are told in this zone */
  time_zone: string;
  /** a line dated later is from the future */
  latest_day: Day;
  void_statuses: readonly string[];
  duplicates: 'keep' | 'drop';
  /** lines in another one are rejected; null while none is known */
  currency: string | null;
}

interface Described {
  asked: Asked;
  archived: Archived;
  rules: ReadingRules;
  summaries: readonly ReadSummary[];
  extract_key: number;
  extract_id: string;
  restate: Restate;
  counts: Counts;
  verdict: Verdict;
  findings: readonly StoredFinding[];
}

/** Puts down what an extract was read by, and what was found in it. */
export function manifestOf({
  asked,
  archived,
  rules,
  summaries,
  extract_key,
  extract_id,
  restate,
  counts,
  verdict,
  findings
}: Described): Manifest {
  const [first] = summaries;
  if (!first) throw new Error('an extract has a file');
  const { mapping } = first;
  // What was found out about the dates is said, so that a rebuild need not find it out again.
  const date_order = summaries.find((summary) => summary.date_order)?.date_order;
  const { amount_in, amount_loaded, amount_rejected, ...rest } = counts;
  return {
    extract_id,
    extract_key,
    sha256: archived.sha256,
    kind: first.kind,
    profile: mapping.profile,
    status: verdict.status,
    is_demo: asked.is_demo,
    loaded_at: asked.now.toISOString(),
    restate,
    accept_rejects: asked.accept_rejects,
    covers_from: asked.covers_from,
    covers_through: asked.covers_through,
    files: archived.files.flatMap(({ file_name, sha256, bytes }, at) => {
      const summary = summaries[at];
      if (!summary) return [];
      const { dialect, mapping } = summary;
      const columns = mapping.columns.map(({ column, header }) => ({ column, header }));
      return [{ file_name, sha256, bytes, dialect, columns }];
    }),
    columns: mapping.columns.map(({ column, header, reason }) => ({ column, header, reason })),
    options: { ...mapping.options, ...(date_order ? { date_order } : {}) },
    settings: rules,
    encoding: encodingsOf(summaries),
    currency: currencyOf(summaries),
    counts: {
      ...rest,
      amount_in: amount_in.toString(),
      amount_loaded: amount_loaded.toString(),
      amount_rejected: amount_rejected.toString()
    },
    report: {
      dialects: summaries.map(({ dialect }) => dialect),
      headers: summaries.map(({ headers }) => headers),
      mapping,
      findings,
      message: verdict.message
    }
  };
}

/** Of all its files: text/encoding.ts tells that of one. */
const encodingsOf = (summaries: readonly ReadSummary[]) =>
  [...new Set(summaries.map(({ dialect }) => dialect.encoding))].join(', ');
