import type { Coverage } from '../../build/calendar.ts';
import type { MarkedEvent } from '../../events/events.ts';
import { amountText, percent, pointsText, said, type Details } from '../../messages/filled.ts';
import { beforeAfterNotes, beforeAfterParts, beforeAfterVerdicts } from '../../messages/before-after.ts';
import { listed } from '../../messages/list.ts';
import { daysBetween } from '../../periods.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { ReviewSentence } from '../validity/contract.ts';
import { fewest } from '../../stats/believed.ts';
import { fewestTimes, leastCovered } from './compared.ts';
import type { BeforeAfter, BeforeAfterDefinition } from './contract.ts';

const ofWhole = (rows: readonly BeforeAfter[], measure: BeforeAfter['measure']) =>
  rows.find((row) => row.side === 'event' && row.measure === measure && row.segment === null);

/** Whether what was done reached its aim, as a sentence that can be read aloud. */
export function verdictOn(
  rows: readonly BeforeAfter[],
  { baseline, days }: BeforeAfterDefinition,
  locale: Locale,
  name: string
): ReviewSentence {
  const buying = ofWhole(rows, 'repurchase');
  const say = (code: keyof typeof beforeAfterVerdicts, details: Details = {}) =>
    said(beforeAfterVerdicts, code, locale, { name, days, ...details });
  const part = (code: keyof typeof beforeAfterParts, details: Details) =>
    said(beforeAfterParts, code, locale, details).sentence;
  const customers = buying?.customers ?? 0;
  if (!buying || customers < fewest) return say('too_few', { customers, fewest });

  const times = baseline.days_before.length;
  const known = times + baseline.set_aside.length;
  const change = { customers, before: percent(buying.before), after: percent(buying.after) };
  if (baseline.reason !== null || buying.low === null || buying.high === null) {
    const reason = part(baseline.reason ?? 'no_times', {
      times,
      known,
      fewest,
      covered: percent(baseline.covered),
      needed: baseline.reason === 'thin_segments' ? percent(leastCovered) : fewestTimes
    });
    return say('cause_unknown', { ...change, change: pointsText(buying.change, locale), reason });
  }
  const effect = {
    ...change,
    baseline: part(baseline.kind === 'control' ? 'of_control' : 'of_earlier', { times }),
    effect: pointsText(buying.effect, locale),
    low: pointsText(buying.low, locale),
    high: pointsText(buying.high, locale),
    sales: salesText(ofWhole(rows, 'sales_per_customer'), locale)
  };
  // Only a control group lived through the same season: against earlier times the cause stays open.
  const isControlled = baseline.kind === 'control';
  if (buying.low > 0) return say(isControlled ? 'worked' : 'above_earlier', effect);
  if (buying.high < 0) return say(isControlled ? 'harmed' : 'below_earlier', effect);
  return say('no_effect', effect);
}

/** What customers spent is told where more than chance changed it. */
function salesText(sales: BeforeAfter | undefined, locale: Locale): string {
  if (!sales || sales.low === null || sales.high === null || (sales.low <= 0 && sales.high >= 0)) return '';
  const [effect, low, high] = [sales.effect, sales.low, sales.high].map(amountText) as [
    string,
    string,
    string
  ];
  return said(beforeAfterParts, 'sales', locale, { effect, low, high }).sentence;
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
    said(beforeAfterNotes, code, locale, { fewest, needed: percent(leastCovered), ...details });
  const { kind, days_before, set_aside } = baseline;
  const [latest, earliest] = [days_before[0] ?? '', days_before.at(-1) ?? ''];
  const controls = rows.find(({ side, segment }) => side === 'control' && segment === null)?.customers ?? 0;
  const left = rows.filter(({ measure, left_out }) => measure === 'repurchase' && left_out !== null);
  const nameOf = (row: BeforeAfter) =>
    scheme.segments.find(({ segment }) => segment === row.segment)?.label[locale] ?? '';
  const age = kind === 'earlier' ? daysBetween(coverage.covers_from, earliest) : Infinity;
  /** Shorter for want of days, or for want of something to compare with. */
  const isCut = days < wanted && through < coverage.data_through && kind !== 'none';
  return [
    ...(kind === 'earlier'
      ? [note('earlier_times', { times: days_before.length, first: earliest, last: latest })]
      : []),
    ...(kind === 'control' ? [note('control_group', { customers: controls })] : []),
    ...(days < wanted ? [note(isCut ? 'fell_back' : 'shorter', { days, wanted, through })] : []),
    ...(left.length > 0
      ? [
          note(kind === 'earlier' ? 'left_out_earlier' : 'left_out', {
            customers: left.reduce((sum, { customers }) => sum + customers, 0),
            segments: listed(left.map(nameOf), locale)
          })
        ]
      : []),
    ...(set_aside.length > 0 ? [note('set_aside', { days: listed(set_aside, locale) })] : []),
    ...(age < (lookback_days ?? Infinity)
      ? [note('young_baseline', { covers_from: coverage.covers_from, day: earliest, days: age })]
      : []),
    ...(kind === 'control' ? [] : [note('next_time')]),
    note('towards_the_mean'),
    ...(others.length > 0
      ? [
          note('others_marked', {
            events: listed(
              others.map(({ name }) => name),
              locale
            )
          })
        ]
      : []),
    ...(event === null ? [note('not_marked')] : [])
  ];
}
