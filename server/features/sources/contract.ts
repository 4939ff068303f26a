import type { Answer } from '../../answer.ts';

/** GET /api/sources: how fresh each source is. A source is the extracts of one kind and one mapping. */
export interface Source {
  kind: string;
  profile: string;
  extracts: number;
  lines: number;
  /** null: its records have no day */
  data_from: string | null;
  data_through: string | null;
  last_loaded_at: string;
  /** from its last day to that of the order lines; below 0 where it reaches further */
  days_behind: number | null;
}

export type SourcesAnswer = Answer<object, Source>;
