import { plural } from './plural.ts';

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
    in_lookback: (amount: string) => `${amount} in the look-back`,
    rhythm: 'Expected gap',
    days: (days: string) => `${days} days`,
    lost: 'lost: no gap is expected any more',
    warned: 'warned',
    not_warned: 'not warned',
    silence_chance: (chance: string) => `chance of no order in 180 days ${chance}`,
    silence_score: (score: string) => `silence score ${score}`
  },
  orders_in_lookback: 'Orders in the look-back',
  net_meaning:
    'All order lines of this customer, returns netted. The lines below, all days together, add up to it.',
  path: {
    title: 'Path through the segments',
    empty: 'No period has ended since the first order.',
    summary: (first: string, from: string, last: string, day: string, moves: string, n: number) =>
      `From ${first} at the end of ${from} to ${last} on ${day}, with ${moves} ${plural(n, 'change', 'changes')} of segment.`,
    stayed: (segment: string, from: string, day: string) =>
      `In ${segment} from the end of ${from} to ${day}.`,
    unfinished: (period: string, day: string) => `${period} is not over: read on ${day}.`,
    unfinished_mark: 'not over',
    scores_title: 'Scores, 5 is best',
    day: 'Read on',
    recency: 'Days since',
    in_lookback: 'Net sales in the look-back'
  },
  orders: {
    title: 'Orders over time',
    empty: 'No order so far.',
    once: (day: string, amount: string) => `Bought on one day only, ${day}: ${amount}.`,
    summary: (days: string, first: string, last: string, largest: string, on: string) =>
      `Bought on ${days} days from ${first} to ${last}; the largest, ${largest}, on ${on}.`,
    gaps: (shortest: string, middle: string, longest: string) =>
      `Days between two of them: ${shortest} at the least, ${middle} in the middle, ${longest} at the most.`,
    silence: (days: string, n: number, expected: string) =>
      `Silent for ${days} ${plural(n, 'day', 'days')}; a gap of ${expected} days is expected.`,
    expected_on: (day: string) => `next order expected ${day}`,
    day: 'Day',
    orders: 'Orders',
    amount: 'Net amount',
    gap: 'Days since the order day before',
    returned: 'returns only',
    net_so_far: 'Net sales so far',
    legend_amount: 'Net amount of a day',
    legend_so_far: 'Net sales so far'
  },
  lines: {
    only: (span: string) => `Only the lines of ${span}.`,
    all: 'Show all lines',
    none: 'No line on these days.',
    csv: (count: string, n: number) => `CSV, ${count} ${plural(n, 'line', 'lines')}`,
    first_csv: (count: string) => `CSV, the first ${count} lines`
  }
};
