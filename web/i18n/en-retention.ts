import { plural } from './plural.ts';

/** The page of cohorts: who stays. */
export const retentionWords = {
  title: 'Retention',
  waiting: 'Following the cohorts…',
  empty: 'Nobody has ordered yet, so there is no cohort.',

  cohort_by: 'Cohorts by',
  grains: { month: 'Month', quarter: 'Quarter' },
  came_back: 'Came back',
  kinds: {
    on: 'in that period',
    on_or_after: 'in it or later',
    bracket: 'within a stretch',
    every: 'in every period'
  },
  kinds_said: {
    on: {
      month:
        'A cohort is everyone whose first order fell in that month. In column 3 stand those who ordered in the third month after it, whatever they did in between.',
      quarter:
        'A cohort is everyone whose first order fell in that quarter. In column 3 stand those who ordered in the third quarter after it, whatever they did in between.'
    },
    on_or_after: {
      month:
        'A cohort is everyone whose first order fell in that month. In column 3 stand those who ordered in the third month after it or in any later one: they were not gone yet. It can still rise while the data goes on.',
      quarter:
        'A cohort is everyone whose first order fell in that quarter. In column 3 stand those who ordered in the third quarter after it or in any later one: they were not gone yet. It can still rise while the data goes on.'
    },
    bracket: {
      month:
        'A cohort is everyone whose first order fell in that month. In column 4–6 stand those who ordered at least once in the fourth to sixth month after it.',
      quarter:
        'A cohort is everyone whose first order fell in that quarter. In column 4–6 stand those who ordered at least once in the fourth to sixth quarter after it.'
    },
    every: {
      month:
        'A cohort is everyone whose first order fell in that month. In column 3 stand those who ordered in each of the three months after it: the strictest way to count.',
      quarter:
        'A cohort is everyone whose first order fell in that quarter. In column 3 stand those who ordered in each of the three quarters after it: the strictest way to count.'
    }
  },
  by: 'Tell apart by',
  by_nothing: 'nothing',
  by_summary: (dimension: string) => `Mean over complete cohorts, one line for each ${dimension}.`,

  measure: 'Show',
  measures: {
    share: 'Share of the cohort',
    customers: 'Customers',
    orders: 'Orders',
    net_amount: 'Net sales',
    per_customer: 'Net sales per cohort customer'
  },
  formulas: {
    share: 'customers who came back ÷ customers of the cohort',
    customers: 'customers of the cohort who came back',
    orders: 'orders of the cohort’s customers in the periods of the cell',
    net_amount: 'net sales of the cohort’s customers in the periods of the cell',
    per_customer: 'net sales of the cell ÷ customers of the cohort, those who did not come back included'
  },

  cohorts_title: 'Cohorts',
  caption: (measure: string) => `${measure}: cohorts (rows) by periods since the first order (columns)`,
  first_order: { month: 'First order in', quarter: 'First order in' },
  size: 'Customers',
  from_on: (from: number) => `${from}+`,
  mean: 'Mean',
  mean_note:
    'The mean is over complete cells only: a share is all who came back ÷ all customers of these cohorts, an amount is the average of one cohort. Further right it rests on fewer and older cohorts. It opens the customers of all of them.',
  mean_cohorts: 'Cohorts in it',
  mean_of: (cohorts: string, n: number, customers: string) =>
    `Over ${cohorts} complete ${plural(n, 'cohort', 'cohorts')}, ${customers} customers`,
  hatched: {
    on: 'Hatched: that period is not over, the number can still rise.',
    on_or_after: 'Hatched: the period has just begun, the number can still rise.',
    bracket: 'Hatched: the stretch is not over, the number can still rise.',
    every: 'Hatched: that period is not over, the number can still rise.'
  },
  may_rise: ' Not over: can still rise.',
  shades:
    'The shade compares all columns but the first: in its own period everybody of a cohort has ordered.',
  censored_short: 'may hold older customers',
  censored: (day: string) =>
    `* The history begins shortly before: among first orders before ${day} may be those of older customers.`,
  few: 'In italics and unshaded: of fewer than 30 customers.',
  cell: (cohort: string, when: string, measure: string, value: string) =>
    `Cohort ${cohort}, ${when}. ${measure}: ${value}.`,
  some_shown: (shown: number, all: number) => `The latest ${shown} of ${all} cohorts are shown.`,
  all_shown: (all: number) => `All ${all} cohorts are shown.`,
  show_all: 'Show all',
  show_some: (shown: number) => `Show the latest ${shown}`,

  groups_title: (dimension: string) => `Cohorts told apart by: ${dimension}`,
  groups_note:
    'Each line is the mean over the complete cohorts of one group. A name opens the cohorts of that group alone, a mean its customers.',

  units: {
    month: (n: number) => plural(n, 'month', 'months'),
    quarter: (n: number) => plural(n, 'quarter', 'quarters')
  },
  came: {
    own: { month: 'in the month of the first order', quarter: 'in the quarter of the first order' },
    on: (from: number, _to: number, unit: string) => `${from} ${unit} later`,
    on_or_after: (from: number, _to: number, unit: string) => `${from} ${unit} later or after that`,
    bracket: (from: number, to: number, _unit: string, units: string) => `${from} to ${to} ${units} later`,
    every: (from: number, _to: number, unit: string) =>
      from === 1 ? `in the one ${unit} after` : `in each of the ${from} ${unit} after`
  },
  cohorts: (count: string, n: number, grain: 'month' | 'quarter') =>
    `${count} complete ${grain === 'month' ? 'monthly' : 'quarterly'} ${plural(n, 'cohort', 'cohorts')}`,
  none_complete: 'No cohort is complete yet after its own period, so there is no mean.',
  say: {
    share: (cohorts: string, customers: string, when: string, share: string) =>
      `Of ${customers} customers in ${cohorts}, ${share} ordered again ${when}.`,
    last: (when: string, share: string, cohorts: string) =>
      ` ${share} did so ${when}, where ${cohorts} cohorts are complete.`,
    orders: (cohorts: string, customers: string, when: string, orders: string) =>
      `The ${customers} customers in ${cohorts} placed ${orders} orders ${when}.`,
    money: (cohorts: string, customers: string, when: string, per_customer: string, share: string) =>
      `The ${customers} customers in ${cohorts} brought ${per_customer} each on average ${when}: ${share} of what they brought in their own period.`
  },

  curves: 'Retention curves',
  axis: {
    month: 'Across: months since the first order.',
    quarter: 'Across: quarters since the first order.'
  },
  curves_note:
    'Bold: the mean over complete cohorts. Thin: one line for each cohort. Dashed and hollow: not over.',
  group_curves_note: (lines: number) =>
    `One line for each of the largest groups, ${lines} at most, drawn as far as 30 customers or more are left.`,

  table: {
    cohort: 'Cohort',
    offset: 'Periods later',
    offset_to: 'Periods later, to',
    size: 'Customers of the cohort',
    revenue_retention: 'Net sales by those of its own period',
    state: 'State'
  },
  complete: 'complete',
  incomplete: 'not over',

  lifecycle: {
    title: 'New, returning, back again, stayed away',
    waiting: 'Comparing each period with the one before…',
    empty: 'No period has begun yet.',
    buyers: 'Buyers',
    states: {
      new: 'New',
      returning: 'Returning',
      resurrecting: 'Back again',
      dormant: 'Stayed away'
    },
    meanings: {
      new: 'First order in the period.',
      returning: 'Bought in the period before, too.',
      resurrecting: 'Bought earlier, but not in the period before.',
      dormant: 'Bought in the period before and not in this one; drawn below the line.'
    },
    formula: 'buyers = new + returning + back again; buyers of the period before = returning + stayed away',
    summary: (
      period: string,
      buyers: string,
      fresh: string,
      returning: string,
      resurrecting: string,
      dormant: string
    ) =>
      `In ${period}, ${buyers} customers bought: ${fresh} new, ${returning} returning and ${resurrecting} back again; ${dormant} buyers of the period before stayed away.`,
    hatched: 'Hatched: the period is not over, or has no whole period before it to compare with.',
    censored: (day: string) =>
      `New customers before ${day} may be older ones: the history begins shortly before.`,
    no_period_before: 'nothing to compare with'
  }
};
