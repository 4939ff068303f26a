import type { Session } from '../db/session.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { addDays } from '../periods.ts';
import { settingsInForce } from '../settings.ts';
import type { ReadingRules } from './manifest.ts';

/** The settings in force, and what the day of loading and the extracts before say. */
export async function readingRules(home: Home, now: Date): Promise<ReadingRules> {
  const { business_time_zone, void_statuses, duplicates, currency } = await settingsInForce(home);
  // Written like an ISO day.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: business_time_zone }).format(now);
  return {
    time_zone: business_time_zone,
    // A shop east of the business zone may be in tomorrow.
    latest_day: addDays(today, 1),
    void_statuses,
    duplicates,
    // What is loaded goes before what is set: a setting changes no amount that is there already.
    currency: (await loadedCurrency(home.warehouse)) ?? currency
  };
}

/** Asked again when the lines are written: two first loads at once were both read while no currency was known. */
export async function refuseOtherCurrency(session: Session, currency: string | null): Promise<void> {
  const expected = await loadedCurrency(session);
  if (currency !== null && expected !== null && currency !== expected) {
    throw refusal('other_currency', { currency, expected });
  }
}

/** Of the extracts that are loaded; null while none of them names one. The demo goes before anything stands beside it. */
async function loadedCurrency(session: Pick<Session, 'all'>): Promise<string | null> {
  const [first] = await session.all<{ currency: string }>(
    `select currency from extracts
    where status = 'loaded' and not is_demo and currency is not null
    order by extract_key
    limit 1`
  );
  return first?.currency ?? null;
}
