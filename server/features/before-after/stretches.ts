import type { Coverage } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import type { MarkedEvent } from '../../events/events.ts';
import { addDays, daysBetween, span, yearAgo, type Day } from '../../periods.ts';

/** Equal stretches on both sides of a day: (opens_after, day_before] and (day_before, through]. */
export interface Stretches {
  opens_after: Day;
  day_before: Day;
  through: Day;
  days: number;
}

const around = (day_before: Day, days: number): Stretches => ({
  opens_after: addDays(day_before, -days),
  day_before,
  through: addDays(day_before, days),
  days
});

/** As long as asked, or as the data reaches on the shorter side. */
export function stretchesOf(on: Day, asked: number, { covers_from, data_through }: Coverage): Stretches {
  const day_before = addDays(on, -1);
  if (on > data_through) throw refusal('period_not_begun', { period: on, data_through });
  if (day_before < covers_from) throw refusal('nobody_before', { period: on, covers_from });
  const days = Math.min(
    asked,
    daysBetween(day_before, data_through),
    // On the day before the data begins nobody was a customer yet: that is known, too.
    daysBetween(addDays(covers_from, -1), day_before)
  );
  return around(day_before, days);
}

/**
 * An earlier pair of stretches, as long, in which nothing was marked: of a year ago, when the season was the same, else
 * the latest before the event.
 */
export function earlierStretches(
  { day_before, days }: Stretches,
  events: readonly Pick<MarkedEvent, 'happened_on'>[],
  { covers_from }: Coverage
): Stretches | undefined {
  const isFree = ({ opens_after, through }: Stretches) =>
    !events.some(({ happened_on }) => happened_on > opens_after && happened_on <= through);
  const isKnown = ({ opens_after }: Stretches) => opens_after >= covers_from;

  const year = around(yearAgo(span(day_before, day_before)).ends_on, days);
  if (year.through <= day_before && isKnown(year) && isFree(year)) return year;
  for (let back = around(addDays(day_before, -days), days); isKnown(back);) {
    if (isFree(back)) return back;
    back = around(addDays(back.day_before, -days), days);
  }
  return undefined;
}
