import { datedPeriod, latestPeriod, type Coverage, type DatedPeriod } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { previousPeriod, type Period } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';

/**
 * The period asked for and those before it, the latest first, as far back as somebody can have been a customer on the
 * day before.
 */
export function periodsBack(asked: Period | undefined, many: number, coverage: Coverage): DatedPeriod[] {
  const latest = asked ?? latestPeriod(coverage);
  dayToRead(latest, coverage);
  const periods: DatedPeriod[] = [];
  for (let period = latest; periods.length < many; period = previousPeriod(period)) {
    const dated = datedPeriod(period, coverage);
    if (dated.day_before < coverage.covers_from) break;
    periods.push(dated);
  }
  if (periods.length === 0)
    throw refusal('nobody_before', { period: latest.period, covers_from: coverage.covers_from });
  return periods;
}
