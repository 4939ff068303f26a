import type { Answer } from '../../answer.ts';

/**
 * GET /api/quality?extract_id=…: what was found in each extract when it was loaded, newest first, then in all that is
 * loaded. None of it changes a number silently.
 */
export interface QualityFinding {
  /** null: of all that is loaded */
  extract_id: string | null;
  kind: string | null;
  status: string;
  code: string;
  /** of lines, or of whatever the sentence says */
  count: number;
  /** in the reader's language */
  sentence: string;
  /** quality-cases tells them one by one */
  has_cases: boolean;
}

export type QualityAnswer = Answer<object, QualityFinding>;
