import type { Locale } from '../../../server/schemes/contract.ts';
import { points, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { SegmentRow, SegmentRows } from './segment-rows.ts';

/** What the table says, as one would say it: who is largest, who brings most, and what moved. */
export function segmentsSentence(
  { rows }: SegmentRows,
  nameOf: (segment: string) => string,
  compared_on: string,
  { segments: words }: Pick<Dictionary, 'segments'>,
  locale: Locale
): string {
  const most = (value: (row: SegmentRow) => number | null) =>
    rows.reduce<SegmentRow | undefined>(
      (first, row) => ((value(row) ?? 0) > (first ? (value(first) ?? 0) : 0) ? row : first),
      undefined
    );
  const largest = most(({ customers }) => customers);
  const richest = most(({ net_amount }) => net_amount);
  const moved = most(({ share_change }) => Math.abs(share_change ?? 0));
  const said: string[] = [];
  if (largest && richest) {
    said.push(
      (largest === richest ? words.table_summary_one : words.table_summary)(
        nameOf(largest.segment),
        rate(largest.customer_share, locale),
        nameOf(richest.segment),
        rate(richest.net_amount_share, locale)
      )
    );
  }
  if (moved)
    said.push(
      words.table_moved(nameOf(moved.segment), words.points(points(moved.share_change, locale)), compared_on)
    );
  return said.join(locale === 'en' ? ' ' : '');
}
