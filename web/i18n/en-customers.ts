import { plural } from './plural.ts';

/** The list of customers: what narrows it, and where one is in it. */
export const customerListWords = {
  narrow: 'Narrow the list',
  narrowed_by: 'Narrowed by',
  any_status: 'Any status',
  any_score: (letter: string) => `${letter}: any`,
  score: (letter: string, score: string) => `${letter} = ${score}`,
  search_hint: 'Customer id or a part of it',
  remove: (what: string) => `Remove: ${what}`,
  chips: {
    is: (what: string, value: string) => `${what}: ${value}`,
    status: 'Status',
    numerator: (metric: string, period: string) => `${metric} ${period}: numerator`,
    denominator: (metric: string, period: string) => `${metric} ${period}: denominator`,
    between: (from: string, to: string) => `${from} → ${to}`,
    as_of: (moment: string) => `As of ${moment}`,
    score: (letter: string, score: string) => `${letter} = ${score}`,
    search: (text: string) => `Id contains “${text}”`
  },
  sort_by: (column: string) => `Sort by ${column}`,
  place: (first: string, last: string, total: string) => `Customers ${first} to ${last} of ${total}`,
  coming: 'More is being read…',
  printed: (shown: string, total: string) => `The first ${shown} of ${total} customers.`,
  csv: (count: string) => `CSV, ${count} customers`,
  first_csv: (count: string) => `CSV, the first ${count}`,
  sums: (count: string, n: number) => `${plural(n, 'The one', `All ${count}`)} together`
};

/** One customer. */
export const customerProfileWords = {
  headline: (orders: string, n: number, amount: string, day: string) =>
    `${orders} ${plural(n, 'order', 'orders')} worth ${amount} in all up to ${day}.`,
  never: (day: string) => `No order up to ${day}: only returns or gifts.`,
  today: (segment: string) => `Now in ${segment}.`,
  tiles: {
    segment: 'Segment',
    last: 'Last order',
    ago: (days: string, n: number) => `${days} ${plural(n, 'day', 'days')} ago`,
    orders: 'Orders ever',
    order_days: (days: string, n: number) => `on ${days} ${plural(n, 'day', 'days')}`,
    net: 'Net sales ever',
    per_order: (amount: string) => `${amount} per order`,
    rhythm: 'Expected gap',
    days: (days: string) => `${days} days`,
    rhythm_is: (own: string) => `own gaps: ${own} days on average`,
    rhythm_none: 'only one order day: no gap of its own',
    lost: 'lost: no gap is expected any more',
    warned: 'warned'
  },
  facts: 'Facts',
  path: {
    title: 'Path through the segments',
    waiting: 'Following the customer…',
    empty: 'No period has ended since the first order.',
    summary: (first: string, from: string, last: string, day: string, moves: string, n: number) =>
      `From ${first} at the end of ${from} to ${last} on ${day}, with ${moves} ${plural(n, 'change', 'changes')} of segment.`,
    stayed: (segment: string, from: string, day: string) =>
      `In ${segment} from the end of ${from} to ${day}.`,
    unfinished: (period: string, day: string) => `${period} is not over: read on ${day}.`,
    unfinished_mark: 'not over',
    step: (period: string, segment: string, scores: string) => `${period}: ${segment}${scores}`,
    scores: (scores: string) => `, scores ${scores}`,
    scores_title: 'Scores, 5 is best',
    day: 'Read on',
    recency: 'Days since',
    in_lookback: 'Net sales in the look-back'
  },
  orders: {
    title: 'Orders over time',
    empty: 'No order so far.',
    summary: (days: string, n: number, first: string, last: string, largest: string, on: string) =>
      `Bought on ${days} ${plural(n, 'day', 'days')} from ${first} to ${last}; the largest, ${largest}, on ${on}.`,
    gaps: (shortest: string, middle: string, longest: string) =>
      `Days between two of them: ${shortest} at the least, ${middle} in the middle, ${longest} at the most.`,
    silence: (days: string, expected: string) =>
      `Silent for ${days} days; a gap of ${expected} days is expected.`,
    day: 'Day',
    orders: 'Orders',
    amount: 'Net amount',
    gap: 'Days since the order day before',
    returned: 'returns only',
    net_so_far: 'Net sales so far',
    legend_amount: 'Net amount of a day',
    legend_so_far: 'Net sales so far'
  },
  mix: {
    title: 'What was bought',
    summary: (category: string, share: string) =>
      `${category} is the largest, with ${share} of what was sold.`,
    category: 'Category',
    amount: 'Net amount',
    share: 'Share'
  }
};
