import type { Words } from '../../server/schemes/contract.ts';

/** A part of a metric: the sum of an expression over the rows of a mart that pass a condition. Who passes is who made the number. */
export interface Term {
  /** of the sum: a rate of money is made of two sums of money */
  unit: 'customers' | 'orders' | 'money';
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
  /** the mart whose rows are summed: grain period, customer_key (customer_contributions: once for each scheme) */
  mart: 'customer_periods' | 'customer_contributions';
  numerator: Term;
  denominator?: Term;
  /** one row for each segment instead of one for everybody */
  by_segment?: true;
  /** compares with the period before, so it is complete only when that one is too */
  needs_previous_period?: true;
  /** one sentence that a manager would say; {dormant_days} stands for the rule in force */
  meaning: Words;
  /** the formula as read aloud: "customers with ≥ 2 sale orders ÷ buyers" */
  formula: Words;
  /** the decision page that settles it */
  source: string;
}
