import type { Kpi, KpisDefinition } from '../../../server/features/kpis/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cellOf } from '../../metric-text.ts';

/** Every figure of a period for a spreadsheet, those by segment too: each sum in the unit it is counted in. */
export function kpisTable(
  rows: Kpi[],
  definition: Pick<KpisDefinition, 'scheme' | 'metrics' | 'previous_period' | 'year_ago_period'>,
  words: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const { scheme, metrics, previous_period, year_ago_period } = definition;
  const { metric, segment, value, numerator, denominator } = words.kpi;
  return {
    header: [metric, segment, value, numerator, denominator, previous_period, year_ago_period],
    rows: rows.map((kpi): Cell[] => {
      const known = metrics.find(({ id }) => id === kpi.metric_id);
      return [
        known?.label[locale] ?? kpi.metric_id,
        scheme.segments.find((one) => one.segment === kpi.segment)?.label[locale],
        cellOf(known, kpi.value),
        cellOf(known?.numerator, kpi.numerator),
        cellOf(known?.denominator, kpi.denominator),
        cellOf(known, kpi.previous_value),
        cellOf(known, kpi.year_ago_value)
      ];
    })
  };
}
