import type { Customer } from '../../../server/features/customers/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import type { Term } from '../../../sql/metrics/metric.ts';
import { units, type Cell } from '../../csv.ts';
import { definitions } from '../../definitions.svelte.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cellOf } from '../../metric-text.ts';
import type { Column } from './customer-columns.ts';

function isNamed(field: string, names: Dictionary['customers']['columns']): field is keyof typeof names {
  return Object.hasOwn(names, field);
}

/** What a column is called: a dimension has its name from the server. */
export function columnLabel(field: string, { customers: { columns } }: Dictionary, locale: Locale): string {
  const known = definitions.dimensions.find(({ dimension }) => dimension === field);
  return known?.label[locale] ?? (isNamed(field, columns) ? columns[field] : '');
}

/** The listed customers for a spreadsheet: amounts in currency units, segments by their names. */
export function customersTable(
  rows: readonly Customer[],
  columns: Column[],
  { segments }: Pick<Scheme, 'segments'>,
  /** what a contribution is counted in */
  term: Term | undefined,
  words: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const segment = (id: string) => segments.find((one) => one.segment === id)?.label[locale] ?? id;
  return {
    header: columns.map(({ field }) => columnLabel(field, words, locale)),
    rows: rows.map((customer) =>
      columns.map(({ field, kind }): Cell => {
        const value = customer[field];
        if (value === null || value === undefined) return null;
        if (typeof value === 'string') return kind === 'segment' ? segment(value) : value;
        if (kind === 'contribution') return cellOf(term, value);
        return kind === 'money' ? units(value) : value;
      })
    )
  };
}
