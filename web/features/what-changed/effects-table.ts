import type { KpiChangeDefinition } from '../../../server/features/kpi-change/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cellOf } from '../../metric-text.ts';
import type { Table } from '../../take-away/shown-tables.svelte.ts';
import type { Effect } from './effects.ts';

/** Every segment's part of a change for a spreadsheet: values in the units they are counted in, rates 0…1. */
export function effectsTable(
  effects: readonly Effect[],
  {
    metric,
    scheme,
    period,
    previous_period
  }: Pick<KpiChangeDefinition, 'metric' | 'scheme' | 'period' | 'previous_period'>,
  words: Dictionary,
  locale: Locale
): Table {
  const { kpi, what_changed } = words;
  const of = (name: string, moment: string) => `${name} ${moment}`;
  return {
    header: [
      kpi.segment,
      what_changed.mix,
      what_changed.rate,
      what_changed.together,
      of(kpi.numerator, previous_period),
      of(kpi.denominator, previous_period),
      of(kpi.numerator, period),
      of(kpi.denominator, period)
    ],
    rows: effects.map((effect) => [
      scheme.segments.find(({ segment }) => segment === effect.segment)?.label[locale] ?? effect.segment,
      cellOf(metric, effect.mix_effect),
      cellOf(metric, effect.rate_effect),
      cellOf(metric, effect.together),
      cellOf(metric.numerator, effect.previous_numerator),
      cellOf(metric.denominator, effect.previous_denominator),
      cellOf(metric.numerator, effect.numerator),
      cellOf(metric.denominator, effect.denominator)
    ])
  };
}
