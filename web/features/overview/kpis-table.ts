import type { Kpi, KpisDefinition } from '../../../server/features/kpis/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cellOf } from '../../metric-text.ts';

/** Every figure of a period for a spreadsheet in the order of the catalog, those by segment too: each sum in the unit it is counted in. */
export function kpisTable(
  rows: Kpi[],
  definition: Pick<KpisDefinition, 'scheme' | 'previous_period' | 'year_ago_period'>,
  metrics: KpisDefinition['metrics'],
  words: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const { scheme, previous_period, year_ago_period } = definition;
  const { metric, segment, value, numerator, denominator } = words.kpi;
  return {
    header: [metric, segment, value, numerator, denominator, previous_period, year_ago_period],
    rows: metrics.flatMap((known) =>
      rows
        .filter(({ metric_id }) => metric_id === known.id)
        .map((kpi): Cell[] => [
          known.label[locale],
          scheme.segments.find((one) => one.segment === kpi.segment)?.label[locale],
          cellOf(known, kpi.value),
          cellOf(known.numerator, kpi.numerator),
          cellOf(known.denominator, kpi.denominator),
          cellOf(known, kpi.previous_value),
          cellOf(known, kpi.year_ago_value)
        ])
    )
  };
}
