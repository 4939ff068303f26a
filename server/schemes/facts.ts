/** A table that may not be loaded. */
export type Input = 'category' | 'customers' | 'interactions' | 'feedback' | 'discount';

/** What cut points a fact is told by. */
export type Scoring = 'fifths' | 'thirds' | 'high';

/**
 * Something that is known of a customer on a day, and that a scheme may name. Only what stands here can be named:
 * no text of a scheme file is ever SQL.
 */
export interface Fact {
  /** the model that has it, one row for each customer and snapshot_date; null: no table tells it yet */
  mart: string | null;
  kind: 'number' | 'flag' | 'word';
  /** of a word, or of a number that a map may read: all it can be */
  values?: readonly (string | number)[];
  scoring?: Scoring;
  /** without this table it cannot be told */
  needs?: Input;
}

const number = (mart: string, more: Partial<Fact> = {}): Fact => ({ mart, kind: 'number', ...more });
const flag = (mart: string, more: Partial<Fact> = {}): Fact => ({ mart, kind: 'flag', ...more });
const absent = (kind: Fact['kind'], needs: Input, values?: Fact['values']): Fact => ({
  mart: null,
  kind,
  needs,
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
  complaints_180_days: absent('number', 'feedback'),
  open_complaints: absent('number', 'feedback'),
  is_company: absent('flag', 'customers'),
  referrals_365_days: absent('number', 'interactions'),
  discounted_share_percent: absent('number', 'discount'),
  is_recommending: absent('flag', 'feedback'),
  loyalty_flags: number('loyalty_traits'),
  loyalty_flags_needed: number('loyalty_traits'),
  customer_type: absent('word', 'customers', ['consumer', 'intermediary', 'internal', 'public_interest']),
  is_target: absent('flag', 'customers'),
  lead_points: absent('number', 'interactions'),
  interactions_365_days: absent('number', 'interactions'),
  intents_30_days: absent('number', 'interactions')
};
