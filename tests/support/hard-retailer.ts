import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../golden-data/hard_retailer');

export const orderLines = join(folder, 'order_lines.csv');
export const lateExtract = join(folder, 'late_extract.csv');

/** Columns and rows, as answers.json writes a table. */
interface Table {
  columns: string[];
  rows: unknown[][];
}
type ByDate<T> = Record<'2026-03-31' | '2026-06-30', T>;
type Cuts = Record<'recency' | 'frequency' | 'monetary', (number | null)[]>;
type Schemes<T> = Record<'rfm_11' | 'rfm_8' | 'value_tier' | 'lifecycle', T>;

export interface Answers {
  load: Record<string, unknown>;
  in_force: Record<string, number>;
  coverage: {
    covers_from: string;
    covers_through: string;
    latest_complete_quarter: string;
    complete_quarters: string[];
    months_without_lines: string[];
  };
  first_region: Record<string, string | null>;
  states: ByDate<Table>;
  states_by_returns: Record<'exclude' | 'event', ByDate<Table>>;
  scores: { reference: string; n: number; cut_points: Cuts; score_sums: Record<string, number> };
  assignments: ByDate<Table>;
  segments: ByDate<Schemes<Record<string, [number, number]>>>;
  segment_flow: { from: string; to: string; not_yet_customer_at_both_ends: number } & Record<
    'rfm_11' | 'lifecycle',
    Table
  >;
  kpis: Record<string, { is_complete: boolean; bases: Record<string, string[]>; metrics: Table }>;
  /** month cohorts, kind on; the place in a list is the offset */
  cohort_retention: {
    rows: {
      cohort: string;
      cohort_size: number;
      customers: number[];
      orders: number[];
      net_amount: number[];
    }[];
    net_amount_before_first_sale_period: number;
    net_amount_of_customers_without_sale: number;
  };
  regions_2026Q2: { by_first_region: Record<string, Record<string, number>> };
}

interface AsIfFitted {
  reference: string;
  n: number;
  cut_points: Cuts;
  rfm_11_at_reference: Record<string, [string, string]>;
}

export const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as {
  after_order_lines: Answers & { as_if_fitted: AsIfFitted[] };
  after_late_extract: Answers & {
    if_pinned_before_the_late_extract: { rfm_codes: ByDate<Record<string, string>> };
  };
};

/** The rows of a table as records. */
export const records = ({ columns, rows }: Table): Record<string, unknown>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
