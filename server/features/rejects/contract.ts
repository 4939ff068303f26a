import type { Answer } from '../../answer.ts';

/** GET /api/rejects?extract_id=…, reason, page, page_size. In the order of the files; total counts all of them. */
export interface Reject {
  extract_id: string;
  /** from 0, in the order in which the files were given */
  file_no: number;
  file_name: string;
  source_line: number;
  /** a code, and its words in the reader's language */
  reason: string;
  reason_text: string;
  /** the contract column at fault, where there is one */
  column_name: string | null;
  /** the record as it stood in the file */
  raw_text: string | null;
  /** minor units, where it could be read */
  amount: number | null;
}

export interface RejectsDefinition {
  extract_id: string;
  reason: string | null;
  page: number;
  page_size: number;
}

export type RejectsAnswer = Answer<RejectsDefinition, Reject> & { total: number };
