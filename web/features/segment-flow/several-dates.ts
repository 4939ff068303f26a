import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import { units } from '../../csv.ts';
import { count, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { isDay, lastDay, periodOf, step } from '../../periods.ts';
import type { Table } from '../../take-away/shown-tables.svelte.ts';
import { datesOf, flowFigures, moves } from './flow-figures.ts';

/** As many snapshots as a path may have. */
export const MOST_DATES = 8;

/** So many moments that end with `to`, as far back as the data goes: periods like it; before a day, quarters. */
export function momentsBefore(to: string, many: number, covers_from: string): string[] {
  const first = isDay(to) ? periodOf(to, 'quarter') : to;
  const earlier = Array.from({ length: many - 1 }, (_, at) => step(first, -1 - at));
  return [to, ...earlier.filter((moment) => lastDay(moment) >= covers_from)].reverse();
}

/** The flow between each date and the next. */
const stepsOf = (flows: SegmentFlow[]) => {
  const dates = datesOf(flows);
  return dates.slice(1).map((to, at) => ({
    from: dates[at] ?? '',
    to,
    flows: flows.filter(({ to_date }) => to_date === to)
  }));
};

const nameIn =
  ({ segments }: Pick<Scheme, 'segments'>, locale: Locale) =>
  (segment: string) =>
    segments.find((one) => one.segment === segment)?.label[locale] ?? segment;

/** How the customers grew, how many kept their segment from date to date, and the largest move of all. */
export function severalSentence(
  flows: SegmentFlow[],
  scheme: Pick<Scheme, 'segments'>,
  { flow: { several: words }, marks }: Dictionary,
  locale: Locale
): string {
  const steps = stepsOf(flows);
  const figures = steps.map((one) => ({ ...one, ...flowFigures(one.flows) }));
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return '';
  const n = (customers: number) => count(customers, locale);
  const stayed = figures.map(({ stayed, at_start }) => rate(at_start > 0 ? stayed / at_start : null, locale));
  const said = [
    words.grew(first.from, n(first.at_start), last.to, n(last.at_end)),
    words.stayed(stayed.join(marks.comma))
  ];
  const [largest] = moves(flows);
  if (largest) {
    const name = nameIn(scheme, locale);
    const { from_segment, to_segment, from_date, to_date, customers } = largest;
    said.push(words.largest(name(from_segment), name(to_segment), n(customers), from_date, to_date));
  }
  return said.join(locale === 'en' ? ' ' : '');
}

/** Every band, date by date, the widest first. */
export const bandsOf = (flows: SegmentFlow[]) =>
  flows
    .filter(({ customers }) => customers > 0)
    .sort((one, other) => one.to_date.localeCompare(other.to_date) || other.customers - one.customers);

export function severalTable(
  flows: SegmentFlow[],
  scheme: Pick<Scheme, 'segments'>,
  { flow: words, customers: { columns } }: Dictionary,
  locale: Locale
): Table {
  const name = nameIn(scheme, locale);
  return {
    header: [
      words.several.from_date,
      columns.from_segment,
      words.several.to_date,
      columns.to_segment,
      words.customers,
      words.purchase,
      words.by_waiting,
      columns.net_amount_from,
      columns.net_amount_to
    ],
    rows: bandsOf(flows).map((flow) => [
      flow.from_date,
      name(flow.from_segment),
      flow.to_date,
      name(flow.to_segment),
      flow.customers,
      flow.moved_by_purchase,
      flow.moved_by_waiting,
      units(flow.net_amount_from),
      units(flow.net_amount_to)
    ])
  };
}
