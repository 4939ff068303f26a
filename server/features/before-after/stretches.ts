import type { Coverage } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import type { MarkedEvent } from '../../events/events.ts';
import { addDays, daysBetween, type Day } from '../../periods.ts';

/** Equal stretches on both sides of a day: (opens_after, day_before] and (day_before, through]. */
export interface Stretches {
  opens_after: Day;
  day_before: Day;
  through: Day;
  days: number;
}

/** Earlier times that are looked at: enough to see how much one differs from another, few enough to be read at any size. */
const mostTimes = 8;

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

/** Earlier times, as long, in which nothing was marked: each begins a stretch before the one after it, the latest first. */
export function earlierStretches(
  { day_before, days }: Stretches,
  events: readonly Pick<MarkedEvent, 'happened_on'>[],
  { covers_from }: Coverage
): Stretches[] {
  const isFree = ({ opens_after, through }: Stretches) =>
    !events.some(({ happened_on }) => happened_on > opens_after && happened_on <= through);
  const isKnown = ({ opens_after }: Stretches) => opens_after >= addDays(covers_from, -1);

  const times: Stretches[] = [];
  let back = around(addDays(day_before, -days), days);
  while (isKnown(back) && times.length < mostTimes) {
    if (isFree(back)) times.push(back);
    back = around(addDays(back.day_before, -days), days);
  }
  return times;
}
