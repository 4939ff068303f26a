import type { Answer } from '../../answer.ts';

/** GET /api/quality?extract_id=…: what was found in the extracts, newest first. None of it changes a number silently. */
export interface QualityFinding {
  extract_id: string;
  kind: string;
  status: string;
  code: string;
  /** of lines, or of whatever the sentence says */
  count: number;
  /** in the reader's language */
  sentence: string;
}

export type QualityAnswer = Answer<object, QualityFinding>;
