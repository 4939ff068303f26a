import type { Answer } from '../../answer.ts';
import type { Words } from '../../schemes/contract.ts';
import type { AskedOfSegments } from '../asked.ts';
import type { ReviewSentence } from '../validity/contract.ts';

/**
 * GET /api/dimension-scan?period=2011Q3&scheme=rfm_11
 *
 * | kind | one row for each | tells |
 * |---|---|---|
 * | separates | dimension | whether its values tell who bought in the period inside the segments of the day before |
 * | group | value of it | how many bought, and how many would have by the rates of their segments |
 * | drift | score, dimension | how far its distribution has moved since the reference day |
 * | drift_group | value of it | customers then and now |
 * | new | channel, category, region, column | what occurs for the first time |
 */
export interface DimensionScan {
  kind: 'separates' | 'group' | 'drift' | 'drift_group' | 'new';
  dimension: string;
  /** null beside a group: no value; others: all values beyond the thirty largest */
  value: string | null;
  customers: number | null;
  buyers: number | null;
  /** had everybody bought as often as their segment */
  expected_buyers: number | null;
  /** (buyers − expected_buyers) ÷ customers; of a dimension the spread over its values, weighed by customers */
  difference: number | null;
  chi_square: number | null;
  df: number | null;
  p_value: number | null;
  /** over all dimensions tested (Benjamini & Hochberg): at most 0.05 is found */
  adjusted_p_value: number | null;
  /** it tells buyers apart; of drift: beyond 0.25 */
  is_found: boolean | null;
  /** on the reference day */
  customers_before: number | null;
  /** population stability index: above 0.25 fit anew */
  psi: number | null;
  first_on: string | null;
  /** minor units in the period, of what is new */
  net_amount: number | null;
}

export interface DimensionScanDefinition extends AskedOfSegments {
  period: string;
  from_date: string;
  to_date: string;
  /** drift is told from this day to to_date */
  reference_date: string;
  labels: Record<string, Words>;
  /** measures that cannot be told, and the table they would need */
  not_computable: { dimension: string; label: Words; needs: string[] }[];
  /** dimensions that the scheme itself reads, and which are not tested therefore */
  in_scheme: string[];
}

export type DimensionScanAnswer = Answer<DimensionScanDefinition, DimensionScan> & {
  verdict: ReviewSentence;
  notes: ReviewSentence[];
};
