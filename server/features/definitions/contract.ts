import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { CutPoints, Scheme } from '../../schemes/contract.ts';

/** GET /api/definitions: one row for each metric and scheme, with the cut points and versions of the latter. */
export type Definition =
  | ({ kind: 'metric' } & Metric)
  | ({ kind: 'scheme'; cut_points: CutPoints | null; versions: CutPoints[] } & Scheme);

export interface DefinitionsSettings {
  currency: string;
  business_time_zone: string;
  covers_from: string | null;
  has_demo: boolean;
  settings: Record<string, unknown>;
  dimensions: string[];
}

export type DefinitionsAnswer = Answer<DefinitionsSettings, Definition>;
