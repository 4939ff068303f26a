import type { Answer } from '../../answer.ts';

/** GET /api/profiles: sources whose columns are known, the latest saved first, then those that are shipped. */
export interface SourceProfile {
  profile: string;
  kind: string;
  source: 'saved' | 'shipped';
  /** column → header; null: the source has no such column, whatever its headers look like */
  columns: Record<string, string | null>;
  /** currency, time_zone, date_order and the like, where they are set */
  options: Record<string, string | boolean | string[] | undefined>;
  /** UTC; null for what is shipped */
  saved_at: string | null;
}

export type ProfilesAnswer = Answer<Record<string, never>, SourceProfile>;
