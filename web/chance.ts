import type { Locale } from '../server/schemes/contract.ts';
import { rate } from './format.ts';

/** A chance as a percentage. No model is sure: what would round to 0 or to 100 % is said to lie beyond the last before it. */
export function chance(value: number | null, locale: Locale): string {
  const said = rate(value, locale);
  if (said === rate(1, locale)) return `>${rate(0.999, locale)}`;
  return said === rate(0, locale) ? `<${rate(0.001, locale)}` : said;
}
