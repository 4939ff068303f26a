import { loadFindings, loadWords, rejectReasons } from '../messages/loading.ts';
import type { Locale, Words } from '../schemes/contract.ts';
import type { Finding } from '../features/extracts/contract.ts';

export type Details = Record<string, string | number>;

/** A finding as it is stored: its words are found when somebody reads it. */
export interface StoredFinding {
  code: keyof typeof loadFindings;
  count: number;
  details?: Details;
}

/** A sentence of the catalog in the reader's language, its {blanks} filled in; counts with their separators. */
export function worded(words: Words, details: Details, locale: Locale): string {
  return words[locale].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = details[name];
    return typeof value === 'number' ? value.toLocaleString(locale) : (value ?? blank);
  });
}

export function wordedFinding({ code, count, details }: StoredFinding, locale: Locale): Finding {
  const order = details?.['order'];
  const said =
    order === 'month_first' || order === 'day_first' ? { order: loadWords.first_of_date[order][locale] } : {};
  return { code, count, sentence: worded(loadFindings[code], { ...details, ...said, count }, locale) };
}

export function wordedReason(reason: string, locale: Locale): string {
  const known = Object.entries(rejectReasons).find(([code]) => code === reason);
  return known ? known[1][locale] : reason;
}
