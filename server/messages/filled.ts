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
    String(details[name] ?? whole)
  )
});

/** 0.123 → 12.3%, in sentences; a dash where there is none. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)}%`;
