import { hasScheme, isOfLadder, termSql } from '../../../sql/metrics/kpi-values.ts';
import { byDimension, bySegment, grouped, type Grouping } from '../../../sql/metrics/grouping.ts';
import type { Metric, Term } from '../../../sql/metrics/metric.ts';
import type { DatedPeriod } from '../../build/calendar.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import { linesOfState, type LinesBehind } from '../../questions/cell.ts';
import { dimensions, type DimensionName } from '../../dimensions.ts';
import type { Times } from '../../questions/segments-asked.ts';
import { ladderOf } from '../../schemes/schemes.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';

/** Groups of customers that a KPI may be told by. */
export const groupings = [...dimensions, 'segment'] as const;
export type By = DimensionName | 'segment';

export const groupingBy = (by: By): Grouping => (by === 'segment' ? bySegment : byDimension(by));

export type Part = 'numerator' | 'denominator';

/** One number of a KPI answer. */
export interface KpiCell {
  metric: Metric;
  part: Part;
  period: DatedPeriod;
  scheme: SchemeDefinition;
  /** of a metric told by segment; absent = all of them */
  segment?: string | undefined;
  /** null is "no value" */
  group?: { by: By; value: string | null } | undefined;
}

/** The customers behind a number, before it is said which of their columns are told. */
export interface KpiCustomers {
  /** what each adds: the rows add up to the numerator or the denominator */
  contribution: string;
  /** FROM and WHERE */
  from: string;
  inputs: readonly string[];
  parameters: BoundGiven['parameters'];
  times: Times;
  lines: LinesBehind;
}

/** Who passes the term's condition, and what each adds. */
export function customersBehind({ metric, part, period, scheme, segment, group }: KpiCell): KpiCustomers {
  const term = part === 'denominator' ? metric.denominator : metric.numerator;
  if (!term) throw refusal('value_not_known', { name: 'part', value: 'denominator', known: ['numerator'] });
  // The denominator of a segment's share is everybody's.
  const ofSegment = metric.by_segment && part === 'numerator' && segment !== undefined;
  const by = group && groupingBy(group.by);
  const rows = by ? `(\n    ${grouped(metric.mart, by)}\n) as counted` : metric.mart;
  const of = isOfLadder(metric) ? ladderOf(scheme).scheme : scheme.scheme;
  return {
    contribution:
      term.unit === 'score' ? `${termSql(term)} / cast(100 as double)` : `cast(${termSql(term)} as bigint)`,
    from: [
      `from ${rows}`,
      'where period = $period',
      `    and ${termSql(term)} <> 0`,
      ...(hasScheme(metric) ? ['    and scheme = $of_scheme'] : []),
      ...(ofSegment ? ['    and segment = $of_segment'] : []),
      ...(by ? ['    and group_value is not distinct from $group_value'] : [])
    ].join('\n'),
    inputs: [metric.mart, ...(by?.inputs ?? [])],
    parameters: {
      period: period.period,
      scheme: scheme.scheme,
      ...(hasScheme(metric) && { of_scheme: of }),
      ...(ofSegment && { of_segment: segment }),
      ...(group && { group_value: group.value })
    },
    times: { dates: [period.read_on], periods: [period] },
    lines: linesOf(metric.mart, term, period)
  };
}

/** What customers did in the period; or, of those counted for how they stand, all that they did until then. */
function linesOf(mart: Metric['mart'], { unit, where = '' }: Term, period: DatedPeriod): LinesBehind {
  const days = { from: period.starts_on, through: period.ends_on };
  if (mart === 'customer_warnings') {
    return linesOfState(period.read_on, unit === 'money' ? 'amount' : 'activity');
  }
  if (mart === 'customer_campaigns')
    return { counted: 'activity', days: { from: period.starts_on, through: lastDay } };
  if (unit === 'contacts' || unit === 'answers' || unit === 'score')
    return linesOfState(period.read_on, 'activity');
  if (unit !== 'customers') return { counted: unit === 'money' ? 'amount' : 'orders', days };
  // Follow-ups look beyond the period, as far as the data reaches.
  if (mart === 'customer_follow_ups') return { counted: 'activity', days: { from: null, through: lastDay } };
  const isDoneInPeriod = mart === 'customer_periods' && /\b(order_days|orders|is_new)\b/.test(where);
  return isDoneInPeriod ? { counted: 'activity', days } : linesOfState(period.read_on, 'activity');
}

const lastDay = '9999-12-31';

/** The same as a relation of customer_key and contribution. */
export const relationBehind = ({ contribution, from, inputs, parameters }: KpiCustomers): BoundGiven => ({
  sql: `select\n    customer_key,\n    ${contribution} as contribution\n\n${from}`,
  inputs,
  parameters
});
