/** A business day as 2026-09-30: days compare and sort as text. */
export type Day = string;
export type Grain = 'month' | 'quarter' | 'half' | 'year';

export const grains: readonly Grain[] = ['month', 'quarter', 'half', 'year'];

/** A closed stretch of days: a month, quarter, half or year by its name, or any span. */
export interface Period {
  /** 2026-09, 2026Q3, 2026H2, 2026; a span as 2026-09-01..2026-09-17 */
  period: string;
  grain: Grain | 'span';
  starts_on: Day;
  ends_on: Day;
}

const monthsOf: Record<Grain, number> = { month: 1, quarter: 3, half: 6, year: 12 };
const dayMs = 86_400_000;

const toDate = (day: Day) => new Date(`${day}T00:00:00Z`);
const firstDay = '0001-01-01';
const toDay = (date: Date): Day => (date < toDate(firstDay) ? firstDay : date.toISOString().slice(0, 10));

/** None is before the first of the calendar: nothing is dated there. */
export const addDays = (day: Day, days: number): Day => toDay(new Date(toDate(day).getTime() + days * dayMs));

/** From one day to a later one. */
export const daysBetween = (from: Day, to: Day) => daysIn(from, to) - 1;

const monthOf = (day: Day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;
const isMonthEnd = (day: Day) => addDays(day, 1).endsWith('-01');

/** Months between two month ends; undefined when one of them is none. */
export const monthsBetween = (from: Day, to: Day): number | undefined =>
  isMonthEnd(from) && isMonthEnd(to) ? monthOf(to) - monthOf(from) : undefined;

/** The last day of the month that many months later. */
export const monthEnd = (day: Day, months: number): Day => nth('month', 0, monthOf(day) + months).ends_on;

/** Days of a closed span. */
const daysIn = (starts_on: Day, ends_on: Day) =>
  Math.round((toDate(ends_on).getTime() - toDate(starts_on).getTime()) / dayMs) + 1;

/** A day that exists, of the years 1 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && toDay(date) === text && text >= '0001-01-01';
}

/** The period of that grain which holds the day. */
export function periodOf(grain: Grain, day: Day): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  return nth(grain, year, Math.floor(month / monthsOf[grain]));
}

/** The n-th month, quarter or half (from 0) of a year; n may run over the year's end. */
function nth(grain: Grain, year: number, n: number): Period {
  const span = monthsOf[grain];
  const first = new Date(0);
  first.setUTCFullYear(year, n * span, 1);
  const after = new Date(0);
  after.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + span, 1);

  const starts_on = toDay(first);
  const number = Math.floor(first.getUTCMonth() / span) + 1;
  const name: Record<Grain, string> = {
    month: starts_on.slice(0, 7),
    quarter: `${starts_on.slice(0, 4)}Q${number}`,
    half: `${starts_on.slice(0, 4)}H${number}`,
    year: starts_on.slice(0, 4)
  };
  return { period: name[grain], grain, starts_on, ends_on: toDay(new Date(after.getTime() - dayMs)) };
}

/** A period by its name; undefined when the text is none. A day is a span of one day. */
export function parsePeriod(text: string): Period | undefined {
  if (isDay(text)) return span(text, text);
  const [, year, month, kind, number] = /^(\d{4})(?:-(\d{2})|([QH])(\d))?$/.exec(text) ?? [];
  if (!year || year === '0000') return undefined;
  if (!month && !kind) return nth('year', Number(year), 0);
  const n = Number(month ?? number) - 1;
  const grain: Grain = month ? 'month' : kind === 'Q' ? 'quarter' : 'half';
  return n >= 0 && n < 12 / monthsOf[grain] ? nth(grain, Number(year), n) : undefined;
}

export const span = (starts_on: Day, ends_on: Day): Period => ({
  period: starts_on === ends_on ? starts_on : `${starts_on}..${ends_on}`,
  grain: 'span',
  starts_on,
  ends_on
});

/** Of the same kind, ending the day before: the previous quarter, or as many days. */
export function previousPeriod({ grain, starts_on, ends_on }: Period): Period {
  const ends = addDays(starts_on, -1);
  return grain === 'span' ? span(addDays(ends, 1 - daysIn(starts_on, ends_on)), ends) : periodOf(grain, ends);
}

/** The same period last year; 29 February falls back to the 28th. */
export function yearAgo({ grain, starts_on, ends_on }: Period): Period {
  return grain === 'span'
    ? span(dayYearAgo(starts_on), dayYearAgo(ends_on))
    : periodOf(grain, dayYearAgo(starts_on));
}

function dayYearAgo(day: Day): Day {
  const same = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 8)}28`;
}

/**
 * Counts up by one from period to period of a grain, and is never that of a period of another grain; null for a span.
 * The difference of two is how many periods lie between them.
 */
export function periodNo({ grain, starts_on }: Period): number | null {
  if (grain === 'span') return null;
  const month = Number(starts_on.slice(0, 4)) * 12 + Number(starts_on.slice(5, 7)) - 1;
  return (grains.indexOf(grain) + 1) * 1_000_000 + Math.floor(month / monthsOf[grain]);
}

/** Every period of a grain that shares a day with [from, through], oldest first. */
export function periodsBetween(grain: Grain, from: Day, through: Day): Period[] {
  const periods: Period[] = [];
  for (let period = periodOf(grain, from); period.starts_on <= through;) {
    periods.push(period);
    period = periodOf(grain, addDays(period.ends_on, 1));
  }
  return periods;
}
