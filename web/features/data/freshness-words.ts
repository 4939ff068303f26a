import { count } from '../../format.ts';
import { t } from '../../i18n/i18n.svelte.ts';
import { preferences } from '../../preferences.svelte.ts';
import { daysSince } from './freshness.ts';

/** How old the newest line is, for whoever reads it today. */
export function freshnessWords(data_through: string): string {
  const days = daysSince(data_through, new Date());
  const { today, ahead, days_ago } = t().intake;
  return days === 0 ? today : days < 0 ? ahead : days_ago(count(days, preferences.locale), days);
}
