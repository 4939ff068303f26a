import type { Locale } from '../server/schemes/contract.ts';
import type { Metric, Term } from '../sql/metrics/metric.ts';
import { share, units, type Cell } from './csv.ts';
import { count, days, decimal, headline, headlineMoney, money, points, rate, signedRate } from './format.ts';

type Kind = Pick<Metric, 'unit' | 'better' | 'numerator' | 'denominator'>;

/** Units that are written in one way, long or short. */
const written: Partial<Record<Metric['unit'], (value: number | null, locale: Locale) => string>> = {
  rate,
  share: rate,
  points,
  days,
  score: (value, locale) => decimal(value, locale, 2)
};

/** A value as its unit wants it, to the last digit. */
export function metricValue({ unit }: Pick<Metric, 'unit'>, value: number | null, locale: Locale): string {
  return (written[unit] ?? (unit === 'money' ? money : count))(value, locale);
}

/** The same, short enough for a headline. */
export function metricHeadline({ unit }: Pick<Metric, 'unit'>, value: number | null, locale: Locale): string {
  return (written[unit] ?? (unit === 'money' ? headlineMoney : headline))(value, locale);
}

/** Numerator or denominator, to the last digit. */
export function termValue(term: Term | undefined, value: number | null, locale: Locale): string {
  if (term?.unit === 'score') return decimal(value, locale, Number.isInteger(value) ? 0 : 2);
  return term?.unit === 'money' ? money(value, locale) : count(value, locale);
}

export function termHeadline({ unit }: Pick<Term, 'unit'>, value: number | null, locale: Locale): string {
  return unit === 'money' ? headlineMoney(value, locale) : headline(value, locale);
}

/** A value, a numerator or a denominator for a spreadsheet: money in currency units, rates as shares, all else as it is. */
export function cellOf(counted: Pick<Metric | Term, 'unit'> | undefined, value: number | null): Cell {
  if (counted?.unit === 'money') return units(value);
  return counted?.unit === 'rate' || counted?.unit === 'share' ? share(value) : value;
}

/** Which of its two sums a list of customers adds up to. */
export function termAsked(
  metric: Pick<Metric, 'numerator' | 'denominator'> | undefined,
  part: string | undefined
): Term | undefined {
  return part === 'denominator' ? metric?.denominator : metric?.numerator;
}

/** Rates and shares of fewer than this many customers are shown without colour. */
const ENOUGH = 30;

/** Too few to read a rate of them. */
export const isFew = (n: number | null): boolean => n !== null && n < ENOUGH;

export function isSmall({ unit, denominator }: Kind, n: number | null): boolean {
  return unit === 'rate' && denominator !== undefined && isFew(n);
}

export interface Change {
  /** difference of rates in 0…1, or the relative change */
  by: number;
  in_points: boolean;
  direction: 'up' | 'down' | 'same';
  verdict: 'better' | 'worse' | 'neither';
}

/** Rates, shares and points move in points of a hundred, everything else in per cent of the earlier value. */
export function changeOf(
  { unit, better }: Pick<Metric, 'unit' | 'better'>,
  now: number | null,
  before: number | null
): Change | undefined {
  if (now === null || before === null) return undefined;
  const in_points = unit === 'rate' || unit === 'share' || unit === 'points';
  if (!in_points && before === 0) return undefined;
  const by = in_points ? now - before : (now - before) / Math.abs(before);
  const shown = Math.round(by * 1000);
  const direction = shown > 0 ? 'up' : shown < 0 ? 'down' : 'same';
  const verdict =
    direction === 'same' || better === 'neither' ? 'neither' : direction === better ? 'better' : 'worse';
  return { by, in_points, direction, verdict };
}

export function changeText(change: Change, locale: Locale): string {
  return change.in_points ? points(change.by, locale) : signedRate(change.by, locale);
}
