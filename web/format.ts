import type { Locale } from '../server/schemes/contract.ts';

/**
 * Numbers as the reader writes them. Nothing is computed here but rounding.
 * "No answer" is a dash with no digits: never 0.
 */
export const NONE = '–';

const MINUS = '−';

type Known = number | null | undefined;

function isNothing(value: Known): value is null | undefined {
  return value === null || value === undefined;
}

const formats = new Map<string, Intl.NumberFormat>();

function digits(value: number, locale: Locale, decimals: number): string {
  const key = `${locale}:${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals
    });
    formats.set(key, format);
  }
  return format.format(Math.abs(value));
}

function signed(value: number, text: string, plus = ''): string {
  if (!/[1-9]/.test(text)) return text;
  return value < 0 ? `${MINUS}${text}` : `${plus}${text}`;
}

export function count(value: Known, locale: Locale): string {
  return isNothing(value) ? NONE : signed(value, digits(value, locale, 0));
}

/** An average of counts, or of days. */
export function decimal(value: Known, locale: Locale, decimals = 1): string {
  return isNothing(value) ? NONE : signed(value, digits(value, locale, decimals));
}

/** A number of days with its word. */
export function days(value: Known, locale: Locale): string {
  return isNothing(value)
    ? NONE
    : new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(value);
}

/** Minor units in, currency units out, to the cent. */
export function money(minor: Known, locale: Locale): string {
  return isNothing(minor) ? NONE : signed(minor, digits(minor / 100, locale, 2));
}

/** Minor units in, whole currency units out: for tables in which cents only make noise. */
export function wholeMoney(minor: Known, locale: Locale): string {
  return isNothing(minor) ? NONE : signed(minor, digits(minor / 100, locale, 0));
}

/** 0…1 in, a percentage with one decimal out. */
export function rate(value: Known, locale: Locale): string {
  return isNothing(value) ? NONE : `${signed(value, digits(value * 100, locale, 1))}%`;
}

/** A percentage with its sign: how much more or less. */
export function signedRate(value: Known, locale: Locale): string {
  return isNothing(value) ? NONE : `${signed(value, digits(value * 100, locale, 1), '+')}%`;
}

/** The difference of two rates, in percentage points and without their name. */
export function points(value: Known, locale: Locale): string {
  return isNothing(value) ? NONE : signed(value, digits(value * 100, locale, 1), '+');
}

export function signedCount(value: number, locale: Locale): string {
  return signed(value, digits(value, locale, 0), '+');
}

/**
 * A large number for a headline: 12.3万 and 1.23亿 in Chinese, 123.4K and 1.23M in English.
 * Below 100,000 every digit is shown; the exact number is always one click away.
 */
export function headline(value: Known, locale: Locale, decimals = 0): string {
  if (isNothing(value)) return NONE;
  const size = Math.abs(value);
  if (size < 100_000) return signed(value, digits(value, locale, size < 1000 ? decimals : 0));
  const steps: [number, string][] =
    locale === 'zh-CN'
      ? [
          [1e8, '亿'],
          [1e4, '万']
        ]
      : [
          [1e9, 'B'],
          [1e6, 'M'],
          [1e3, 'K']
        ];
  const [unit, name] = steps.find(([unit]) => size >= unit) ?? [1, ''];
  const part = size / unit;
  return `${signed(value, digits(part, locale, part < 10 ? 2 : 1))}${name}`;
}

export function headlineMoney(minor: Known, locale: Locale): string {
  return isNothing(minor) ? NONE : headline(minor / 100, locale, 2);
}

/** A number on an axis: short, and no digit more than the step needs: 80,000, 100,000, 1.5M. */
export function axisNumber(value: number, locale: Locale): string {
  const size = Math.abs(value);
  const text =
    size < 1e6 ? signed(value, digits(value, locale, size < 1000 ? 2 : 0)) : headline(value, locale);
  return text.includes('.') ? text.replace(/\.?0+(?=\D*$)/, '') : text;
}

/** The size of a file: 834 B, 12.3 KB, 4.6 MB, in steps of a thousand. */
export function bytes(value: number, locale: Locale): string {
  const steps: [number, string][] = [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'KB']
  ];
  const [size, name] = steps.find(([size]) => value >= size) ?? [1, 'B'];
  return `${digits(value / size, locale, size === 1 ? 0 : 1)} ${name}`;
}

/** Days are ISO on every screen: nobody mistakes 2026-09-03. An instant is shown in UTC, and says so. */
export function instant(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
