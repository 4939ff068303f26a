import { periodsOfGrain } from '../build/calendar.ts';
import { addDays, type Day } from '../periods.ts';

/** Days of the past on which something was foretold that is known by now, the oldest first. */
export interface RecordDays {
  grain: 'quarter' | 'month';
  days: Day[];
}

/** Before so many days of data nobody can be silent for long. */
const leastHistory = 90;
/** Fewer quarters than these, and months tell more. */
const enoughQuarters = 4;

/**
 * Ends of quarters, of months where there are few quarters: so far back that the whole horizon is over by the day that is
 * known. The latest of them.
 */
export function recordDays(
  covers_from: Day,
  known_through: Day,
  horizon_days: number,
  most: number
): RecordDays {
  const latest = addDays(known_through, -horizon_days);
  const earliest = addDays(covers_from, leastHistory);
  const ends = (grain: 'quarter' | 'month') =>
    periodsOfGrain(grain, { covers_from, data_through: known_through })
      .map(({ ends_on }) => ends_on)
      .filter((day) => day >= earliest && day <= latest);
  const quarters = ends('quarter');
  return quarters.length >= enoughQuarters
    ? { grain: 'quarter', days: quarters.slice(-most) }
    : { grain: 'month', days: ends('month').slice(-most) };
}
