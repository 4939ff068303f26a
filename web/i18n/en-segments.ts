import { plural } from './plural.ts';

/** The segments page: the cube of recency, frequency and value, and who is in which segment. */
export const segmentsWords = {
  title: (date: string) => `Segments on ${date}`,
  waiting: 'Counting the segments…',
  empty: (date: string) => `Nobody had ordered by ${date}.`,
  as_of: 'At the end of',
  compare: 'Compared with',
  scheme: 'Segments by',
  measure: 'Show',
  measures: {
    customers: 'Customers',
    net_amount: 'Net sales',
    average_order_value: 'Average order value',
    bought_again: 'Bought again'
  },
  measure_notes: {
    customers: 'Customers on that day.',
    net_amount: 'Net sales of the look-back.',
    average_order_value: 'Net sales of the look-back over its orders.',
    bought_again: 'Of the customers, how many bought in the period after. Fewer than 30 are grey.'
  },
  outcome: (from: string, to: string) => `Bought again: after ${from}, through ${to}.`,
  outcome_open:
    'The period after is not over, so that nobody can be said to have bought again: blank, not 0.',

  in_view: (chosen: string, all: string, share: string) =>
    `In view: ${chosen} of ${all} customers (${share}).`,
  in_view_all: (all: string) => `In view: all ${all} customers.`,
  narrowed: 'Narrowed to',
  narrow_hint: 'Press a bar, a segment or a score to narrow everything on this page to it.',
  remove: (what: string) => `No longer only ${what}`,
  clear: 'Show everybody',
  nobody: 'Nobody is in all that is chosen. Take something away above.',
  names: { r_score: 'Recency', f_score: 'Frequency', m_score: 'Value', segment: 'Segment' },
  without_orders: (names: string, customers: string, n: number) =>
    `${names}: ${customers} ${plural(n, 'person', 'people')} without any order, who ${plural(n, 'is', 'are')} in no cell.`,
  outside: (names: string) => `Too many values to be drawn as bars: ${names}. Filter by it above.`,

  heat: 'Recency by frequency',
  heat_note: 'Score 5 is best. A cell opens its customers; a score narrows the page.',
  heat_caption: (measure: string, date: string) =>
    `${measure} by recency score (rows) and frequency score (columns) on ${date}`,
  heat_summary: (date: string, top: string, top_share: string, low: string, low_share: string) =>
    `On ${date}, ${top} customers (${top_share}) bought both recently and often (R and F of 4 or 5); ${low} (${low_share}) neither (1 or 2).`,
  heat_extremes: (measure: string, high: string, most: string, low: string, least: string) =>
    `${measure}: highest in ${high} with ${most}, lowest in ${low} with ${least}.`,
  heat_blank: 'No cell can be told yet, or none has customers enough.',
  n: (customers: string) => `n ${customers}`,
  r_head: 'Recency',
  f_head: 'Frequency',
  r: (score: string) => `R ${score}`,
  f: (score: string) => `F ${score}`,
  m: (score: string) => `M ${score}`,
  ends: { best: 'best', worst: 'worst' },
  sum: 'All',
  choose: (what: string) => `Narrow to ${what}`,
  cell: (r: string, f: string, customers: string, largest: string, n: number) =>
    `R ${r}, F ${f}: ${customers} ${plural(n, 'customer', 'customers')}, most of them ${largest}`,
  no_cell: 'nobody',
  no_scores: 'No scores',
  unscored: 'Without scores: who bought only before the look-back.',
  facets: 'By monetary value',
  facets_note: 'The same grid for each monetary score, 5 is best. All five share one scale.',
  facet: (score: string, value: string) => `M ${score}: ${value}`,

  dimensions: 'Who they are',
  dimensions_note: 'Taken from the first order. Several values of one dimension are alternatives.',
  no_dimensions: 'The files loaded tell no region, channel or category.',
  bar: (value: string, figure: string, customers: string) => `${value}: ${figure} (${customers} customers)`,
  bars_summary: (dimension: string, value: string, figure: string, values: number) =>
    `${dimension}: ${value} leads with ${figure}, of ${values} ${plural(values, 'value', 'values')} in view.`,
  no_value: 'no value',
  more: (n: number) => `Show all ${n}`,
  fewer: 'Show the largest',
  open_customers: (what: string) => `Open the customers: ${what}`,
  value_column: 'Value',

  table: 'Segments',
  table_summary: (segment: string, share: string, other: string, other_share: string) =>
    `The largest segment is ${segment} with ${share} of the customers; ${other} brings ${other_share} of the sales.`,
  table_summary_one: (segment: string, share: string, _same: string, sales_share: string) =>
    `The largest segment is ${segment} with ${share} of the customers and ${sales_share} of the sales.`,
  table_moved: (segment: string, change: string, date: string) =>
    `${segment} changed most since ${date}: ${change} of the customers.`,
  columns: {
    segment: 'Segment',
    customers: 'Customers',
    customer_share: 'Share',
    change: (date: string) => `Since ${date}`,
    share_change: 'Share, change',
    net_amount: 'Net sales',
    net_amount_share: 'Sales share',
    recency: 'Days since order',
    frequency: 'Orders',
    value: 'Value',
    bought_again: 'Bought again'
  },
  columns_note:
    'Days, orders and value are averages of a customer; orders and sales are those of the look-back. Bought again is a rate of the customers of the row, grey below 30.',
  no_comparison: (date: string) => `There is nothing to compare with on ${date}.`,
  comparing_partial: 'One of the two dates lies in a period that is not over.',
  points: (points: string) => `${points} pp`,
  together: 'Together',

  over_time: 'Size over time',
  over_time_note:
    'Follows the filters on customers; scores and the segment chosen are those of one day and do not narrow it.',

  open_title: (measure: string, date: string) => `${measure} on ${date}`,
  open_narrowed: 'Added up from the cells of the answer that meet all of this',
  open_meaning:
    'The cells of the cube are counted in SQL; what is in view is the sum of those that are chosen.',
  orders: 'Orders',
  buyers_next: 'Bought in the period after'
};
