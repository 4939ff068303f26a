import { plural } from './plural.ts';

/** Where customers went between two dates, or over several. */
export const flowWords = {
  title: (from: string, to: string) => `Flow from ${from} to ${to}`,
  waiting: 'Following the customers…',
  scheme: 'Segments by',
  show: 'Show',
  shows: {
    customers: 'Customers',
    of_start: '% of start',
    of_end: '% of end',
    net_amount: 'Net amount'
  },
  net_amount_note: 'Net amount of the look-back at the second date.',
  empty: (from: string, to: string) => `Nobody was a customer on ${from}, and nobody became one by ${to}.`,
  chart: 'Where customers went',
  chart_note: 'A ribbon opens its customers.',
  summary: (customers: string, stayed: string, moved: string, entered: string) =>
    `Of ${customers} customers, ${stayed} stayed in their segment and ${moved} moved; ${entered} came new.`,
  figures: {
    start: (date: string) => `Customers on ${date}`,
    end: (date: string) => `Customers on ${date}`,
    stayed: 'Stayed in their segment',
    moved: 'Moved to another',
    entered: 'Ordered for the first time',
    purchase: 'moved by purchase',
    waiting: 'moved by waiting'
  },
  of_start: (share: string) => `${share} of the start`,
  sentences: 'In words',
  say: {
    stayed: (stayed: string, customers: string, share: string) =>
      `${stayed} of ${customers} customers (${share}) are in the same segment at both dates.`,
    moved: (moved: string, purchase: string, waiting: string) =>
      `${moved} moved to another segment: ${purchase} because they bought in between, ${waiting} only because time went by.`,
    largest: (count: string, from: string, to: string, share: string) =>
      `The largest move is from ${from} to ${to}: ${count} customers, ${share} of ${from}.`,
    grew: (segment: string, change: string, before: string, after: string) =>
      `${segment} grew most: ${change} customers, from ${before} to ${after}.`,
    shrank: (segment: string, change: string, before: string, after: string) =>
      `${segment} shrank most: ${change} customers, from ${before} to ${after}.`,
    entered: (count: string, segment: string, share: string) =>
      `${count} ordered for the first time; most of them, ${share}, are now in ${segment}.`,
    ladder: (up: string, down: string) => `${up} went up the ladder, ${down} went down.`
  },
  balance: {
    title: 'What each segment gained and lost',
    segment: 'Segment',
    customers_on: (date: string) => `Customers ${date}`,
    net_sales_on: (date: string) => `Net sales ${date}`,
    change: 'Change in net sales',
    left: 'Left',
    left_by_purchase: 'by purchase',
    left_by_waiting: 'by waiting',
    came: 'Came from others',
    entered: 'First orders',
    left_net_amount: 'They had brought',
    most_left: (segment: string, amount: string) => `Those who left ${segment} had brought most, ${amount}.`,
    open_left: (count: string, n: number) =>
      `Open the ${plural(n, 'one customer', `${count} customers`)} who left it, the most valuable first`,
    lost_most: (segment: string, change: string, from: string, to: string) =>
      `${segment} lost most money: ${change}, from ${from} to ${to}.`,
    nobody_lost: 'No segment brings less money than before.',
    note: 'Customers at the first date, less who left, with who came and first orders, are those at the second. Net sales: of the look-back up to each date, of whoever is in the segment then. Each number of customers opens them.'
  },
  several: {
    title: 'Over several dates',
    many: 'Dates',
    from_date: 'From',
    to_date: 'To',
    grew: (from: string, before: string, to: string, after: string) =>
      `From ${from} to ${to} the customers went from ${before} to ${after}.`,
    stayed: (shares: string) => `In their segment from each date to the next stayed ${shares}.`,
    largest: (from: string, to: string, count: string, from_date: string, to_date: string) =>
      `The largest move is from ${from} to ${to}, ${count} customers between ${from_date} and ${to_date}.`,
    note: 'A column for each date, best segment on top. A band opens its customers.',
    one_date: (to: string) => `The data has no earlier date to come from than ${to}.`
  },
  matrix: 'Matrix',
  matrix_note: 'Rows: segment at the first date. Columns: at the second. Each cell opens its customers.',
  matrix_caption: (from: string, to: string, show: string) =>
    `${show}: from the segments on ${from} (rows) to those on ${to} (columns)`,
  from_to: 'From ↓ to →',
  sum: 'Sum',
  entered_row: 'First order in between',
  nobody: 'nobody',
  cell: (from: string, to: string, count: string, purchase: string, waiting: string) =>
    `${from} to ${to}: ${count} customers, ${purchase} by purchase, ${waiting} by waiting`,
  ranking: 'Largest moves',
  ranking_note: 'Who left a segment for another; first orders are not listed.',
  ranking_empty: 'Nobody changed segment.',
  move: 'Move',
  share_of: 'Of segment',
  purchase: 'By purchase',
  by_waiting: 'By waiting',
  customers: 'Customers'
};
