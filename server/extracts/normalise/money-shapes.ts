import { narrowed } from './shapes.ts';

/** Codes and signs of money that stand before or behind a number. The yuan as an escape: editors fold it into another. */
const names = 'RMB|CNY|USD|GBP|EUR|HKD|TWD|JPY|KRW|INR|CHF|AUD|CAD|SGD|[A-Z]{0,2}\\$|Rs\\.?';

/** For JavaScript and for the engine, in any case. */
export const currencyPattern = `${names}|[\u00A5€£₩₹元圆]`;

const currency = `(?:${currencyPattern})`;

/** One minus at most, wherever people put it, or brackets instead of it. */
const money = new RegExp(
  `^(?:([+-]?) ?${currency}? ?([+-]?)([9.,' eE+-]*?)(-?) ?${currency}?|${currency}? ?\\( ?${currency}? ?([9.,' ]*?) ?${currency}? ?\\) ?${currency}?)$`,
  'i'
);

const yuan = ['\u00A5', '元', '圆', 'RMB', 'CNY'];

interface Money {
  /** the number without sign and currency, in the signs of ASCII */
  core: string;
  /** the same for everything that names one currency; undefined where nothing does */
  currency: string | undefined;
}

/** Takes apart a number as people write money; undefined where it is no such thing. */
export function moneyOf(shape: string): Money | undefined {
  const text = narrowed(shape).trim();
  const found = money.exec(text);
  if (!found) return undefined;
  const [, first = '', second = '', signed = '', behind = '', bracketed] = found;
  if ([first, second, behind].filter((sign) => sign !== '').length > 1) return undefined;

  const named = new Set((text.match(new RegExp(currency, 'gi')) ?? []).map(codeOf));
  const core = (bracketed ?? signed).trim();
  return core === '' || named.size > 1 ? undefined : { core, currency: [...named][0] };
}

function codeOf(currency: string): string {
  const name = currency.toUpperCase();
  if (yuan.includes(name)) return 'CNY';
  return { $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP', HK$: 'HKD', '₹': 'INR' }[name] ?? name;
}
