import type { Locale, Scheme, Words } from '../../../server/schemes/contract.ts';
import type { Asked, Parameter } from '../../address.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { isFlow } from './customer-columns.ts';

/** One thing that narrows the list, in words, and the parameters that go when it is taken away. */
export interface Chip {
  key: string;
  text: string;
  takes: readonly Parameter[];
}

interface Known {
  scheme: Pick<Scheme, 'segments'> | undefined;
  /** of the figure asked about, if any */
  metric: { label: Words } | undefined;
}

const SCORES = [
  ['r_score', 'R'],
  ['f_score', 'F'],
  ['m_score', 'M']
] as const;

/** What the list is narrowed by, each removable by itself. */
export function chipsOf(
  asked: Asked,
  { scheme, metric }: Known,
  { customer_list: { chips }, customers: { columns, status, moved_by }, kpi }: Dictionary,
  locale: Locale
): Chip[] {
  const label = (segment: string) =>
    scheme?.segments.find((one) => one.segment === segment)?.label[locale] ?? segment;
  const found: Chip[] = [];
  const add = (key: Parameter, text: string, takes: readonly Parameter[] = [key]) =>
    found.push({ key, text, takes });

  if (asked.metric_id !== undefined) {
    const part = asked.part === 'denominator' ? chips.denominator : chips.numerator;
    const name = metric?.label[locale] ?? asked.metric_id;
    add('metric_id', part(name, asked.period ?? ''), ['metric_id', 'period', 'part']);
  }
  if (isFlow(asked)) {
    const { from = '', to = '', from_segment, to_segment } = asked;
    const flow = ['from', 'to', 'from_segment', 'to_segment', 'moved_by', 'moved'] as const;
    add('from', chips.between(from, to), flow);
    if (from_segment !== undefined) add('from_segment', chips.is(columns.from_segment, label(from_segment)));
    if (to_segment !== undefined) add('to_segment', chips.is(columns.to_segment, label(to_segment)));
    if (asked.moved !== undefined) add('moved', chips.moved);
    if (asked.moved_by === 'purchase' || asked.moved_by === 'waiting')
      add('moved_by', chips.is(columns.moved_by, moved_by[asked.moved_by]));
  }
  if (asked.segment !== undefined) add('segment', chips.is(kpi.segment, label(asked.segment)));
  if (asked.as_of !== undefined) add('as_of', chips.as_of(asked.as_of));
  if (isStatus(asked.status, status)) add('status', chips.is(chips.status, status[asked.status]));
  for (const [name, letter] of SCORES) {
    const score = asked[name];
    if (score !== undefined) add(name, chips.score(letter, score));
  }
  if (asked.search !== undefined) add('search', chips.search(asked.search));
  return found;
}

type Statuses = Dictionary['customers']['status'];

function isStatus(text: string | undefined, statuses: Statuses): text is keyof Statuses {
  return text !== undefined && Object.hasOwn(statuses, text);
}
