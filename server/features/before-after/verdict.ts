import type { MarkedEvent } from '../../events/events.ts';
import { amountText, percent, pointsText, said, type Details } from '../../messages/filled.ts';
import { beforeAfterNotes, beforeAfterVerdicts } from '../../messages/before-after.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { ReviewSentence } from '../validity/contract.ts';
import type { BeforeAfter, BeforeAfterDefinition } from './contract.ts';
import { fewest } from './effects.ts';

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
  { baseline, days, through, event }: BeforeAfterDefinition,
  { locale, wanted, others }: { locale: Locale; wanted: number; others: readonly MarkedEvent[] }
): ReviewSentence[] {
  const note = (code: keyof typeof beforeAfterNotes, details: Details = {}) =>
    said(beforeAfterNotes, code, locale, details);
  const all = rows.find(({ measure, segment }) => measure === 'repurchase' && segment === null);
  const asked = rows
    .filter(({ measure, segment }) => measure === 'repurchase' && segment !== null)
    .reduce((total, { customers }) => total + customers, 0);
  const left = asked - (all?.customers ?? 0);
  return [
    note('towards_the_mean'),
    ...(baseline.kind === 'earlier' ? [note('earlier_pair', { day: baseline.day_before ?? '' })] : []),
    ...(baseline.kind === 'control'
      ? [note('control_group', { customers: all?.baseline_customers ?? 0 })]
      : []),
    ...(baseline.kind === 'none' ? [note('no_baseline')] : []),
    ...(days < wanted ? [note('shorter', { days, wanted, through })] : []),
    ...(left > 0 ? [note('not_compared', { customers: left })] : []),
    ...(others.length > 0
      ? [
          note('others_marked', {
            events: others.map(({ name }) => name).join(locale === 'en' ? ', ' : '、')
          })
        ]
      : []),
    ...(event === null ? [note('not_marked')] : [])
  ];
}
