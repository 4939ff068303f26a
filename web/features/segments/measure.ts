import { count, headline, headlineMoney, money, rate, wholeMoney } from '../../format.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Sums } from './cross-filter.ts';

/** What a cell, a bar and a facet may tell. */
export const MEASURES = ['customers', 'net_amount', 'average_order_value', 'bought_again'] as const;
export type Measure = (typeof MEASURES)[number];

/** Rates of fewer customers than this are shown without colour, as everywhere. */
const ENOUGH = 30;

/** Of the sums, the measure; a ratio is a ratio of sums, and blank without a denominator or before its days are over. */
export function measured(measure: Measure, sums: Sums | undefined, has_outcome: boolean): number | null {
  if (sums === undefined) return null;
  if (measure === 'customers' || measure === 'net_amount') return sums[measure];
  if (measure === 'average_order_value') return over(sums.net_amount, sums.orders);
  return has_outcome ? over(sums.buyers_next, sums.customers) : null;
}

export const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export const isFew = (customers: number) => customers < ENOUGH;

export const isSmall = (measure: Measure, sums: Sums | undefined) =>
  measure === 'bought_again' && sums !== undefined && isFew(sums.customers);

/** As the reader writes it: whole amounts, for cents only make noise in a grid; to the cent where one number stands alone. */
export function measureText(
  measure: Measure,
  value: number | null,
  locale: Locale,
  is_exact = false
): string {
  if (measure === 'customers') return count(value, locale);
  if (measure === 'bought_again') return rate(value, locale);
  return is_exact ? money(value, locale) : wholeMoney(value, locale);
}

/** The same, short. */
export function measureHeadline(measure: Measure, value: number | null, locale: Locale): string {
  if (measure === 'customers') return headline(value, locale);
  return measure === 'bought_again' ? rate(value, locale) : headlineMoney(value, locale);
}
