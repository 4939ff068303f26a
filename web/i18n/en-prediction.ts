/** What is foretold of customers, and how well it was foretold before. */
export const predictionWords = {
  title: (day: string) => `Prediction as of ${day}`,
  as_of: 'As of',
  waiting: 'Fitting the model…',
  horizon: 'Horizon',
  days: (n: string) => `${n} days`,
  summary: (orders: string, band: string, customers: string, days: string) =>
    `In the ${days} days to come, ${customers} customers are expected to place ${orders} orders${band}.`,
  sales_summary: (sales: string, band: string) => ` That is worth ${sales}${band}.`,
  in_band: (low: string, high: string) => ` (${low} to ${high})`,
  band: (share: string) =>
    `Bands hold what comes in ${share} of 100 cases if the model is wrong by as much as it was at these dates.`,
  tiles: {
    label: 'What is expected',
    orders: 'Expected orders',
    sales: 'Expected sales',
    value: 'Customer value, 12 months',
    buyers: 'Customers who will order',
    band: (low: string, high: string) => `${low} to ${high}`,
    none: 'Not told: see the models below.',
    value_note: (margin: string, rate: string) =>
      `${margin}% of sales of twelve months, discounted by ${rate}% a year`,
    buyers_note: (all: string, share: string) => `of ${all} (${share}); chances of an order added up`
  },
  record: {
    title: 'How well it did before',
    waiting: 'Judging it by the past…',
    none: 'No forecast of this length is over yet.',
    sentence: (dates: string, off: string) =>
      `At ${dates} past dates, each by what was known then, orders were off by ${off} on average.`,
    one: (day: string, off: string) =>
      `At one past date, ${day}, by what was known then, orders were off by ${off}.`,
    as_of: 'Foretold on',
    through: 'Through',
    expected: 'Expected orders',
    came: 'Orders that came',
    off: 'Off by',
    expected_sales: 'Expected sales',
    sales: 'Sales that came'
  },
  cautions: 'Where it is not to be trusted',
  segments: {
    title: 'Segments',
    customers: 'Customers',
    orders: 'Expected orders',
    low_high: 'Band',
    sales: 'Expected sales',
    value: 'Value, 12 months',
    alive: 'Still customers',
    buyers: 'Will order'
  },
  map: {
    title: 'Who is still a customer: orders against silence',
    summary: (low: string, high: string) =>
      `The chance of being a customer still, by repeat orders and months since the last order: from ${low} to ${high}.`,
    buyers_title: 'Who will order: orders against silence',
    buyers_summary: (low: string, high: string) =>
      `The chance of an order, by repeat orders and months since the last order: from ${low} to ${high}.`,
    buyers_note: (days: string) =>
      `Each cell: the mean chance of an order within ${days} days, and how many customers they are. The model knows nobody who leaves: silence tells it only how seldom somebody buys.`,
    orders: 'Repeat orders',
    months: (from: string, to: string) => `${from}–${to} d`,
    more_days: (from: string) => `${from}+ d`,
    more: (n: string) => `${n} or more`,
    note: 'Each cell: the mean chance of its customers, and how many they are. The more often somebody bought, the sooner silence counts against them.'
  },
  validation: {
    title: 'Foretold and come true',
    waiting: 'Comparing a past forecast with what came…',
    sentence: (day: string, expected: string, came: string, days: string) =>
      `On ${day} the model expected ${expected} orders in ${days} days; ${came} came.`,
    error: (orders: string) => ` It was off by ${orders} orders a customer on average.`,
    calibration: (slope: string) =>
      `How sure the chances are: ${slope}, where 1 is right and less than 1 is surer than they should be.`,
    tracking: 'Repeat orders over time',
    tracking_note: (day: string) => `Up to ${day} the model knew them; from there on it foretold them.`,
    repeats: 'Orders in the horizon, by repeat orders before',
    chance: 'Share who ordered, by the chance told',
    expected: 'Expected',
    actual: 'Came',
    day: 'Day',
    group: 'Repeat orders',
    chances: 'Chance told',
    customers: 'Customers',
    as_table: 'As a table'
  },
  customers: {
    title: 'Customers',
    waiting: 'Working out every customer…',
    id: 'Customer',
    last: 'Last order',
    repeats: 'Repeat orders',
    alive: 'Still a customer',
    buys: 'Will order',
    orders: 'Expected orders',
    band: '8 of 10 cases',
    sales: 'Expected sales',
    value: 'Value, 12 months',
    sort: 'Sorted by',
    sorts: {
      '-customer_value': 'Value',
      '-expected_orders': 'Orders',
      '-alive_chance': 'Chance',
      alive_chance: 'Least chance'
    } as Record<string, string>,
    csv: 'Download CSV (this page)'
  },
  model: {
    title: 'The models',
    names: { mbg_nbd: 'MBG/NBD', bg_nbd: 'BG/NBD', pareto_nbd: 'Pareto/NBD', nbd: 'NBD' },
    automatic: 'Automatic',
    choose: 'Model',
    repeat: (name: string, n: string, day: string) =>
      `${name}, fitted to ${n} customers by what was known on ${day}; time in weeks.`,
    value: (n: string) =>
      `Gamma-Gamma for the value of an order, fitted to ${n} customers with repeat orders.`,
    parameter: 'Parameter',
    estimate: 'Estimate',
    error: 'Standard error',
    likelihood: (value: string) => `Log-likelihood ${value}.`,
    rounded: (days: string) => `Lengths of time rounded to ${days} days.`,
    one_in: (n: string) => `One customer in ${n}.`,
    notes: {
      mbg_nbd:
        'Everybody buys at a steady rate of their own and may leave for good, unseen, after any order. Orders are days with an order.',
      bg_nbd:
        'Everybody buys at a steady rate of their own and may leave for good, unseen, after any repeat order. Orders are days with an order.',
      pareto_nbd:
        'Everybody buys at a steady rate of their own and may leave for good, unseen, at any time. Orders are days with an order.',
      nbd: 'Everybody buys at a steady rate of their own, and nobody leaves. Orders are days with an order.'
    }
  },
  warnings: {
    reason: 'Unlikely still a customer',
    said: (chance: string) => `The chance that this is still a customer is ${chance}.`,
    meaning:
      'A model fitted to how everybody bought by that day takes the customer for gone, more likely than not.',
    seldom: (times: string, n: number) =>
      `Has ordered ${n === 1 ? 'once' : `${times} times`} so far: by that alone an order soon is unlikely.`,
    chance: 'No order in 180 days',
    sorted: 'Most money at risk first: chance of no order × net amount of the look-back.',
    nobody_leaves: 'the chance of still being a customer (nobody seems to leave in these data)',
    chance_said: (cut: string, lost: string) =>
      `Customers with an order in the last ${lost} days for whom the chance that no order comes within 180 days is ${cut}% or more, or who complained. A model fitted to how everybody bought by that day tells the chance; the reasons are what can be seen of the customer.`,
    chance_formula:
      'chance = 1 − chance of being a customer still · (1 − ((α + T) ÷ (α + T + 180))^(r + x)); x repeat orders in T days'
  },
  warning_record: {
    title: 'How well the warnings did before',
    waiting: 'Judging the warnings of the past…',
    sentence: (dates: string, precision: string, base: string, recall: string) =>
      `At ${dates} past dates, each by what was known then: of the warned, ${precision} did not order within 180 days (of everybody with a score ${base}), and the warnings had named ${recall} of those who stayed away.`,
    same: (lift: string) =>
      `The rule “silent for over 90 days” did as well: lists of the same length by score held ${lift} times as many who stayed away.`,
    told: (told: string, came: string) =>
      `The chances told came to ${told} who would stay away; ${came} did.`,
    better: (lift: string) =>
      `Lists as long as that of everybody silent for over 90 days held ${lift} times as many who stayed away.`,
    worse: (lift: string) =>
      `The rule “silent for over 90 days” did better: lists of the same length by score held ${lift} times as many who stayed away.`,
    as_of: 'Warned on',
    warned: 'Warned',
    precision: 'Stayed away',
    base: 'Everybody',
    expected: 'Foretold for everybody',
    recall: 'Warned in time',
    at: (k: string) => `Of the first ${k}`,
    dormant: 'Silent over 90 days',
    lift: 'Against that rule',
    lead: 'Lead, days',
    model: 'Model',
    without_model: 'none',
    note: 'Stayed away: no order within 180 days. Foretold for everybody: the mean chance of staying away. Warned in time: of those who stayed away, the share that was warned. Of the first k: the highest scores, equal ones sharing. Against that rule: how many times as many of a list as long stayed away. Lead: median days until they count as lost.'
  },
  looking_back: {
    waiting: 'Checking the warnings of the past…',
    too_short:
      'How well such warnings foresee is not known yet: that takes 180 days of data after a day of warning.',
    nobody: (day: string, days: string) =>
      `Looking back: nobody was warned on ${day}, so the ${days} days after it say nothing about the warnings.`,
    said: (
      warned: string,
      day: string,
      silent: string,
      precision: string,
      days: string,
      base: string,
      all: string
    ) =>
      `Looking back: of ${warned} customers warned on ${day}, ${silent} (${precision}) bought nothing in the ${days} days after; of all ${all} customers with a score it was ${base}.`,
    caught: (share: string, silent: string) =>
      ` The warnings had named ${share} of the ${silent} who fell silent.`,
    few: ' Fewer than 30 were warned: too few to judge by.',
    no_better: ' So on that day a warning told no more than chance would have.'
  },
  second: {
    title: 'Time to the second order',
    waiting: 'Following everybody to their second order…',
    by: 'Compare by',
    nobody: 'Everybody together',
    summary: (median: string, within: string) =>
      `Half of all customers order a second time within ${median} days; ${within} within 90.`,
    never: (within: string) => `Fewer than half ever order a second time; ${within} do within 90 days.`,
    group: 'Group',
    customers: 'Customers',
    median: 'Median, days',
    within: (days: string) => `Within ${days} days`,
    eighty: '80% of those who return, by day',
    axis: 'Days since the first order',
    left_out: (n: string) => `${n} smaller groups are left out.`,
    note: 'Kaplan–Meier: those who still wait count for as long as they have waited. A curve ends where fewer than 30 are left.'
  }
};
