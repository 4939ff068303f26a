import type { Answer } from '../../answer.ts';

/** GET /api/extracts: load history, newest first. Amounts are decimal text in currency units, as in `load --json`. */
export interface Extract {
  extract_id: string;
  files: string[];
  sha256: string;
  kind: string;
  profile: string;
  encoding: string;
  status: 'loaded' | 'already_loaded' | 'held' | 'rejected' | 'undone';
  lines_in: number;
  lines_loaded: number;
  lines_rejected: number;
  lines_blank: number;
  lines_duplicate: number;
  lines_void: number;
  amount_in: string;
  amount_loaded: string;
  amount_rejected: string;
  data_from: string | null;
  data_through: string | null;
  rejects: { reason: string; lines: number }[];
  findings: Finding[];
  message: string;
}

export interface Finding {
  code: string;
  count: number;
  sentence: string;
}

/** What `load --json` prints, and POST /api/extracts answers. */
export interface LoadAnswer {
  extracts: Extract[];
  data_version: number;
}

/** GET /api/loads, and each event of GET /api/extracts/ID/progress. */
export interface LoadUnderWay {
  load_id: string;
  files: string[];
  is_preview: boolean;
  started_at: string;
  /** null while it waits for its turn */
  step: string | null;
  /** the step in the reader's language */
  label: string | null;
  /** bytes or files, where they are known */
  done: number | null;
  of: number | null;
}

/** How a load ended, for whoever has words of their own for it. */
export interface Verdict {
  code: string;
  details: Record<string, string | number | readonly string[]>;
}

export type ExtractsAnswer = Answer<
  Record<string, never>,
  Omit<Extract, 'rejects'> & {
    /** each reason also in the reader's language */
    rejects: { reason: string; reason_text: string; lines: number }[];
    loaded_at: string;
    is_demo: boolean;
    verdict: Verdict | null;
  }
>;

/** What a person sees of files before they are loaded, and may overrule with --map or on the page. */
export interface ExtractPreview {
  files: {
    file_name: string;
    bytes: number;
    format: string;
    encoding: string;
    /** null where the format has none */
    delimiter: string | null;
    has_header: boolean;
    /** records looked at, and whether these are all there are */
    lines_seen: number;
    is_whole: boolean;
  }[];
  kind: string;
  profile: string;
  /** named by a person, saved by one, shipped with the product, or none was known */
  profile_reason: 'named' | 'saved' | 'shipped' | 'new';
  columns: PreviewColumn[];
  /** columns of the file that mean nothing to us, with their first texts */
  unmapped: { header: string; samples: string[] }[];
  /** every column that one may choose */
  contract: {
    name: string;
    label: string;
    required: boolean;
    type: string;
    /** of a column of words: each in the reader's language */
    words?: Record<string, string>;
  }[];
  /** headers that are kept as attributes of the customer, though the contract does not know them */
  attributes: string[];
  /** found out, or set by a person; null where nothing tells */
  options: {
    date_order: 'month_first' | 'day_first' | null;
    decimal: '.' | ',';
    encoding: string;
    delimiter: string | null;
    header: boolean;
    currency: string | null;
    time_zone: string;
  };
  rows: PreviewRow[];
  findings: Finding[];
  /** what must be chosen before the files can be loaded, in words; empty when nothing is */
  missing: string[];
}

export interface PreviewColumn {
  /** of the contract */
  column: string;
  header: string;
  /** `content` is a guess: it is loaded only once a person has chosen it */
  reason: 'map' | 'profile' | 'synonym' | 'content';
  /** the reason in words */
  why: string;
  /** headers that would have fitted too */
  rivals: string[];
  /** its first texts */
  samples: string[];
}

/** A record as it would be loaded. */
export interface PreviewRow {
  source_line: number;
  /** by the columns of the contract; money as decimal text in currency units, days and times as text */
  cells: Record<string, string | number | boolean | null>;
  /** why it would be rejected, in words; null when it would not */
  reason: string | null;
  /** as it stands in the file */
  raw_text: string;
}
