import { isCell } from './cell-address.ts';
import { GRAINS, isDay, isPeriod, lastDay, periodOf, step, grainOf } from './periods.ts';

/**
 * What an address asks for. Only the reader's intent is written in it: a default is filled in when
 * reading and left out when writing, and what is not understood is named instead of dropped in silence.
 */
export type PageName =
  | 'overview'
  | 'metric'
  | 'segments'
  | 'flow'
  | 'retention'
  | 'churn'
  | 'prediction'
  | 'validity'
  | 'behind'
  | 'customers'
  | 'customer'
  | 'data'
  | 'definitions'
  | 'unknown';

interface Rule {
  pages: PageName[] | 'every';
  accepts: (value: string) => boolean;
}

const oneOf =
  (...choices: string[]) =>
  (value: string) =>
    choices.includes(value);
const anything = (value: string) => value !== '';
const score = oneOf('1', '2', '3', '4', '5');
const wholeNumber = (value: string) => /^[1-9]\d{0,8}$/.test(value);
const name = (value: string) => /^[a-z_]+$/.test(value);
const isMoment = (value: string) => isDay(value) || isPeriod(value);

const RULES = {
  period: { pages: ['overview', 'metric', 'customers', 'validity'], accepts: isPeriod },
  against: { pages: ['validity', 'behind'], accepts: anything },
  event: { pages: ['validity', 'behind'], accepts: wholeNumber },
  days: { pages: ['behind'], accepts: wholeNumber },
  grain: { pages: ['metric', 'churn', 'behind', 'customer'], accepts: oneOf(...GRAINS) },
  cohort: { pages: ['retention', 'behind'], accepts: oneOf('month', 'quarter') },
  kind: { pages: ['retention', 'behind'], accepts: oneOf('on', 'on_or_after', 'bracket', 'every') },
  by: { pages: ['retention', 'churn'], accepts: name },
  cohorts: { pages: ['retention'], accepts: oneOf('all') },
  of: { pages: ['behind'], accepts: (value) => /^[a-z-]+$/.test(value) },
  cell: { pages: ['behind'], accepts: isCell },
  bracket: { pages: ['behind'], accepts: (value) => /^\d{1,4}-\d{1,4}$/.test(value) },
  counts: { pages: ['behind'], accepts: name },
  segment: { pages: ['metric', 'segments', 'customers', 'churn', 'prediction'], accepts: anything },
  from: { pages: ['flow', 'customers', 'customer'], accepts: isMoment },
  to: { pages: ['flow', 'customers', 'customer'], accepts: isMoment },
  show: {
    pages: ['overview', 'segments', 'flow', 'retention', 'behind'],
    accepts: oneOf(
      'customers',
      'share',
      'of_start',
      'of_end',
      'net_amount',
      'orders',
      'per_customer',
      'lines'
    )
  },
  changed: { pages: ['overview'], accepts: anything },
  dates: { pages: ['flow'], accepts: oneOf('2', '3', '4', '5', '6', '7', '8') },
  measure: {
    pages: ['segments'],
    accepts: oneOf('customers', 'net_amount', 'average_order_value', 'bought_again')
  },
  compare: { pages: ['segments'], accepts: isMoment },
  as_of: { pages: ['segments', 'customers', 'customer', 'churn', 'prediction', 'behind'], accepts: isMoment },
  metric_id: { pages: ['customers'], accepts: anything },
  part: { pages: ['customers'], accepts: oneOf('numerator', 'denominator') },
  from_segment: { pages: ['customers'], accepts: anything },
  to_segment: { pages: ['customers'], accepts: anything },
  moved_by: { pages: ['customers'], accepts: oneOf('purchase', 'waiting') },
  moved: { pages: ['customers'], accepts: oneOf('true') },
  r_score: { pages: ['segments', 'customers'], accepts: score },
  f_score: { pages: ['segments', 'customers'], accepts: score },
  m_score: { pages: ['segments', 'customers'], accepts: score },
  status: {
    pages: ['customers'],
    accepts: oneOf('scored', 'lapsed', 'not_yet_customer', 'active', 'dormant', 'lost')
  },
  search: { pages: ['customers'], accepts: anything },
  sort: { pages: ['customers', 'prediction'], accepts: (value) => /^-?[a-z_]+$/.test(value) },
  page: { pages: ['customer', 'data', 'churn', 'prediction', 'behind'], accepts: wholeNumber },
  extract: { pages: ['data'], accepts: anything },
  horizon: { pages: ['prediction', 'behind'], accepts: oneOf('30', '90', '180', '365') },
  model: { pages: ['prediction', 'behind'], accepts: oneOf('mbg_nbd', 'bg_nbd', 'pareto_nbd', 'nbd') },
  reason: { pages: ['data', 'churn'], accepts: name },
  finding: { pages: ['data'], accepts: name },
  light: { pages: 'every', accepts: oneOf('green', 'amber', 'red') },
  scheme: { pages: 'every', accepts: anything },
  lookback: { pages: 'every', accepts: (value) => value === 'all' || wholeNumber(value) },
  returns: { pages: 'every', accepts: oneOf('net', 'exclude', 'event') },
  open: { pages: 'every', accepts: anything }
} satisfies Record<string, Rule>;

export type Parameter = keyof typeof RULES;
export type Asked = Partial<Record<Parameter, string>>;

/** What stays in force when the reader goes to another page. */
const KEPT: readonly Parameter[] = ['scheme', 'lookback', 'returns'];

export interface Filter {
  dimension: string;
  /** empty: the customers without a value */
  value: string;
}

export interface Address {
  page: PageName;
  /** the customer or the metric of the path; empty: the lines without a customer */
  id: string | null;
  asked: Asked;
  filters: Filter[];
  /** as written, what was not understood */
  ignored: string[];
}

/** What only the server knows of the defaults. */
export interface Defaults {
  /** latest complete quarter; null while nothing is loaded */
  latest_period: string | null;
  data_through: string | null;
}

const WITHOUT_CUSTOMER = '/lines-without-customer';

/** Pages whose path is their name and nothing else. */
const PLAIN = [
  'segments',
  'flow',
  'retention',
  'churn',
  'prediction',
  'validity',
  'behind',
  'data',
  'definitions'
] as const;

function pageOf(path: string): Pick<Address, 'page' | 'id'> {
  const [first = '', second, ...rest] = path.split('/').slice(1);
  const plain = second === undefined || second === '';
  if (rest.length > 0) return { page: 'unknown', id: null };
  if (first === '' || first === 'overview') return { page: plain ? 'overview' : 'unknown', id: null };
  const page = PLAIN.find((known) => known === first);
  if (page) return { page: plain ? page : 'unknown', id: null };
  if (first === 'customers') return plain ? { page: 'customers', id: null } : named('customer', second);
  // The lines without a customer have no id to stand in a path.
  if (`/${first}` === WITHOUT_CUSTOMER && plain) return { page: 'customer', id: '' };
  if (first === 'metrics' && !plain) return named('metric', second);
  return { page: 'unknown', id: null };
}

function named(page: PageName, id: string): Pick<Address, 'page' | 'id'> {
  try {
    return { page, id: decodeURIComponent(id) };
  } catch {
    return { page: 'unknown', id: null };
  }
}

function isSame(one: Filter, other: Filter): boolean {
  return one.dimension === other.dimension && one.value === other.value;
}

function isParameter(name: string): name is Parameter {
  return Object.hasOwn(RULES, name);
}

export function readAddress(path: string, search: string): Address {
  const address: Address = { ...pageOf(path), asked: {}, filters: [], ignored: [] };
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'filter') {
      const at = value.indexOf(':');
      const filter = { dimension: value.slice(0, at), value: value.slice(at + 1) };
      if (at < 1) address.ignored.push(`${name}=${value}`);
      else if (!address.filters.some((one) => isSame(one, filter))) address.filters.push(filter);
      continue;
    }
    const rule: Rule | undefined = isParameter(name) ? RULES[name] : undefined;
    const belongs = rule && (rule.pages === 'every' || rule.pages.includes(address.page));
    if (isParameter(name) && belongs && rule.accepts(value)) address.asked[name] = value;
    else address.ignored.push(`${name}=${value}`);
  }
  return address;
}

const PATHS: Record<PageName, string> = {
  overview: '/overview',
  metric: '/metrics/',
  segments: '/segments',
  flow: '/flow',
  retention: '/retention',
  churn: '/churn',
  prediction: '/prediction',
  validity: '/validity',
  behind: '/behind',
  customers: '/customers',
  customer: '/customers/',
  data: '/data',
  definitions: '/definitions',
  unknown: '/'
};

function writeAddress({ page, id, asked, filters }: Omit<Address, 'ignored'>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) query.append(name, value);
  for (const { dimension, value } of filters) query.append('filter', `${dimension}:${value}`);
  // Colons are legal in a query, and an address that people send around should be readable.
  const written = query.toString().replaceAll('%3A', ':');
  const path =
    page === 'customer' && id === '' ? WITHOUT_CUSTOMER : PATHS[page] + encodeURIComponent(id ?? '');
  return written === '' ? path : `${path}?${written}`;
}

const PAGED: readonly PageName[] = ['customer', 'data', 'churn', 'prediction', 'behind'];

/** What was asked, with everything left open filled in. */
export function withDefaults({ page, asked }: Pick<Address, 'page' | 'asked'>, defaults: Defaults): Asked {
  // What the server would take, too; it is named here because links and pickers must know which one is looked at.
  const filled: Asked = { scheme: 'rfm_11', ...asked };
  const latest = defaults.latest_period;

  if (page === 'overview') filled.show ??= 'customers';
  if ((page === 'overview' || page === 'validity') && latest !== null) filled.period ??= latest;
  if (page === 'metric') {
    const kind = grainOf(filled.period ?? '');
    filled.grain ??= kind !== undefined && kind !== 'day' ? kind : 'quarter';
    if (latest !== null) filled.period ??= periodOf(lastDay(latest), grainNamed(filled.grain));
  }
  if (page === 'segments') {
    filled.show ??= 'customers';
    filled.measure ??= 'customers';
    if (latest !== null) filled.as_of ??= latest;
    if (filled.as_of !== undefined) filled.compare ??= quarterBefore(filled.as_of);
  }
  if (page === 'flow') {
    filled.show ??= 'customers';
    filled.dates ??= '4';
    if (latest !== null) filled.to ??= latest;
    if (filled.to !== undefined) filled.from ??= quarterBefore(filled.to);
  }
  if (page === 'retention') {
    filled.show ??= 'share';
    filled.cohort ??= 'month';
    filled.kind ??= 'on';
  }
  if (page === 'churn') {
    filled.grain ??= 'quarter';
    if (latest !== null) filled.as_of ??= latest;
  }
  if (page === 'prediction') {
    filled.horizon ??= '180';
    if (latest !== null) filled.as_of ??= latest;
  }
  if (page === 'customer') filled.grain ??= 'quarter';
  if (page === 'behind') filled.show ??= 'customers';
  if (PAGED.includes(page)) filled.page ??= '1';
  return filled;
}

/** The period before; before a day, the end of the last quarter that was over. */
function quarterBefore(moment: string): string {
  return isPeriod(moment) ? step(moment, -1) : step(periodOf(moment, 'quarter'), -1);
}

export function grainNamed(text: string | undefined) {
  return GRAINS.find((grain) => grain === text) ?? 'quarter';
}

/** The address after a change; what equals the default is not written. */
export function changed(address: Address, changes: Changes, defaults: Defaults): string {
  const merged = { ...address.asked, ...changes.asked };
  const asked = keep(merged, () => true);
  const written = keep(asked, (name, value) => {
    const others = keep(asked, (other) => other !== name);
    return withDefaults({ page: address.page, asked: others }, defaults)[name] !== value;
  });
  return writeAddress({ ...address, asked: written, filters: changes.filters ?? address.filters });
}

function keep(
  asked: Partial<Record<Parameter, string | null>>,
  isKept: (name: Parameter, value: string | null) => boolean
): Asked {
  const kept: Asked = {};
  for (const [name, value] of Object.entries(asked)) {
    if (isParameter(name) && value !== null && isKept(name, value)) kept[name] = value;
  }
  return kept;
}

export interface Changes {
  /** null takes a parameter out of the address */
  asked?: Partial<Record<Parameter, string | null>>;
  filters?: Filter[];
}

/** A link to another page: filters, scheme, look-back and returns go along. */
export function linkTo(address: Address, page: PageName, id: string | null, asked: Asked): string {
  const kept: Asked = {};
  for (const name of KEPT) {
    const value = address.asked[name];
    if (value !== undefined) kept[name] = value;
  }
  return writeAddress({ page, id, asked: { ...asked, ...kept, ...asked }, filters: address.filters });
}
