import { days, type Day } from './calendar.ts';
import { south, type Customer } from './people.ts';
import type { Random } from './random.ts';

/** Of a million quiet customers so many come back on an ordinary day, by themselves. */
const comesBack = 420;
/** The same in "old friends' month", March 2026: a letter and ten percent off for whoever had gone quiet. */
const comesBackWhenInvited = 4_200;
const isOldFriendsMonth = (day: Day) => day.on.startsWith('2026-03');

/** Parcels to the south came late in the third quarter of 2025, and after three orders in ten the customer was gone. */
const isLate = (day: Day, customer: Customer) =>
  customer.region === south && day.on >= '2025-07-01' && day.on <= '2025-09-30';

/**
 * The days on which a customer buys; a day on which they buy twice comes twice.
 *
 * Somebody who is awake buys on any day with their own chance, and may go quiet after it. Somebody who is quiet may come
 * back any day. Neither is visible in the extract: who is gone and who is only slow has to be inferred, as in any shop.
 */
export function buyingDays(customer: Customer, random: Random): Day[] {
  const { arrival, habit } = customer;
  const bought: Day[] = [];
  let isAwake = arrival !== undefined || random.percent(62);

  for (let number = arrival ?? 0; number < days.length; number++) {
    const day = days[number];
    if (!day) break;
    const chance = isAwake ? habit.buys : isOldFriendsMonth(day) ? comesBackWhenInvited : comesBack;
    if (number !== arrival && !random.perMillion(Math.floor((chance * day.bustle) / 100))) continue;

    bought.push(day);
    if (random.percent(2)) bought.push(day);
    isAwake = !random.percent(habit.leaves + (isLate(day, customer) ? 30 : 0));
  }
  return bought;
}
