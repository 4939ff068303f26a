import type { Grain } from '../server/features/kpi-series/contract.ts';

/**
 * Periods as people write them: 2026-09, 2026Q3, 2026H2, 2026, and days: 2026-09-30.
 * Only what pickers and labels need; the server alone decides what a period contains.
 */
export const GRAINS = ['month', 'quarter', 'half', 'year'] as const satisfies readonly Grain[];

const MONTHS: Record<Grain, number> = { month: 1, quarter: 3, half: 6, year: 12 };

interface Parsed {
  grain: Grain;
  /** months since year 0 of its first month */
  month: number;
}

function parse(text: string): Parsed | undefined {
  const found = /^(\d{4})(?:-(\d{2})|Q([1-4])|H([12]))?$/.exec(text);
  if (!found) return undefined;
  const [, year, month, quarter, half] = found;
  const start = Number(year) * 12;
  if (month !== undefined) {
    const number = Number(month);
    return number >= 1 && number <= 12 ? { grain: 'month', month: start + number - 1 } : undefined;
  }
  if (quarter !== undefined) return { grain: 'quarter', month: start + (Number(quarter) - 1) * 3 };
  if (half !== undefined) return { grain: 'half', month: start + (Number(half) - 1) * 6 };
  return { grain: 'year', month: start };
}

function written(grain: Grain, month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  const of_year = month % 12;
  if (grain === 'month') return `${year}-${String(of_year + 1).padStart(2, '0')}`;
  if (grain === 'quarter') return `${year}Q${of_year / 3 + 1}`;
  if (grain === 'half') return `${year}H${of_year / 6 + 1}`;
  return year;
}

function dayOf(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}

export function isPeriod(text: string): boolean {
  return parse(text) !== undefined;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** month, quarter, half or year; day for a day; undefined for anything else. */
export function grainOf(text: string): Grain | 'day' | undefined {
  return isDay(text) ? 'day' : parse(text)?.grain;
}

export function firstDay(text: string): string {
  const period = parse(text);
  return period ? dayOf(period.month, 1) : text;
}

/** A day stands for itself. */
export function lastDay(text: string): string {
  const period = parse(text);
  return period ? dayOf(period.month + MONTHS[period.grain], 0) : text;
}

/** The day at which a moment is read: an unfinished period is read where the data ends. */
export function readOn(moment: string, data_through: string | null): string {
  const day = lastDay(moment);
  return data_through !== null && day > data_through ? data_through : day;
}

/** The period or day so many steps later; before, when negative. */
export function step(text: string, by: number): string {
  const period = parse(text);
  if (period) return written(period.grain, period.month + by * MONTHS[period.grain]);
  if (!isDay(text)) return text;
  const day = new Date(`${text}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + by);
  return day.toISOString().slice(0, 10);
}

/** The period of that grain in which the day falls. */
export function periodOf(day: string, grain: Grain): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return written(grain, month - (month % MONTHS[grain]));
}

/** Every period of the grain that has a day between the two, newest first. */
export function periodsBetween(from: string, through: string, grain: Grain): string[] {
  const periods: string[] = [];
  for (
    let period = periodOf(through, grain);
    lastDay(period) >= from && periods.length < 1200;
    period = step(period, -1)
  ) {
    periods.push(period);
  }
  return periods;
}
