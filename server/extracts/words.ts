import type { Finding } from '../features/extracts/contract.ts';
import { loadFindings, loadVerdicts, loadWords, rejectReasons } from '../messages/load-words.ts';
import type { Locale, Words } from '../schemes/contract.ts';

/** What a sentence on an extract is filled with: lists are put together, and codes worded, in the reader's language. */
type Told = Record<string, string | number | readonly string[]>;

/** A finding as it is stored: its words are found when somebody reads it. */
export interface StoredFinding {
  code: keyof typeof loadFindings;
  count: number;
  details?: Told;
}

/** How a load ended, as it is stored. */
export interface StoredVerdict {
  code: keyof typeof loadVerdicts;
  details: Told;
}

/** The part of a report that is told to people. */
export interface StoredWords {
  findings?: readonly StoredFinding[];
  message?: StoredVerdict;
}

/** Nobody reads a hundred headers: the first dozen, and how many more. */
const mostListed = 12;

/** Details that are codes themselves, by their names. */
const codes: Record<string, Record<string, Words>> = {
  order: loadWords.first_of_date,
  first_reason: rejectReasons
};

/** A sentence of the catalog in the reader's language, its {blanks} filled in; counts with their separators. */
export function worded(words: Words, details: Told, locale: Locale): string {
  return words[locale].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = details[name];
    if (value === undefined) return blank;
    if (typeof value === 'number') return value.toLocaleString(locale);
    if (typeof value === 'string') return codes[name]?.[value]?.[locale] ?? value;
    return listed(value, locale);
  });
}

/** A finding in the reader's language. */
export function wordedFinding({ code, count, details }: StoredFinding, locale: Locale): Finding {
  return { code, count, sentence: worded(loadFindings[code], { ...details, count }, locale) };
}

/** What is stored of an extract, in the reader's language. */
export const wordedReport = (extract_id: string, report: string | null, locale: Locale) =>
  wordedWords(extract_id, JSON.parse(report ?? '{}') as StoredWords, locale);

export function wordedWords(
  extract_id: string,
  { findings = [], message }: StoredWords,
  locale: Locale
): { findings: Finding[]; message: string } {
  return {
    findings: findings.map((finding) => wordedFinding(finding, locale)),
    message: message ? worded(loadVerdicts[message.code], { ...message.details, extract_id }, locale) : ''
  };
}

function listed(items: readonly string[], locale: Locale): string {
  const more = items.length - mostListed;
  const last = more > 0 ? [worded(loadWords.more, { count: more }, locale)] : [];
  return [...items.slice(0, mostListed), ...last].join(loadWords.comma[locale]);
}
