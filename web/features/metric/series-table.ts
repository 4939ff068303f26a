import type { KpiSeriesPoint } from '../../../server/features/kpi-series/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import type { Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cellOf } from '../../metric-text.ts';

/** One figure over its periods for a spreadsheet. */
export function seriesTable(
  metric: Metric,
  points: KpiSeriesPoint[],
  { segments }: Pick<Scheme, 'segments'>,
  words: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const { period, segment, value, numerator, denominator, state, complete, incomplete } = words.kpi;
  const only = <T>(cell: T) => (metric.by_segment ? [cell] : []);
  return {
    header: [period, ...only(segment), value, numerator, denominator, state],
    rows: points.map((point): Cell[] => [
      point.period,
      ...only(segments.find((one) => one.segment === point.segment)?.label[locale]),
      cellOf(metric, point.value),
      cellOf(metric.numerator, point.numerator),
      cellOf(metric.denominator, point.denominator),
      point.is_complete ? complete : incomplete
    ])
  };
}
