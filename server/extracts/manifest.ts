import type { Day } from '../periods.ts';
import type { Incoming } from './archive.ts';
import type { MappedColumn } from './mapping.ts';
import type { Asked, Restate } from './options.ts';
import type { ProfileOptions } from './profiles.ts';
import type { ReadSummary } from './reading.ts';

/** Beside the archived files: everything that decided how they were read, enough to rebuild from the archive alone. */
export interface Manifest {
  extract_id: string;
  /** the place in the order of loading */
  extract_key: number;
  sha256: string;
  kind: string;
  profile: string;
  status: 'loaded' | 'undone';
  is_demo: boolean;
  loaded_at: string;
  restate: Restate;
  accept_rejects: boolean;
  covers_from: Day | null;
  covers_through: Day | null;
  files: { file_name: string; sha256: string; bytes: number; dialect: Dialect }[];
  columns: Pick<MappedColumn, 'column' | 'header' | 'reason'>[];
  options: ProfileOptions;
  settings: ReadingRules;
}

/** How the text of a file is written; for other formats there is only their name. */
export interface Dialect {
  format: 'csv' | 'parquet';
  encoding: string;
  delimiter: string | null;
}

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
  incoming: Incoming;
  rules: ReadingRules;
  summaries: readonly ReadSummary[];
  extract_key: number;
  extract_id: string;
  restate: Restate;
}

/** Puts down what an extract was read by. */
export function manifestOf({
  asked,
  incoming,
  rules,
  summaries,
  extract_key,
  extract_id,
  restate
}: Described): Manifest {
  const [first] = summaries;
  if (!first) throw new Error('an extract has a file');
  const { mapping } = first;
  // What was found out about the dates is said, so that a rebuild need not find it out again.
  const date_order = summaries.find((summary) => summary.date_order)?.date_order;
  return {
    extract_id,
    extract_key,
    sha256: incoming.sha256,
    kind: asked.kind,
    profile: mapping.profile,
    status: 'loaded',
    is_demo: asked.is_demo,
    loaded_at: asked.now.toISOString(),
    restate,
    accept_rejects: asked.accept_rejects,
    covers_from: asked.covers_from,
    covers_through: asked.covers_through,
    files: incoming.files.flatMap(({ file_name, sha256, bytes }, at) => {
      const dialect = summaries[at]?.dialect;
      return dialect ? [{ file_name, sha256, bytes, dialect }] : [];
    }),
    columns: mapping.columns.map(({ column, header, reason }) => ({ column, header, reason })),
    options: { ...mapping.options, ...(date_order ? { date_order } : {}) },
    settings: rules
  };
}
