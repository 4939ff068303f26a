import type { Locale, Scheme, Words } from '../../../server/schemes/contract.ts';
import type { Asked } from '../../address.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { readOn } from '../../periods.ts';
import { isFlow } from './customer-columns.ts';

interface Known {
  scheme: Pick<Scheme, 'segments'>;
  /** of the figure asked about, if any */
  metric: { label: Words } | undefined;
  /** the day the list is read at */
  as_of: string;
  data_through: string | null;
}

/** Which customers are listed and why, as one would say it. */
export function customersSentence(
  asked: Asked,
  { scheme, metric, as_of, data_through }: Known,
  { customers: { why, status } }: Dictionary,
  locale: Locale
): string {
  const label = (segment: string | undefined) =>
    scheme.segments.find((one) => one.segment === segment)?.label[locale] ?? segment ?? why.any_segment;
  const said: string[] = [];

  if (isFlow(asked)) {
    const { from = '', to = '', from_segment, to_segment, moved, moved_by } = asked;
    const is_cell = from_segment !== undefined || to_segment !== undefined;
    const [before, after] = [readOn(from, data_through), readOn(to, data_through)];
    if (moved === undefined || (from_segment !== undefined && to_segment !== undefined))
      said.push(
        is_cell
          ? why.flow(label(from_segment), before, label(to_segment), after)
          : why.flow_any(before, after)
      );
    else if (from_segment !== undefined) said.push(why.left(label(from_segment), before, after));
    else if (to_segment !== undefined) said.push(why.came(label(to_segment), before, after));
    else said.push(why.moved(before, after));
    if (moved_by === 'purchase' || moved_by === 'waiting') said.push(why[moved_by]);
  } else if (asked.metric_id !== undefined) {
    const part = asked.part === 'denominator' ? why.denominator : why.numerator;
    said.push(part(metric?.label[locale] ?? asked.metric_id, asked.period ?? ''));
    if (asked.segment !== undefined) said.push(why.within(label(asked.segment)));
  } else {
    said.push(asked.segment === undefined ? why.all(as_of) : why.segment(label(asked.segment), as_of));
  }

  const scores = (['r_score', 'f_score', 'm_score'] as const).flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [`${name.charAt(0).toUpperCase()} = ${value}`];
  });
  if (scores.length > 0) said.push(why.scores(scores.join(', ')));
  if (isStatus(asked.status, status)) said.push(why.status(status[asked.status]));
  if (asked.search !== undefined) said.push(why.search(asked.search));
  return said.join(locale === 'en' ? ' ' : '');
}

type Statuses = Dictionary['customers']['status'];

function isStatus(text: string | undefined, statuses: Statuses): text is keyof Statuses {
  return text !== undefined && Object.hasOwn(statuses, text);
}
