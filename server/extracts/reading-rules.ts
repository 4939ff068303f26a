import type { Home } from '../home.ts';
import { addDays } from '../periods.ts';
import { settingsInForce } from '../settings.ts';
import type { ReadingRules } from './manifest.ts';

/** The settings in force, and what the day of loading and the extracts before say. */
export async function readingRules(home: Home, now: Date): Promise<ReadingRules> {
  const { business_time_zone, void_statuses, duplicates, currency } = await settingsInForce(home);
  const [earlier] = await home.warehouse.all<{ currency: string }>(
    `select currency from extracts
    where status = 'loaded' and not is_demo and currency is not null
    order by extract_key
    limit 1`
  );
  // Written like an ISO day.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: business_time_zone }).format(now);
  return {
    time_zone: business_time_zone,
    // A shop east of the business zone may be in tomorrow.
    latest_day: addDays(today, 1),
    void_statuses,
    duplicates,
    currency: currency ?? earlier?.currency ?? null
  };
}
