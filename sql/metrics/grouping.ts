import type { MetricMart } from './metric.ts';

/**
 * Groups of customers, worked out beside a question: by the value of a dimension, or by the segment in which a customer
 * was on the day before the period. Nobody (key 0) is no customer and in no group.
 */
export interface Grouping {
  /** reads one row for each value, in the column group_value */
  values: string;
  /** columns and join that give a row of a mart, called counted, its group_value */
  value: string;
  join: string;
  inputs: readonly string[];
}

/** The name is one of the columns of customer_dimensions, never a text of the reader. */
export const byDimension = (dimension: string): Grouping => ({
  values: `select distinct ${dimension} as group_value
    from customer_dimensions
    where customer_key > 0
        and customer_key in (select customer_key from asked_customers)`,
  value: `customer_dimensions.${dimension}`,
  join: `left join customer_dimensions
        on customer_dimensions.customer_key = counted.customer_key`,
  inputs: ['customer_dimensions', 'asked_customers']
});

/** Names its scheme as $scheme. Whoever was unknown on the day before was not yet a customer. */
export const bySegment: Grouping = {
  values: `select segment as group_value
    from scheme_segments
    where scheme = $scheme`,
  value: `coalesce(frozen.segment, 'not_yet_customer')`,
  join: `inner join periods as dates
        on dates.period = counted.period
    left join customer_segments as frozen
        on frozen.scheme = $scheme
        and frozen.snapshot_date = dates.day_before
        and frozen.customer_key = counted.customer_key`,
  inputs: ['scheme_segments', 'customer_segments', 'periods']
};

/** The rows of a mart with the group of each customer. */
export const grouped = (mart: MetricMart, { value, join }: Grouping) =>
  `select
        counted.*,
        ${value} as group_value
    from ${mart} as counted
    ${join}
    where counted.customer_key > 0`;
