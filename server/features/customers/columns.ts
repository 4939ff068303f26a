/** The columns of a list of customers, in the order in which they are told. */
export const plainColumns = [
  'customer_id',
  'first_order_on',
  'last_order_on',
  'recency_days',
  'frequency_orders',
  'monetary_value',
  'orders_so_far',
  'net_amount_so_far',
  'r_score',
  'f_score',
  'm_score',
  'segment',
  'labels'
] as const;

/** What chosen_customers tells beside the customer: null where the list is not about it. */
export const chosenColumns = {
  from_segment: 'varchar',
  to_segment: 'varchar',
  moved_by: 'varchar',
  net_amount_from: 'bigint',
  net_amount_to: 'bigint',
  contribution: 'bigint'
} as const;
