import type { Words } from '../../server/schemes/contract.ts';

/** A part of a metric: the sum of an expression over the rows of a mart that pass a condition. Who passes is who made the number. */
export interface Term {
  /** SQL over the mart's columns; '1' counts rows */
  sum: string;
  /** SQL condition over the mart's columns; absent = every row */
  where?: string;
}

/** Every number the product shows, once. SQL, API, screens and tests read it here. */
export interface Metric {
  id: string;
  label: Words;
  unit: 'customers' | 'orders' | 'money' | 'rate' | 'share';
  /** which way is good; 'neither' has no colour */
  better: 'up' | 'down' | 'neither';
  /** the view whose rows are summed: grain period, customer_key (or period, scheme, segment) */
  mart: 'customer_periods' | 'segment_contributions';
  numerator: Term;
  denominator?: Term;
  /** one row for each segment instead of one for everybody */
  by_segment?: true;
  /** one sentence that a manager would say */
  meaning: Words;
  /** the formula as read aloud: "customers with ≥ 2 sale orders ÷ buyers" */
  formula: Words;
  /** the decision page that settles it */
  source: string;
}
