import type { Input } from '../../server/schemes/facts.ts';
import type { Words } from '../../server/schemes/contract.ts';

/**
 * A part of a metric: the sum of an expression over the rows of a mart that pass a condition. Who passes is who made the
 * number. A score is summed in hundredths of a point, so that it stays whole; answers tell points.
 */
export interface Term {
  /** of the sum: a rate of money is made of two sums of money */
  unit: 'customers' | 'orders' | 'money' | 'contacts' | 'answers' | 'score';
  /** SQL over the mart's columns; '1' counts rows */
  sum: string;
  /** SQL condition over the mart's columns; absent = every row */
  where?: string;
}

/**
 * The marts whose rows are summed. Grain period, customer_key; but for customer_periods once for each scheme, of
 * customer_moves only for those that are a ladder.
 */
export type MetricMart =
  | 'customer_periods'
  | 'customer_follow_ups'
  | 'customer_contributions'
  | 'customer_standings'
  | 'customer_moves'
  | 'customer_warnings'
  | 'customer_campaigns'
  | 'customer_contacts'
  | 'customer_answers'
  | 'customer_activities'
  | 'customer_conversions';

/** What people read of a number, whether it can be computed or not. */
interface Described {
  id: string;
  label: Words;
  /** which way is good; 'neither' has no colour */
  better: 'up' | 'down' | 'neither';
  /** one sentence that a manager would say; {dormant_days} stands for the rule in force */
  meaning: Words;
  /** the formula as read aloud: "customers with ≥ 2 sale orders ÷ buyers" */
  formula: Words;
}

/** Every number the product shows, once. SQL, API, screens and tests read it here. */
export interface Metric extends Described {
  /** points: told as 0…1 like a rate; score: 1 to 5 */
  unit: 'customers' | 'orders' | 'money' | 'rate' | 'share' | 'days' | 'points' | 'score';
  mart: MetricMart;
  numerator: Term;
  denominator?: Term;
  /** over what values may be added: groups of customers that share nobody, periods that share no day. Numerators and denominators of any metric add over groups */
  additive: readonly ('groups' | 'periods')[];
  /** one row for each segment instead of one for everybody */
  by_segment?: true;
  /** holds lines without a customer, who are in no group */
  includes_nobody?: true;
  /** compares with the period before, so it is complete only when that one is too */
  needs_previous_period?: true;
  /** asks what followed within so many days, so a period is complete only when its last day has been followed for as long */
  matures_after_days?: number;
  /** not stored by a build, for it would cost too much in every period: worked out for the periods asked */
  is_live?: true;
  /** the value is no ratio of its parts but the median of the days that its mart tells, open ones censored */
  is_median?: true;
  /** not computable until this is loaded */
  needs?: { input: Input; words: Words };
  /** the decision page that settles it */
  source: string;
}

/** A number of the dictionary whose input is not loaded: named, never 0. */
export interface MissingMetric extends Described {
  unit: Metric['unit'];
  /** what would have to be loaded */
  needs: Words;
}
