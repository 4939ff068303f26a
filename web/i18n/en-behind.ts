import { plural } from './plural.ts';

/** The customers and the order lines behind one number of any page. */
export const behindWords = {
  title: 'Behind the number',
  waiting: 'Looking up who makes this number…',
  waiting_lines: 'Reading the order lines…',
  nobody: 'Nobody stands behind this number.',
  beyond: 'This page of the list is beyond its end.',
  unnamed: 'The address does not say which number to open. Go to a page and press one.',
  back: {
    'cohort-retention': 'Back to retention',
    'lifecycle-series': 'Back to retention',
    validity: 'Back to validity',
    churn: 'Back to churn',
    prediction: 'Back to prediction'
  },

  show: 'Show',
  customers: 'Customers',
  lines: 'Order lines',
  total: (customers: string, n: number) => `${customers} ${plural(n, 'customer', 'customers')}`,
  adds_up: 'The column “Counts for” adds up to the number.',
  lines_add_up:
    'The column “Counts for” adds up to the number, every line with its file and its place in it.',
  lines_of: (lines: string, n: number, orders: string, customers: string) =>
    `${lines} ${plural(n, 'line', 'lines')} of ${orders} orders of ${customers} customers make this number.`,
  lines_sum: (amount: string) => `They add up to ${amount}.`,
  numbers: {
    orders: (orders: string) => `${orders} orders`,
    net_amount: (amount: string) => `Net sales ${amount}`,
    expected: {
      expected_orders: (orders: string) => `${orders} orders expected`,
      expected_buyers: (customers: string) => `${customers} customers expected to order`,
      expected_sales: (amount: string) => `Sales of ${amount} expected`,
      customer_value: (amount: string) => `Customer value ${amount}`
    }
  },
  foretold: (day: string) => `What is expected of each customer, by what was known on ${day}.`,
  foretold_of: (segment: string, day: string) =>
    `What is expected of each customer in ${segment}, by what was known on ${day}.`,
  rests_on: (lines: string, n: number, orders: string, customers: string) =>
    `The forecast rests on ${lines} ${plural(n, 'line', 'lines')} of ${orders} orders of ${customers} customers.`,
  record: {
    warned: (day: string) => `Customers who were warned on ${day}, by what was known then.`,
    warned_silent: (day: string) =>
      `Customers who were warned on ${day}, and ordered nothing in the 180 days after it.`,
    silent: (day: string) =>
      `Customers not lost on ${day} who ordered nothing in the 180 days after it, warned or not.`
  } as Record<string, (day: string) => string>,

  cohort: (cohort: string, when: string) =>
    `Customers whose first order fell in ${cohort} and who ordered ${when}.`,
  complete_cohorts: 'any complete cohort',
  cohort_own: (cohort: string) => `Customers whose first order fell in ${cohort}.`,
  cohort_all: {
    orders: (cohort: string, when: string) => `Orders of the customers first seen in ${cohort}, ${when}.`,
    net_amount: (cohort: string, when: string) =>
      `Net sales to the customers first seen in ${cohort}, ${when}.`
  },
  lifecycle: {
    buyers: (period: string) => `Customers who bought in ${period}.`,
    new: (period: string) => `Customers whose first order fell in ${period}.`,
    returning: (period: string) => `Customers who bought in ${period} and in the period before.`,
    resurrecting: (period: string) =>
      `Customers who bought in ${period}, had bought earlier, but not in the period before.`,
    dormant: (period: string) => `Customers who bought in the period before ${period} and not in it.`
  },
  status: {
    active: (day: string) => `Customers who are active on ${day}.`,
    dormant: (day: string) => `Customers who are dormant on ${day}: silent for long, not yet lost.`,
    lost: (day: string) => `Customers who are lost on ${day}: silent for longer than that.`
  },
  quantile: (key: string, day: string) =>
    `Customers who, on ${day}, have waited longer than ${key.slice(1)} % of all closed gaps.`,
  survival: (days: string, day: string) =>
    `Customers whose last order is exactly ${days} days before ${day}.`,
  threshold: {
    dormant_days: (day: string) => `Customers who are dormant on ${day} by the threshold in force.`,
    lost_days: (day: string) => `Customers who are lost on ${day} by the threshold in force.`,
    suggested_dormant_days: (day: string) =>
      `Customers who would be dormant on ${day} by the suggested thresholds.`,
    suggested_lost_days: (day: string) => `Customers who would be lost on ${day} by the suggested threshold.`
  },
  at_risk: (segment: string, day: string) => `Customers in ${segment} who are warned on ${day}.`,
  rhythm: (band: string, day: string) => `Customers not lost on ${day} whose wait is ${band}.`,
  warning: {
    overdue: (day: string) => `Customers not lost on ${day} who have waited longer than is usual for them.`,
    warned: (day: string) => `Customers who are warned on ${day}.`
  },
  validity: (segment: string, period: string) => `Customers in ${segment} on the day before ${period}`,
  validity_moved: (segment: string, other: string, period: string) =>
    `Customers in ${segment} on the day before ${period}, and in ${other} by the other way`,
  validity_parts: {
    bought: (period: string) => `, who bought in ${period}`,
    brought: (period: string) => `, by their net sales in ${period}`
  },
  every_segment: 'any segment',
  compared_segments: 'the segments that are compared',
  sides: {
    event: (segment: string, day: string) => `Customers in ${segment} on ${day}, the day before the event`,
    control: (segment: string, day: string) =>
      `Customers in ${segment} on ${day} who were left alone on purpose`,
    earlier: (segment: string, day: string) =>
      `Customers in ${segment} on ${day}, an earlier day to compare with`
  },
  stretch: {
    bought: {
      before: (days: string) => `, who bought in the ${days} days up to it`,
      after: (days: string) => `, who bought in the ${days} days after it`
    },
    brought: {
      before: (days: string) => `, by their net sales in the ${days} days up to it`,
      after: (days: string) => `, by their net sales in the ${days} days after it`
    }
  },
  other: (of: string) => `The customers behind a cell of “${of}”.`,
  with_money: ' Counted by their net sales in the look-back.'
};
