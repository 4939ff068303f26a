/** Tables that may not be loaded, and columns that nothing loaded may fill. */
export const inputNames = [
  'category',
  'discount',
  'relation',
  'company',
  'target',
  'contract',
  'interactions',
  'feedback',
  'contacts',
  'outcomes',
  'owners'
] as const;
export type Input = (typeof inputNames)[number];

/** What cut points a fact is told by. */
export type Scoring = 'fifths' | 'thirds' | 'high';

/**
 * Something that is known of a customer on a day, and that a scheme may name. Only what stands here can be named:
 * no text of a scheme file is ever SQL.
 */
export interface Fact {
  /** the model that has it, one row for each customer and snapshot_date; inputs_loaded: the same for everybody */
  mart: string;
  kind: 'number' | 'flag' | 'word';
  /** of a word, or of a number that a map may read: all it can be */
  values?: readonly (string | number)[];
  scoring?: Scoring;
  /** without this it cannot be told: unknown, which is neither 0 nor false */
  needs?: Input;
  /** the model has a row for those alone of whom it has something to say: of others it is 0 or false */
  is_sparse?: true;
}

const number = (mart: string, more: Partial<Fact> = {}): Fact => ({ mart, kind: 'number', ...more });
const flag = (mart: string, more: Partial<Fact> = {}): Fact => ({ mart, kind: 'flag', ...more });
/** What is told of those alone who did something, or are described. */
const sparse = (mart: string, kind: Fact['kind'], needs?: Input, values?: Fact['values']): Fact => ({
  mart,
  kind,
  is_sparse: true,
  ...(needs && { needs }),
  ...(values && { values })
});

const fifth = (): Fact => number('rfm_scores', { values: [1, 2, 3, 4, 5], scoring: 'fifths' });
const third = (): Fact => number('rfm_thirds', { values: [1, 2, 3], scoring: 'thirds' });
const high = (): Fact => flag('rfm_highs', { scoring: 'high' });

export const facts: Readonly<Record<string, Fact>> = {
  standing: {
    mart: 'customer_snapshots',
    kind: 'word',
    values: ['scored', 'lapsed', 'not_yet_customer']
  },
  gap_status: { mart: 'customer_snapshots', kind: 'word', values: ['active', 'dormant', 'lost'] },
  recency_days: number('customer_snapshots'),
  age_days: number('customer_snapshots'),
  orders_so_far: number('customer_snapshots'),
  order_days_so_far: number('customer_snapshots'),
  net_amount_so_far: number('customer_snapshots'),
  frequency_orders: number('customer_snapshots'),
  monetary_value: number('customer_snapshots'),
  order_days_in_lookback: number('customer_snapshots'),
  r_score: fifth(),
  f_score: fifth(),
  m_score: fifth(),
  r_third: third(),
  f_third: third(),
  m_third: third(),
  is_r_high: high(),
  is_f_high: high(),
  is_m_high: high(),
  value_before: number('value_shares'),
  value_total: number('value_shares'),
  recent_amount: number('value_halves'),
  earlier_amount: number('value_halves'),
  is_directed: flag('loyalty_traits', { needs: 'category' }),
  is_repeated: flag('loyalty_traits'),
  is_related: flag('loyalty_traits', { needs: 'category' }),
  usual_gap_fivefold: number('purchase_traits'),
  return_parts: number('purchase_traits'),
  is_return_share_high: flag('purchase_traits'),
  second_order_p90_days: number('purchase_traits'),
  complaints_180_days: sparse('customer_feedback', 'number', 'feedback'),
  open_complaints: sparse('customer_feedback', 'number', 'feedback'),
  is_complaining: sparse('customer_feedback', 'flag', 'feedback'),
  is_promoter: sparse('customer_feedback', 'flag', 'feedback'),
  interactions_365_days: sparse('customer_interactions', 'number', 'interactions'),
  interactions_30_days: sparse('customer_interactions', 'number', 'interactions'),
  lead_points: sparse('customer_interactions', 'number', 'interactions'),
  intents_30_days: sparse('customer_interactions', 'number', 'interactions'),
  referrals_365_days: sparse('customer_interactions', 'number', 'interactions'),
  is_referring: sparse('customer_interactions', 'flag', 'interactions'),
  has_open_intent: sparse('customer_interactions', 'flag', 'interactions'),
  is_frequent: sparse('customer_interactions', 'flag', 'interactions'),
  // These ask only what is known: without the table nothing is.
  has_interacted_since: sparse('customer_interactions', 'flag'),
  is_without_contract: sparse('customer_kinds', 'flag'),
  has_interactions: flag('inputs_loaded'),
  relation: sparse('customer_kinds', 'word', 'relation', [
    'consumer',
    'intermediary',
    'internal',
    'public_interest'
  ]),
  is_company: sparse('customer_kinds', 'flag', 'company'),
  is_target: sparse('customer_kinds', 'flag', 'target'),
  discounted_orders: sparse('customer_discounts', 'number', 'discount'),
  loyalty_flags: number('loyalty_traits'),
  loyalty_flags_needed: number('loyalty_traits')
};
