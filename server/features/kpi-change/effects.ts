import type { Metric } from '../../../sql/metrics/metric.ts';
import { ratioEffects, sumEffects, type Effects } from '../../stats/mix-and-rate.ts';
import type { KpiChange, KpiChangeDefinition } from './contract.ts';

/** A row of sql/queries/kpi_change.sql. */
export type SegmentParts = Omit<KpiChange, 'mix_effect' | 'rate_effect'> &
  Pick<KpiChangeDefinition, 'is_complete' | 'previous_is_complete'>;

type Values = Pick<
  KpiChangeDefinition,
  'value' | 'previous_value' | 'change' | 'is_complete' | 'previous_is_complete'
>;

/** Both values, and the effects of each segment. */
export function effectsOf(
  { denominator }: Pick<Metric, 'denominator'>,
  parts: readonly SegmentParts[]
): Values & { rows: KpiChange[] } {
  const before = parts.map((part) => ({
    numerator: part.previous_numerator,
    base: denominator ? (part.previous_denominator ?? 0) : part.previous_customers
  }));
  const now = parts.map((part) => ({
    numerator: part.numerator,
    base: denominator ? (part.denominator ?? 0) : part.customers
  }));
  const value = valueOf(now, denominator !== undefined);
  const previous_value = valueOf(before, denominator !== undefined);
  const effects = denominator ? ratioEffects(before, now) : sumEffects(before, now);
  return {
    value,
    previous_value,
    change: value === null || previous_value === null ? null : value - previous_value,
    is_complete: parts.every(({ is_complete }) => is_complete),
    previous_is_complete: parts.every(({ previous_is_complete }) => previous_is_complete),
    rows: parts.map(({ segment, is_complete: _, previous_is_complete: __, ...numbers }, at) => ({
      segment,
      ...(effects?.[at] ?? none),
      ...numbers
    }))
  };
}

const none: Record<keyof Effects, null> = { mix_effect: null, rate_effect: null };

function valueOf(parts: readonly { numerator: number; base: number }[], isRatio: boolean): number | null {
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0);
  if (!isRatio) return numerator;
  const base = parts.reduce((sum, part) => sum + part.base, 0);
  return base === 0 ? null : numerator / base;
}
