import type { Coverage } from '../../build/calendar.ts';
import type { MarkedEvent } from '../../events/events.ts';
import { amountText, percent, pointsText, said, type Details } from '../../messages/filled.ts';
import { beforeAfterNotes, beforeAfterVerdicts } from '../../messages/before-after.ts';
import { daysBetween } from '../../periods.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { ReviewSentence } from '../validity/contract.ts';
import type { BeforeAfter, BeforeAfterDefinition } from './contract.ts';
import { fewest } from '../../stats/believed.ts';

/** Whether what was done reached its aim, as a sentence that can be read aloud. */
export function verdictOn(
  rows: readonly BeforeAfter[],
  { baseline, days }: BeforeAfterDefinition,
  locale: Locale,
  name: string
): ReviewSentence {
  const of = (measure: BeforeAfter['measure']) =>
    rows.find((row) => row.measure === measure && row.segment === null);
  const [buying, sales] = [of('repurchase'), of('sales_per_customer')];
  const say = (code: keyof typeof beforeAfterVerdicts, details: Details = {}) =>
    said(beforeAfterVerdicts, code, locale, { name, days, ...details });
  const customers = buying?.customers ?? 0;
  if (!buying || !sales || customers < fewest) return say('too_few', { customers });

  const change = {
    customers,
    before: percent(buying.before),
    after: percent(buying.after),
    change: pointsText(buying.change, locale),
    sales_change: amountText(sales.change)
  };
  if (buying.effect === null) return say('cause_unknown', change);
  const effect = {
    ...change,
    baseline: said(beforeAfterVerdicts, baseline.kind === 'control' ? 'of_control' : 'of_earlier', locale)
      .sentence,
    baseline_change: pointsText(buying.baseline_change, locale),
    effect: pointsText(buying.effect, locale),
    low: pointsText(buying.low, locale),
    high: pointsText(buying.high, locale),
    sales_effect: amountText(sales.effect),
    sales_low: amountText(sales.low),
    sales_high: amountText(sales.high)
  };
  if (buying.low === null || buying.high === null) return say('too_few_to_compare', effect);
  // Only a control group lived through the same season: against an earlier time the cause stays open.
  const isControlled = baseline.kind === 'control';
  if (buying.low > 0) return say(isControlled ? 'worked' : 'above_earlier', effect);
  if (buying.high < 0) return say(isControlled ? 'harmed' : 'below_earlier', effect);
  return say('no_effect', effect);
}

export function notesOn(
  rows: readonly BeforeAfter[],
  { baseline, days, through, event, scheme, lookback_days }: BeforeAfterDefinition,
  {
    locale,
    wanted,
    others,
    coverage
  }: { locale: Locale; wanted: number; others: readonly MarkedEvent[]; coverage: Coverage }
): ReviewSentence[] {
  const note = (code: keyof typeof beforeAfterNotes, details: Details = {}) =>
    said(beforeAfterNotes, code, locale, details);
  const listed = (words: readonly string[]) => words.join(locale === 'en' ? ', ' : '、');
  const buying = rows.filter(({ measure }) => measure === 'repurchase');
  const all = buying.find(({ segment }) => segment === null);
  const each = buying.filter(({ segment }) => segment !== null);
  const left = customersOf(each) - (all?.customers ?? 0);
  const onFew = each.filter(
    ({ effect, baseline_customers, customers }) =>
      effect !== null && baseline_customers < fewest && customers >= fewest
  );
  const nameOf = (segment: string | null) =>
    scheme.segments.find((known) => known.segment === segment)?.label[locale] ?? '';
  const { day_before } = baseline;
  const age = day_before === null ? null : daysBetween(coverage.covers_from, day_before);
  return [
    note('towards_the_mean'),
    ...(baseline.kind === 'earlier' ? [note('earlier_pair', { day: baseline.day_before ?? '' })] : []),
    ...(baseline.kind === 'control'
      ? [note('control_group', { customers: all?.baseline_customers ?? 0 })]
      : []),
    ...(baseline.kind === 'none' ? [note('no_baseline')] : []),
    ...(days < wanted ? [note('shorter', { days, wanted, through })] : []),
    ...(age !== null && (lookback_days === null || age < lookback_days)
      ? [
          note('young_baseline', {
            covers_from: coverage.covers_from,
            day: day_before ?? '',
            days: age
          })
        ]
      : []),
    ...(left > 0 ? [note('not_compared', { customers: left })] : []),
    ...(onFew.length > 0
      ? [
          note('resting_on_few', {
            customers: customersOf(onFew),
            fewest,
            segments: listed(onFew.map(({ segment }) => nameOf(segment)))
          })
        ]
      : []),
    ...(others.length > 0 ? [note('others_marked', { events: listed(others.map(({ name }) => name)) })] : []),
    ...(event === null ? [note('not_marked')] : [])
  ];
}

const customersOf = (rows: readonly BeforeAfter[]) =>
  rows.reduce((total, { customers }) => total + customers, 0);
