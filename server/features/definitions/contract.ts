import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Answer } from '../../answer.ts';
import type { Assign, CutPoints, ReturnsPolicy, Scheme, Words } from '../../schemes/contract.ts';

/** GET /api/definitions: one row for each metric and scheme, with the cut points and versions of the latter. */
export type Definition =
  | ({ kind: 'metric' } & Metric)
  | ({
      kind: 'scheme';
      /** the map or the rules, as the file of the scheme says them */
      assign: Assign;
      cut_points: CutPoints | null;
      versions: readonly CutPoints[];
    } & Scheme);

/** A customer dimension: one value for each customer, so it filters every number. */
export interface Dimension {
  /** first_region: the value on the largest line of the customer's first sale order */
  dimension: string;
  label: Words;
  /** most customers first; null is "no value". At most 200, and the rest said in more_values */
  values: { value: string | null; customers: number }[];
  more_values: number;
}

export interface DefinitionsSettings {
  /** ISO 4217 code of the one currency of the warehouse; null when no extract named one */
  currency: string | null;
  business_time_zone: string;
  /** first business day of the loaded lines; null while nothing is loaded */
  covers_from: string | null;
  /** latest complete quarter ("2026Q3"), else the period that holds data_through; null while nothing is loaded */
  latest_period: string | null;
  /** true while the numbers are those of the made-up demo retailer */
  has_demo: boolean;
  /** a sheet of customers without transactions is loaded */
  has_sheet: boolean;
  /** when the numbers in force were published, UTC instant */
  published_at: string | null;
  /** every setting by its key */
  settings: { lookback_days: number | null; returns: ReturnsPolicy; [key: string]: unknown };
  dimensions: Dimension[];
}

export type DefinitionsAnswer = Answer<DefinitionsSettings, Definition>;
