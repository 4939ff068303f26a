import type { Locale } from '../../server/schemes/contract.ts';
import type { Cell } from '../csv.ts';
import type { MetricDefinition, SchemeDefinition } from '../definitions.svelte.ts';
import type { Dictionary } from '../i18n/dictionary.ts';
import type { Table } from './shown-tables.svelte.ts';

export interface About {
  /** of the page */
  title: string;
  address: string;
  /** the day on which it was made, as the reader's language writes it */
  made_at: string;
  data_through: string;
  data_version: number;
  currency: string | null;
  filters: { label: string; value: string }[];
  lookback: string;
  returns: string;
  scheme: SchemeDefinition | undefined;
  metrics: readonly MetricDefinition[];
}

/** The sheet that says what the others are: page, date, filters and rules in force, then what every name means. */
export function aboutTable(about: About, words: Dictionary, locale: Locale): Table {
  const { take_away, open, filter } = words;
  const filters =
    about.filters.length === 0
      ? [[filter.label, open.everybody]]
      : about.filters.map(({ label, value }) => [filter.label, `${label}${words.marks.colon}${value}`]);
  const cuts = about.scheme?.cut_points;
  const rows: Cell[][] = [
    [take_away.address, about.address],
    [take_away.made_at, about.made_at],
    [take_away.data_through, about.data_through],
    [take_away.data_version, about.data_version],
    ...(about.currency === null ? [] : [[take_away.currency, about.currency]]),
    ...filters,
    [open.lookback, about.lookback],
    [open.returns, about.returns],
    ...(about.scheme ? [[open.scheme, about.scheme.label[locale]]] : []),
    ...(cuts ? [[open.cuts, open.cuts_of(cuts.reference_date, String(cuts.n))]] : []),
    [],
    ...(about.scheme?.segments ?? []).map(({ label, meaning }) => [label[locale], meaning[locale]]),
    [],
    ...about.metrics.map(({ label, meaning, formula }) => [label[locale], meaning[locale], formula[locale]])
  ];
  return { header: [about.title], rows };
}
