import type { KpiChange, KpiChangeDefinition } from '../../../server/features/kpi-change/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import { headlineMoney, NONE, points, signedCount } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { metricHeadline } from '../../metric-text.ts';

/** What a segment adds to a change, both effects together. */
export interface Effect extends KpiChange {
  together: number;
}

/** The segments that moved the number, those that moved it most first. */
export function effectsOf(rows: readonly KpiChange[]): Effect[] {
  return rows
    .flatMap((row): Effect[] =>
      row.mix_effect === null || row.rate_effect === null
        ? []
        : [{ ...row, together: row.mix_effect + row.rate_effect }]
    )
    .filter(({ mix_effect, rate_effect }) => mix_effect !== 0 || rate_effect !== 0)
    .sort((one, other) => Math.abs(other.together) - Math.abs(one.together));
}

const isRate = ({ unit }: Pick<Metric, 'unit'>) => unit === 'rate' || unit === 'share';

/** A part of a change with its sign: points of a rate, else what the metric is counted in. */
export function effectText(metric: Pick<Metric, 'unit'>, effect: number | null, locale: Locale): string {
  if (effect === null) return NONE;
  if (isRate(metric)) return points(effect, locale);
  if (metric.unit === 'money') return `${effect > 0 ? '+' : ''}${headlineMoney(effect, locale)}`;
  return signedCount(effect, locale);
}

const sumOf = (effects: readonly Effect[], which: 'mix_effect' | 'rate_effect') =>
  effects.reduce((sum, effect) => sum + (effect[which] ?? 0), 0);

/** The change in words: from what to what, how much of it is mix and how much rate, and which segment moved it most. */
export function changeSentence(
  effects: readonly Effect[],
  { metric, value, previous_value, change, period, previous_period, scheme }: KpiChangeDefinition,
  words: Dictionary,
  locale: Locale
): string {
  const said = words.what_changed;
  const text = (effect: number | null) => {
    const written = effectText(metric, effect, locale);
    return isRate(metric) ? said.points(written) : written;
  };
  const from = metricHeadline(metric, previous_value, locale);
  const to = metricHeadline(metric, value, locale);
  if (change === null) return said.untold(metric.label[locale], previous_period, period);
  const whole = said.whole(metric.label[locale], previous_period, from, period, to, text(change));
  const [largest] = effects;
  if (!largest) return whole;
  const label =
    scheme.segments.find(({ segment }) => segment === largest.segment)?.label[locale] ?? largest.segment;
  return [
    whole,
    said.parts(text(sumOf(effects, 'mix_effect')), text(sumOf(effects, 'rate_effect'))),
    said.largest(label, text(largest.together))
  ].join(locale === 'en' ? ' ' : '');
}
