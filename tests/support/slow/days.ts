/** Days as numbers, so that "90 days before" is a subtraction. Shares nothing with server/periods.ts. */
export const dayNumber = (day: string) =>
  Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / 86_400_000;
export const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

export interface Span {
  from: number;
  to: number;
}

/** 2026Q1, 2026-03, 2026, 2026H1, or 2026-01-15..2026-02-20. */
export function spanOf(period: string): Span {
  const [from = '', to] = period.split('..');
  if (to) return { from: dayNumber(from), to: dayNumber(to) };
  const year = +period.slice(0, 4);
  if (period.length === 4) return months(year, 0, 12);
  if (period[4] === 'Q') return months(year, (+period.slice(5) - 1) * 3, 3);
  if (period[4] === 'H') return months(year, (+period.slice(5) - 1) * 6, 6);
  return months(year, +period.slice(5) - 1, 1);
}

const months = (year: number, first: number, length: number): Span => ({
  from: Date.UTC(year, first, 1) / 86_400_000,
  to: Date.UTC(year, first + length, 1) / 86_400_000 - 1
});

/** The period of the same kind that ends the day before. */
export function spanBefore(period: string): Span {
  const { from, to } = spanOf(period);
  if (period.includes('..')) return { from: from - (to - from + 1), to: from - 1 };
  const start = new Date(from * 86_400_000);
  const length = lengthOf(period);
  return months(start.getUTCFullYear(), start.getUTCMonth() - length, length);
}

/** The period of the same kind that begins the day after; not for a span of days. */
export function spanAfter(period: string): Span {
  const start = new Date((spanOf(period).to + 1) * 86_400_000);
  return months(start.getUTCFullYear(), start.getUTCMonth(), lengthOf(period));
}

/** The same period last year; 29 February becomes the 28th. */
export function spanYearAgo(period: string): Span {
  if (!period.includes('..')) return spanOf(`${+period.slice(0, 4) - 1}${period.slice(4)}`);
  const earlier = (day: number) => {
    const text = dayText(day);
    const back = `${+text.slice(0, 4) - 1}${text.slice(4)}`;
    return back.endsWith('02-29') ? dayNumber(back.replace('02-29', '02-28')) : dayNumber(back);
  };
  const { from, to } = spanOf(period);
  return { from: earlier(from), to: earlier(to) };
}

const lengthOf = (period: string) =>
  period.length === 4 ? 12 : period[4] === 'Q' ? 3 : period[4] === 'H' ? 6 : 1;

/** The last day of the latest quarter that lies wholly in the coverage. */
export function lastCompleteQuarterEnd({ from, to }: Span): number | undefined {
  for (let day = to; day > from; day -= 1) {
    const next = dayText(day + 1);
    if (!/-(01|04|07|10)-01$/.test(next)) continue;
    const start = new Date((day + 1) * 86_400_000);
    const begins = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - 3, 1) / 86_400_000;
    return begins >= from ? day : undefined;
  }
  return undefined;
}
