import type { Scoring } from '../questions/parameters.ts';
import type { CutPoints, ReturnsPolicy, Scheme } from '../schemes/contract.ts';

/** What every segment question was answered with: enough to ask it again years later. */
export interface AskedOfSegments {
  scheme: Scheme;
  lookback_days: number | null;
  returns: ReturnsPolicy;
  scoring: Scoring;
  /** null for a scheme without scores, or when each snapshot has its own (relative, presets) */
  cut_points: CutPoints | null;
  /** dimension → values, as filtered; absent dimension = everybody */
  filters: Record<string, string[]>;
  /** the SQL that was run, parameters by name */
  sql: string;
  parameters: Record<string, unknown>;
}
