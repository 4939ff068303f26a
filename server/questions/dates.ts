import type { Partial } from '../answer.ts';
import {
  datedPeriod,
  latestPeriod,
  longestPath,
  type Coverage,
  type DatedPeriod
} from '../build/calendar.ts';
import { refusal, type Refusal } from '../errors.ts';
import { addDays, periodOf, span, type Day, type Period } from '../periods.ts';

/** A day to read, and the mark when the time asked for is not over. */
export interface DayRead {
  day: Day;
  partial?: Partial;
}

/** The last day of what was asked, or the last day covered while that is not over. Outside the data it is refused. */
export function dayToRead(asked: Period, { covers_from, data_through }: Coverage): DayRead {
  if (asked.starts_on > data_through)
    throw refusal('period_not_begun', { period: asked.period, data_through });
  if (asked.ends_on < covers_from) throw refusal('before_the_data', { period: asked.period, covers_from });
  return asked.ends_on > data_through
    ? { day: data_through, partial: { period: asked.period, ends_on: asked.ends_on } }
    : { day: asked.ends_on };
}

/** Two days, the first before the second. Without a wish: the ends of the latest period and of the one before. */
export function flowDays(
  asked: { from: Period | undefined; to: Period | undefined },
  coverage: Coverage
): { from: Day; to: DayRead } {
  const latest = latestPeriod(coverage);
  const to = dayToRead(asked.to ?? latest, coverage);
  // A day asked alone is compared with the end of the quarter before it.
  const ending = !asked.to ? latest : asked.to.grain === 'span' ? periodOf('quarter', to.day) : asked.to;
  const from = asked.from?.ends_on ?? addDays(ending.starts_on, -1);

  if (asked.from && asked.from.starts_on > coverage.data_through) {
    throw refusal('period_not_begun', { period: asked.from.period, data_through: coverage.data_through });
  }
  // The day before the data begins is the one early day that means something: nobody was a customer yet.
  if (asked.from && from < addDays(coverage.covers_from, -1)) {
    throw refusal('before_the_data', { period: asked.from.period, covers_from: coverage.covers_from });
  }
  if (from >= to.day) {
    throw refusal('from_not_before_to', { from: asked.from?.period ?? from, to: asked.to?.period ?? to.day });
  }
  return { from, to };
}

/** Two to eight days, each after the one before. Only the last can be of a time that is not over. */
export function snapshotDays(
  asked: readonly Period[],
  coverage: Coverage
): { days: Day[]; partial?: Partial } {
  if (asked.length < 2 || asked.length > longestPath) {
    throw refusal('snapshots_too_few_or_many', { given: asked.length, most: longestPath });
  }
  const dayBefore = addDays(coverage.covers_from, -1);
  const read = asked.map((period, place): DayRead & { period: Period } => ({
    // The day before the data begins is the one early day that means something: nobody was a customer yet.
    ...(place === 0 && period.ends_on === dayBefore ? { day: dayBefore } : dayToRead(period, coverage)),
    period
  }));
  read.forEach(({ day, period }, place) => {
    const before = read[place - 1];
    if (before && before.day >= day) {
      throw refusal('snapshots_not_ascending', { before: before.period.period, after: period.period });
    }
  });
  const partial = read.at(-1)?.partial;
  return { days: read.map(({ day }) => day), ...(partial && { partial }) };
}

/** A period, or the closed span of from and to; without a wish the latest complete quarter. */
export function spanToRead(
  asked: { period: Period | undefined; from: Period | undefined; to: Period | undefined },
  coverage: Coverage
): { period: DatedPeriod; partial?: Partial } {
  if (asked.period && (asked.from ?? asked.to)) throw refusal('period_or_span');
  if (asked.from && !asked.to) throw spanIncomplete('from', asked.from, coverage);
  if (asked.to && !asked.from) throw spanIncomplete('to', asked.to, coverage);
  if (asked.from && asked.to && asked.from.starts_on > asked.to.ends_on) {
    throw refusal('from_not_before_to', { from: asked.from.period, to: asked.to.period });
  }

  const period =
    asked.from && asked.to
      ? span(asked.from.starts_on, asked.to.ends_on)
      : (asked.period ?? latestPeriod(coverage));
  const { partial } = dayToRead(period, coverage);
  return { period: datedPeriod(period, coverage), ...(partial && { partial }) };
}

/** One end of a span alone: says the other, and a day it might be. */
function spanIncomplete(given: 'from' | 'to', end: Period, coverage: Coverage): Refusal {
  const { covers_from, data_through } = coverage;
  if (end.starts_on > data_through) return refusal('period_not_begun', { period: end.period, data_through });
  const { period } = latestPeriod(coverage);
  return given === 'from'
    ? refusal('span_incomplete', { given, missing: 'to', day: data_through, period })
    : refusal('span_incomplete', { given, missing: 'from', day: covers_from, period });
}
