import type { CohortGrain, CohortKind } from './cohort-measures.ts';
import type { CohortMean } from '../../../server/features/cohort-retention/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { count, money, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Offset } from './cohort-triangle.ts';
import type { Measure } from './cohort-measures.ts';

/** The head of a column: 3, from 3 on, 1–3. */
export function offsetText({ from, to }: Offset, kind: CohortKind, words: Dictionary['retention']): string {
  if (kind === 'bracket') return `${from}–${to}`;
  if (kind === 'on_or_after' && from > 0) return words.from_on(from);
  return String(from);
}

/** When they came back: 3 months later; in each of the first 3 months. */
export function cameBack(
  { from, to }: Offset,
  kind: CohortKind,
  grain: CohortGrain,
  words: Dictionary['retention']
): string {
  if (from === 0) return words.came.own[grain];
  const unit = words.units[grain];
  return words.came[kind](from, to, unit(from), unit(to));
}

/** The mean line in one sentence: the first offset that is known of complete cohorts. */
export function retentionSentence(
  means: CohortMean[],
  measure: Measure,
  kind: CohortKind,
  grain: CohortGrain,
  words: Dictionary['retention'],
  locale: Locale
): string {
  const later = means.filter(({ period_offset }) => period_offset > 0);
  const known = later.filter(({ cohorts }) => cohorts > 0);
  const [first] = known;
  if (!first) return words.none_complete;
  const cohorts = words.cohorts(count(first.cohorts, locale), first.cohorts, grain);
  const when = cameBack(offsetOf(first), kind, grain, words);
  const customers = count(first.cohort_size, locale);

  if (measure === 'net_amount' || measure === 'per_customer') {
    const per_customer = money(first.net_amount_per_customer, locale);
    return words.say.money(cohorts, customers, when, per_customer, rate(first.revenue_retention, locale));
  }
  if (measure === 'orders') return words.say.orders(cohorts, customers, when, count(first.orders, locale));

  const said = words.say.share(cohorts, customers, when, rate(first.retention_rate, locale));
  const last = known.filter(({ cohorts }) => cohorts >= 3).at(-1);
  if (!last || last.period_offset === first.period_offset) return said;
  const then = cameBack(offsetOf(last), kind, grain, words);
  return said + words.say.last(then, rate(last.retention_rate, locale), count(last.cohorts, locale));
}

const offsetOf = ({ period_offset, period_offset_to }: CohortMean): Offset => ({
  from: period_offset,
  to: period_offset_to
});
