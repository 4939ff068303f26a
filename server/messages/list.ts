import type { Locale } from '../schemes/contract.ts';

/** A list inside a list stands for alternatives. */
export type List = readonly (string | number | readonly string[])[];

const between = {
  en: { items: ', ', alternatives: ' or ' },
  'zh-CN': { items: '、', alternatives: ' 或 ' }
} as const;

/** A list as each language writes it; a dash where there is nothing to list. */
export function listed(list: List, locale: Locale): string {
  const { items, alternatives } = between[locale];
  return list.map((each) => (typeof each === 'object' ? each.join(alternatives) : each)).join(items) || '–';
}
