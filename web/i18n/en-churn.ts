import { plural } from './plural.ts';

/** The page of churn: who goes silent. */
export const churnWords = {
  title: (day: string) => `Churn on ${day}`,
  as_of: 'At the end of',
  waiting: 'Counting who is silent…',
  empty: (day: string) => `Nobody had ordered by ${day}.`,
  partial: (period: string, day: string, through: string) =>
    `${period} is not over: the data reaches ${through}, so everything here is read on ${day}.`,
  customers: 'Customers',
  net_amount: 'Net sales in the look-back',
  share: 'Share',
  warned: 'Warned',
  open_customers: (customers: string) => `Open the customers: ${customers}`,
  open_money: (amount: string) => `Open the net sales: ${amount}`,
  statuses: { active: 'Active', dormant: 'Dormant', lost: 'Lost' },

  tiles: {
    label: 'Key figures',
    names: {
      dormant: 'Dormant',
      lost: 'Lost',
      overdue: 'Overdue by own rhythm',
      at_risk: 'Money at risk'
    },
    of_all: (share: string, base: string) => `${share} of ${base} customers`,
    of_scored: (share: string, base: string) => `${share} of ${base} customers not lost`,
    warned: (customers: string, share: string, base: string) =>
      `of ${customers} warned customers: ${share} of ${base} not lost`,
    no_base: 'nobody to count from',
    base: 'Counted from',
    open: 'Open the customers.',
    meanings: {
      dormant: (day: string, dormant: string, lost: string, _cut: string) =>
        `Last order more than ${dormant} and at most ${lost} days before ${day}.`,
      lost: (day: string, _dormant: string, lost: string, _cut: string) =>
        `Last order more than ${lost} days before ${day}.`,
      overdue: (day: string, _dormant: string, _lost: string, _cut: string) =>
        `Not lost, and on ${day} silent for longer than the gap expected of them.`,
      at_risk: (day: string, _dormant: string, _lost: string, cut: string) =>
        `Net sales of the look-back from customers whose warning score on ${day} is ${cut} or more, or who complained.`
    },
    formulas: {
      dormant: (dormant: string, lost: string, _cut: string) =>
        `customers with ${dormant} days < days since the last order ≤ ${lost} days`,
      lost: (_dormant: string, lost: string, _cut: string) =>
        `customers with more than ${lost} days since the last order`,
      overdue: (_dormant: string, _lost: string, _cut: string) =>
        'customers not lost whose days since the last order exceed their expected gap = (own gaps · own median + 3 · median of everybody) ÷ (own gaps + 3)',
      at_risk: (_dormant: string, _lost: string, cut: string) =>
        `sum of the net sales in the look-back of customers not lost with a warning score of at least ${cut} of 100, or a complaint`
    }
  },

  at_risk: {
    title: 'Money at risk by segment',
    nobody: 'Nobody is warned.',
    summary: (segment: string, amount: string, customers: string, all: string) =>
      `Most is at stake in ${segment}: ${amount} from ${customers} warned customers, of ${all} in all.`,
    share: 'Of the segment’s customers not lost',
    base: 'Customers not lost (n)',
    n: (n: string) => `of ${n}`,
    bar: 'Net sales as a bar',
    note: 'What the warned customers brought in the look-back: what is lost per look-back if they stay away.'
  },

  rhythm: {
    title: 'Silence against each customer’s own rhythm',
    none: 'Nobody has ordered twice yet, so there is no rhythm to compare with.',
    summary: (base: string, overdue: string, share: string, longest: string) =>
      `Of ${base} customers who are not lost, ${overdue} (${share}) have waited longer than is usual for them; ${longest} more than four times as long.`,
    note: 'Across: days since the last order ÷ the gap expected of the customer, taken from the customer’s own gaps and, while these are few, from everybody’s. Amber: longer than expected. A bar opens its customers.',
    wait: 'Wait against the expected gap',
    first: (to: string) => `up to ${to}×`.replace('0.5', '½'),
    band: (from: string, to: string) => `${from}–${to}×`,
    more: (from: string) => `over ${from}×`
  },

  survival: {
    title: 'How long until the next order',
    none: 'Nobody has ordered twice yet: how long gaps last is not known.',
    summary: (
      half: string,
      most: string,
      dormant: string,
      by_dormant: string,
      lost: string,
      by_lost: string
    ) =>
      `Half of all closed gaps lasted at most ${half} days, 80% at most ${most}. By the curve, ${by_dormant} have bought again within ${dormant} days of an order and ${by_lost} within ${lost}.`,
    note: 'The curve (Kaplan–Meier) is the share who have not bought again so many days after an order; customers still waiting count for as long as they have waited. Solid: thresholds in force. Dashed: suggested by the data.',
    suggestion: (dormant: string, dormant_percent: string, lost: string, lost_percent: string) =>
      `Suggested: dormant after ${dormant} days, when ${dormant_percent}% of those who return have returned; lost after ${lost} days, when ${lost_percent}% have.`,
    no_suggestion: 'The data suggest no thresholds yet.',
    days: 'Days since an order',
    column: 'Not bought again',
    waiting: 'Waiting exactly so long',
    tooltip: (days: string, share: string) => `${days} days\n${share} have not bought again`,
    marks: {
      dormant_days: (days: string) => `dormant ${days}`,
      lost_days: (days: string) => `lost ${days}`,
      suggested_dormant_days: (days: string) => `suggested ${days}`,
      suggested_lost_days: (days: string) => `suggested ${days}`
    },
    thresholds: 'Thresholds',
    names: {
      dormant_days: 'Dormant, in force',
      lost_days: 'Lost, in force',
      suggested_dormant_days: 'Dormant, suggested',
      suggested_lost_days: 'Lost, suggested'
    },
    more_than: 'More than',
    would_be: 'Customers in it',
    in_days: (days: string) => `${days} days`,
    quantiles: 'Gaps between orders',
    within: 'At most',
    longer: 'Waiting longer now',
    quantile: (percent: string) => `${percent}% of gaps`,
    bias: (gaps: string) =>
      `Quantiles are of ${gaps} closed gaps: gaps still open are missing and frequent buyers weigh more, so they read short.`,
    formula: 'S(t) = Π (1 − closed at t ÷ still waiting at t); the gaps of one customer together weigh 1',
    as_table: 'The curve as a table'
  },

  series: {
    title: 'Dormant and lost over time',
    empty: 'No period has ended yet.',
    summary: (day: string, dormant: string, lost: string) =>
      `On ${day}, ${dormant} of all customers were dormant and ${lost} lost.`,
    change: (day: string, points: string) => ` The share of the lost changed by ${points} pp since ${day}.`,
    day: 'Read on',
    hatched: 'Hatched: the period is not over on the day it is read.'
  },

  warnings: {
    title: 'Early warnings',
    waiting: 'Looking for warning signs…',
    nobody: 'Nobody is warned.',
    summary: (customers: string, n: number, amount: string, at_risk: string) =>
      `${customers} ${plural(n, 'customer is', 'customers are')} warned. They brought ${amount} in the look-back; weighted by how worrying each one is, ${at_risk} is at risk.`,
    reason: 'Reason',
    any: 'All reasons',
    reasons: { overdue: 'Overdue', slowing: 'Slowing down', complaint: 'Complaint' },
    overdue: (days: string, expected: string) =>
      `Silent for ${days} days, an order was expected every ${expected} days.`,
    stopped: 'No order in the last 90 days, after two or more in the 90 before.',
    slowing: (share: string) => `${share} fewer orders in the last 90 days than in the 90 before.`,
    complaint: 'Has an open complaint, or complained twice within 180 days.',
    meanings: {
      overdue:
        'The time since the last order is long for this customer. At the expected gap it counts 0, at three times that gap 100.',
      slowing:
        'Orders of the last 90 days have fallen below those of the 90 days before. It counts by how much, if there were two or more before.',
      complaint: 'An open complaint, or two within 180 days. It counts 100.'
    },
    missing: 'Not known here',
    missing_parts: {
      unlikely_alive: 'the chance of still being a customer (needs a model)',
      complaint: 'complaints (needs feedback data)'
    } as Record<string, string>,
    why: 'Why',
    score: 'Score',
    expected: 'Expected gap, days',
    at_risk: 'At risk',
    all: (customers: string, n: number) => `All ${customers} ${plural(n, 'customer', 'customers')}`,
    sorted: 'Most money at risk first: score × net amount of the look-back.',
    csv: (total: string) => `Download CSV (${total})`,
    first_csv: (shown: string) => `Download CSV (first ${shown})`,
    meaning: (cut: string, lost: string) =>
      `Customers with an order in the last ${lost} days whose warning score is ${cut} of 100 or more. The score is the larger of its parts: overdue, slowing down and, where feedback is loaded, complaint.`,
    formula:
      'overdue = (days since the last order ÷ expected gap − 1) ÷ 2; slowing = 1 − orders of the last 90 days ÷ orders of the 90 before; each within 0 to 1'
  }
};
