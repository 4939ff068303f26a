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

export type ExtractsAnswer = Answer<Record<string, never>, Extract & { loaded_at: string; is_demo: boolean }>;
