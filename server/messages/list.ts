import type { Locale } from '../schemes/contract.ts';

/** A list inside a list stands for alternatives. */
export type List = readonly (string | number | readonly string[])[];

const between = {
  en: { items: ', ', alternatives: ' or ' },
  'zh-CN': { items: '、', alternatives: ' 或 ' }
} as const;

/** All of them, as one would say it: Champions and Loyal; 冠军和忠诚. */
export const together = (words: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words) || '–';

/** A list as each language writes it; a dash where there is nothing to list. */
export function listed(list: List, locale: Locale): string {
  const { items, alternatives } = between[locale];
  return list.map((each) => (typeof each === 'object' ? each.join(alternatives) : each)).join(items) || '–';
}
