import type { Locale, Words } from '../schemes/contract.ts';

/** What stands in the braces of a sentence. */
export type Details = Readonly<Record<string, string | number>>;

/** A sentence in the reader's language, with its code. */
export const said = <Code extends string>(
  sentences: Readonly<Record<Code, Words>>,
  code: Code,
  locale: Locale,
  details: Details = {}
): { code: Code; sentence: string } => ({
  code,
  sentence: sentences[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
    filling(details[name] ?? whole)
  )
});

/** 2502 → 2,502, as on every page. */
export const grouped = (value: number) => value.toLocaleString('en');

const filling = (detail: string | number) => (typeof detail === 'number' ? grouped(detail) : detail);

/** 0.123 → 12.3%, in sentences; a dash where there is none. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)}%`;

/** 0.0123 → +1.2 points. */
export const pointsText = (share: number | null | undefined, locale: Locale): string =>
  share === null || share === undefined
    ? '–'
    : `${signed(100 * share, 1)}${locale === 'en' ? ' points' : ' 个百分点'}`;

/** Minor units → +1,234.50, in currency units. */
export const amountText = (minor: number | null | undefined): string =>
  minor === null || minor === undefined ? '–' : signed(minor / 100, 2);

const signed = (value: number, digits: number) =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
