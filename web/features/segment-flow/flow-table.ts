import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import { units, type Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** The flow for a spreadsheet: one line for each cell, amounts in currency units. */
export function flowTable(
  flows: SegmentFlow[],
  { segments }: Pick<Scheme, 'segments'>,
  { flow: words, customers: { columns } }: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const label = (segment: string) =>
    segments.find((one) => one.segment === segment)?.label[locale] ?? segment;
  return {
    header: [
      columns.from_segment,
      columns.to_segment,
      words.customers,
      words.purchase,
      words.by_waiting,
      columns.net_amount_from,
      columns.net_amount_to
    ],
    rows: flows.map((flow) => [
      label(flow.from_segment),
      label(flow.to_segment),
      flow.customers,
      flow.moved_by_purchase,
      flow.moved_by_waiting,
      units(flow.net_amount_from),
      units(flow.net_amount_to)
    ])
  };
}
