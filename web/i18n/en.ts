import { churnWords } from './en-churn.ts';
import { customerListWords } from './en-customers.ts';
import { intakeWords } from './en-intake.ts';
import { definitionsWords } from './en-definitions.ts';
import { flowWords } from './en-flow.ts';
import { finderWords, takeAwayWords, whatChangedWords } from './en-take-away.ts';
import { segmentsWords } from './en-segments.ts';
import { retentionWords } from './en-retention.ts';
import { plural } from './plural.ts';

/** English words of the product. Labels of metrics, segments and dimensions come from the server. */

export const en = {
  intake: intakeWords,
  take_away: takeAwayWords,
  finder: finderWords,
  what_changed: whatChangedWords,
  segments: segmentsWords,
  retention: retentionWords,
  churn: churnWords,
  customer_list: customerListWords,

  brand: { tagline: 'Customer-segment review' },

  marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '.' },

  nav: {
    label: 'Pages',
    overview: 'Overview',
    segments: 'Segments',
    flow: 'Flow',
    retention: 'Retention',
    churn: 'Churn',
    prediction: 'Prediction',
    validity: 'Validity',
    customers: 'Customers',
    data: 'Data',
    definitions: 'Definitions',
    skip: 'Skip to the content',
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark'
  },

  data: {
    freshness: (from: string, through: string) => `Data from ${from} through ${through}`,
    published: (at: string) => `published ${at}`,
    currency: (code: string) => `amounts in ${code}`,
    time_zone: (zone: string) => `days in ${zone}`,
    nothing: 'Nothing is loaded yet.',
    nothing_hint:
      'Drop an export of your order lines on any page, or choose it on the data page: one row for each line of an order, with a customer, a date and an amount.',
    under_way: 'Your file is being loaded.',
    under_way_hint: 'This page fills as soon as it is done.',
    under_way_open: 'See how far it is',
    demo: 'These are the numbers of a made-up demo retailer.',
    demo_load: 'Load my own file'
  },

  states: {
    starting: 'Reading the definitions…',
    refreshing: 'Updating…',
    problem: 'This could not be answered.',
    unreachable: 'Tierflow does not answer.',
    unreachable_hint: 'Is it still running? Start it with “npm start”, then try again.',
    unreadable: 'The answer could not be read.',
    unreadable_hint: 'Reload the page. If it stays, the server and this page are of different versions.',
    again: 'Try again',
    no_picture: 'The picture could not be drawn: a script that it needs was not reached.',
    no_picture_hint: 'The figures beside it hold. Is Tierflow still running?',
    partial: (period: string, ends_on: string, through: string) =>
      `${period} is not over: the data reaches ${through}, the period ends on ${ends_on}. Comparisons with finished periods are not like for like.`,
    partial_short: (through: string) => `so far, to ${through}`,
    ignored: (names: string) => `Part of the address was not understood and is not in force: ${names}.`,
    not_found: 'There is no such page.',
    not_found_hint: (path: string) => `Nothing is kept under ${path}. Choose a page above, or go back.`,
    to_overview: 'Go to the overview',
    to_latest: 'Show the latest period'
  },

  missing: {
    segment: (value: string, scheme: string) => `${scheme}: there is no segment “${value}”.`,
    scheme: (value: string) => `There are no segments by “${value}”.`,
    metric: (value: string) => `There is no figure “${value}”.`,
    hint: 'The link names something that is not there, or is called otherwise by now.',
    without: 'Show the page without it',
    definitions: 'What there is'
  },

  filter: {
    label: 'Filter',
    everybody: 'All customers',
    only: 'Only customers with',
    or: ' or ',
    no_value: 'no value',
    add: (dimension: string) => `${dimension}: any`,
    remove: (dimension: string, value: string) => `Remove the filter ${dimension}: ${value}`,
    clear: 'Remove all filters',
    more: (count: number) => `${count} more ${plural(count, 'value', 'values')} not listed`,
    lookback: (days: string) => `Look-back ${days} days`,
    lookback_all: 'Look-back: the whole history',
    returns: {
      net: 'Returns are netted',
      exclude: 'Returns are left out',
      event: 'Returns count as activity'
    },
    back_to_default: (what: string) => `Back to the default: ${what}`
  },

  period: {
    label: 'Period',
    kind: 'Kind of period',
    from: 'From the end of',
    to: 'To the end of',
    earlier: 'Earlier',
    later: 'Later',
    day: 'Day',
    month: 'Month',
    quarter: 'Quarter',
    half: 'Half-year',
    year: 'Year',
    grains: { month: 'by month', quarter: 'by quarter', half: 'by half-year', year: 'by year' },
    to_date: (period: string) => `${period} (not over)`,
    not_begun: (period: string) => `${period} (not begun)`
  },

  change: {
    previous: (period: string) => `vs ${period}`,
    points: (points: string) => `${points} pp`,
    none: 'no earlier value',
    before_data: 'before the data',
    same: 'unchanged',
    better: 'better',
    worse: 'worse',
    up: 'up',
    down: 'down',
    partial: 'partial'
  },

  overview: {
    title: (period: string) => `Overview ${period}`,
    waiting: 'Counting the period…',
    empty: (period: string) => `Nobody bought in ${period} and nobody was a customer before it.`,
    tiles: 'Key figures',
    parts: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
    per: (numerator: string, denominator: string) => `${numerator} over ${denominator}`,
    no_base: 'nobody to count from',
    small: (n: string) => `n = ${n}: too few to read a trend`,
    sparkline: (metric: string, from: string, to: string, first: string, last: string) =>
      `${metric} from ${from} to ${to}: ${first} at first, ${last} at last`,
    left_censored: (day: string) =>
      `The history begins on ${day}: first orders near it may be those of older customers.`,
    composition: 'Segments over time',
    composition_waiting: 'Counting the segments…',
    composition_note: 'Customers at the end of each period, best segment at the bottom.',
    composition_empty: 'No customer had ordered by the end of any period.',
    composition_summary: (date: string, customers: string, largest: string, share: string) =>
      `On ${date}, ${customers} customers are in segments; the largest is ${largest} with ${share}.`,
    in_progress: (through: string) => `The last period is not over: it is read on ${through}.`,
    show: 'Show',
    show_customers: 'Customers',
    show_share: 'Share of customers',
    all: 'All figures of the period',
    as_table: 'The same as a table',
    total: 'Together',
    explain: (metric: string) => `How ${metric} is counted`
  },

  kpi: {
    metric: 'Figure',
    value: 'Value',
    numerator: 'Numerator',
    denominator: 'Denominator (n)',
    change: 'Change',
    period: 'Period',
    state: 'State',
    complete: 'complete',
    incomplete: 'incomplete',
    segment: 'Segment'
  },

  metric: {
    waiting: 'Reading the history…',
    missing: 'There is no such figure.',
    missing_hint: 'The definitions list every figure that is counted.',
    meaning: 'What it means',
    formula: 'Formula',
    over_time: 'Over time',
    who: (period: string) => `The figure in ${period}`,
    who_numerator: 'Customers in the numerator',
    who_denominator: 'Customers in the denominator',
    who_hint: 'Numerator and denominator open their customers; each list adds up to the number it opens.',
    no_lines: 'This period has no value.',
    summary: (metric: string, period: string, value: string, count: number) =>
      `${metric} was ${value} in ${period}, the last of ${count} ${plural(count, 'period', 'periods')}.`,
    segments_summary: (metric: string, period: string, largest: string, value: string) =>
      `${metric} in ${period}: the largest part is ${largest} with ${value}.`,
    empty: 'No period has a value yet.',
    choose: (period: string) => `Choose ${period}`,
    unfinished_hollow: 'A hollow point is an incomplete period.'
  },

  open: {
    title: 'Open this number',
    close: 'Close',
    definition: 'Definition',
    formula: 'Formula',
    made_of: 'Made of',
    in_force: 'In force',
    everybody: 'all customers',
    lookback: 'Look-back',
    lookback_days: (days: string) => `${days} days`,
    lookback_all: 'whole history',
    returns: 'Returns',
    scheme: 'Segments',
    cuts: 'Cut points',
    cuts_of: (date: string, n: string) => `Fitted on ${date} over ${n} customers`,
    sql: 'SQL that was run',
    parameters: 'Parameters',
    customers: 'Open the customers',
    version: (version: string, through: string) => `Data version ${version}, data through ${through}.`
  },

  schemes: {
    scores: 'By scores',
    ladders: 'Ladders, best first',
    others: 'By days, orders and status',
    untold: ' (not computable)'
  },

  cuts: {
    source: {
      pinned: 'pinned by a person',
      automatic: 'follow the latest complete quarter until somebody pins them',
      reference: 'as if fitted on that day',
      relative: 'fitted anew at every date',
      fixed: 'typed in'
    },
    high: 'High, from',
    mean_score: (mean: string) => `score ${mean}`,
    version: (version: number) => `version ${version}`,
    score: 'Score',
    recency: 'Days since last order, at most',
    frequency: 'Orders, at least',
    monetary: 'Net amount, at least',
    unreachable: 'nobody',
    least: 'the rest',
    none: 'This scheme needs no cut points: its rules are in days and orders.'
  },

  flow: flowWords,

  customers: {
    title: 'Customers',
    waiting: 'Looking up the customers…',
    empty: 'No customer fits.',
    empty_hint: 'Remove a filter or look for something else.',
    total: (count: string, n: number) => `${count} ${plural(n, 'customer', 'customers')}`,
    total_said: (count: string, n: number) => `${count} ${plural(n, 'customer', 'customers')}.`,
    why: {
      all: (date: string) => `All customers with an order by ${date}.`,
      segment: (segment: string, date: string) => `Customers in ${segment} on ${date}.`,
      scores: (scores: string) => `Only those scored ${scores}.`,
      status: (status: string) => `Only those who are ${status}.`,
      flow: (from: string, from_date: string, to: string, to_date: string) =>
        `Customers in ${from} on ${from_date} and in ${to} on ${to_date}.`,
      flow_any: (from_date: string, to_date: string) =>
        `Customers who were one on ${from_date} or on ${to_date}.`,
      left: (segment: string, from_date: string, to_date: string) =>
        `Customers who left ${segment}: in it on ${from_date}, in another segment on ${to_date}.`,
      came: (segment: string, from_date: string, to_date: string) =>
        `Customers who came to ${segment}: in another segment on ${from_date}, in it on ${to_date}. First orders are not among them.`,
      moved: (from_date: string, to_date: string) =>
        `Customers in one segment on ${from_date} and in another on ${to_date}.`,
      any_segment: 'any segment',
      purchase: 'They ordered in between.',
      waiting: 'They did not order in between: time alone moved them.',
      numerator: (metric: string, period: string) => `Customers in the numerator of ${metric} in ${period}.`,
      denominator: (metric: string, period: string) =>
        `Customers in the denominator of ${metric} in ${period}.`,
      within: (segment: string) => `Within ${segment}.`,
      search: (text: string) => `Containing “${text}”.`
    },
    status: {
      scored: 'scored',
      lapsed: 'lapsed',
      not_yet_customer: 'not yet customers',
      active: 'active',
      dormant: 'dormant',
      lost: 'lost'
    },
    contribution_adds: 'The column “Counts for” adds up to the number opened.',
    search: 'Find a customer id',
    clear: 'Show all customers',
    any_segment: 'All segments',
    no_id: 'lines without a customer',
    columns: {
      customer_id: 'Customer',
      segment: 'Segment',
      from_segment: 'Before',
      to_segment: 'After',
      moved_by: 'Moved by',
      net_amount_from: 'Net amount before',
      net_amount_to: 'Net amount after',
      contribution: 'Counts for',
      last_order_on: 'Last order',
      recency_days: 'Days since',
      frequency_orders: 'Orders',
      monetary_value: 'Net amount',
      orders_so_far: 'Orders ever',
      net_amount_so_far: 'Net amount ever',
      first_order_on: 'First order',
      r_score: 'R',
      f_score: 'F',
      m_score: 'M',
      scores: 'R F M'
    },
    sorted_up: 'sorted, smallest first',
    sorted_down: 'sorted, largest first',
    lookback_note: (days: string) => `Orders and net amount: the last ${days} days.`,
    lookback_all_note: 'Orders and net amount: the whole history.',
    moved_by: { purchase: 'purchase', waiting: 'waiting' },
    open: 'How this list is counted',
    list_meaning:
      'Every customer is listed once. The sums are over all of them, not only over those in sight.'
  },

  pages: {
    label: 'Pages of the table',
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    previous: 'Previous',
    next: 'Next'
  },

  customer: {
    title: (id: string) => `Customer ${id}`,
    nobody: 'Lines without a customer',
    waiting: 'Looking up the customer…',
    waiting_lines: 'Reading the order lines…',
    missing: (id: string) => `There is no customer ${id} in the data.`,
    missing_hint: 'Ids are compared letter by letter. Look for a part of it in the list of customers.',
    back: 'All customers',
    facts: (date: string) => `As of ${date}.`,
    lines: 'Order lines',
    lines_note: 'Every line as it came, with the file and the line in it.',
    lines_total: (count: string, n: number, amount: string) =>
      `${count} ${plural(n, 'line', 'lines')}, ${amount} together.`,
    void: 'void, counts 0',
    printed: (amount: string) => `printed ${amount}`,
    return: 'return',
    columns: {
      ordered_on: 'Day',
      order_id: 'Order',
      product: 'Product',
      category: 'Category',
      channel: 'Channel',
      region: 'Region',
      quantity: 'Quantity',
      amount: 'Amount',
      status: 'Status',
      source: 'Source',
      source_file: 'File',
      source_line: 'Line'
    },
    source: (file: string, line: string) => `${file}, line ${line}`
  },

  definitions: definitionsWords,

  csv: { download: 'Download CSV', download_page: 'Download this page as CSV' }
};
