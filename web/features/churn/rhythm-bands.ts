import type { Dictionary } from '../../i18n/dictionary.ts';

/** The band of waits that ends at `key` gaps expected of the customer: up to 0.5×, 1 to 1.5×, more than 4×. */
export function bandText(key: string, { first, band, more }: Dictionary['churn']['rhythm']): string {
  if (key === 'more') return more('4');
  const to = Number(key);
  return to === 0.5 ? first(key) : band(String(to - 0.5), key);
}

/** Waiting for longer than is usual for the customer. */
export const isLonger = (key: string): boolean => key === 'more' || Number(key) > 1;
