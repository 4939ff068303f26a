import type { SqlFile } from '../../server/db/sql-file.ts';
import { grouped, type Grouping } from './grouping.ts';
import type { Metric, MetricMart, Term } from './metric.ts';

/** What the rows of a mart are told by, beside period and customer. */
const keysOf: Record<MetricMart, readonly ('scheme' | 'segment')[]> = {
  customer_periods: [],
  customer_follow_ups: [],
  customer_contributions: ['scheme', 'segment'],
  customer_standings: ['scheme', 'segment'],
  customer_moves: ['scheme'],
  customer_warnings: [],
  customer_campaigns: [],
  customer_contacts: [],
  customer_answers: [],
  customer_activities: [],
  customer_conversions: []
};

/**
 * Where the rows of a mart are counted already for everybody: those who are alike in all that a term may ask are one row,
 * with their number in a column customers and what they brought and ordered summed.
 */
const countedIn: Partial<Record<MetricMart, string>> = {
  customer_periods: 'period_counts',
  customer_follow_ups: 'period_follow_ups',
  customer_contributions: 'period_contributions',
  customer_standings: 'period_standings',
  customer_moves: 'period_moves'
};
/** Where a build has summed them already, by period and number: each column is named like the part of a metric. */
const summedIn: Partial<Record<MetricMart, string>> = { customer_periods: 'segment_sums' };

export const countedTerm = (term: Term): string =>
  termSql(term.sum === '1' ? { ...term, sum: 'customers' } : term);

/** A scheme enters the metric: there is a number for each. */
export const hasScheme = ({ mart }: Metric) => keysOf[mart].includes('scheme');
/** Only the schemes whose segments are a ladder have such numbers. */
export const isOfLadder = ({ mart }: Metric) => mart === 'customer_moves';

/**
 * The model kpi_values: the catalog turned into SQL, so that a formula stands in one place only.
 *
 * Grain: metric_id, scheme, period, segment. scheme is null for metrics that no scheme enters, segment for those
 * that are not told by segment. A metric without a denominator has null there; a value is made in the queries.
 */
export function kpiValues(metrics: readonly Metric[]): SqlFile {
  return {
    kind: 'model',
    name: 'kpi_values',
    path: 'metrics/kpis.ts',
    kept: 'table',
    grain: ['metric_id', 'scheme', 'period', 'segment'],
    inputs: kpiInputs(metrics, undefined, summedIn),
    params: [],
    purpose: 'Numerator and denominator of every metric of the catalog in every period.',
    definition: 'Generated from sql/metrics/kpis.ts.',
    columns: [
      { name: 'metric_id', type: 'VARCHAR', meaning: '' },
      { name: 'scheme', type: 'VARCHAR', meaning: 'null where no scheme enters the metric' },
      { name: 'period', type: 'VARCHAR', meaning: '' },
      { name: 'segment', type: 'VARCHAR', meaning: 'only for metrics told by segment' },
      {
        name: 'group_value',
        type: 'VARCHAR',
        meaning: 'null as stored: everybody. A question may ask for groups of customers'
      },
      { name: 'numerator', type: 'BIGINT', meaning: 'minor units for money' },
      { name: 'denominator', type: 'BIGINT', meaning: 'null where the metric has none' },
      {
        name: 'matures_on',
        type: 'DATE',
        meaning: 'where the metric asks what followed: from this day on it is known of everyone in it'
      },
      {
        name: 'is_complete',
        type: 'BOOLEAN',
        meaning: 'the period, and the one before where it is needed, are covered, and what followed is known'
      }
    ],
    sql: kpiSql(metrics, undefined, summedIn)
  };
}

/** The relations that these metrics read. */
export const kpiInputs = (
  metrics: readonly Metric[],
  by?: Grouping,
  summed: typeof summedIn = {}
): string[] => [
  ...new Set([
    'periods',
    ...metrics.map(({ mart }) => (by ? mart : (summed[mart] ?? countedIn[mart] ?? mart))),
    ...(metrics.some(({ by_segment, mart }) => by_segment ?? keysOf[mart].includes('segment'))
      ? ['scheme_segments']
      : []),
    ...(metrics.some(isOfLadder) ? ['ladder_places'] : []),
    ...(by?.inputs ?? [])
  ])
];

/** The statement behind kpi_values; with a grouping, once for each group instead of for everybody. */
export function kpiSql(metrics: readonly Metric[], by?: Grouping, summed: typeof summedIn = {}): string {
  const marts = [...new Set(metrics.map(({ mart }) => mart))];
  const group = by ? ['group_value'] : [];
  const ctes: [string, string][] = by ? [['group_values', by.values]] : [];

  for (const mart of marts) {
    const of = metrics.filter((metric) => metric.mart === mart);
    const keys = keysOf[mart];
    const counted = by ? undefined : countedIn[mart];
    const rows = by ? `${mart}_grouped` : (summed[mart] ?? counted ?? mart);
    if (by) ctes.push([rows, grouped(mart, by)]);
    ctes.push([
      `${mart}_sums`,
      totals(
        rows,
        ['period', ...keys, ...group],
        of,
        summed[mart] ? (_, name) => name : counted ? countedTerm : termSql
      )
    ]);
    if (keys.includes('segment')) {
      const all = ['period', ...keys.filter((key) => key !== 'segment'), ...group];
      ctes.push([`${mart}_totals`, totals(`${mart}_sums`, all, of, (_, name) => name)]);
    }
  }
  if (metrics.some((metric) => hasScheme(metric) && !metric.by_segment && !isOfLadder(metric)))
    ctes.push(['schemes', 'select distinct scheme\n    from scheme_segments']);
  if (metrics.some(isOfLadder)) ctes.push(['ladders', 'select distinct scheme\n    from ladder_places']);

  const above = ctes.map(([name, sql]) => `${name} as (\n\n    ${sql}\n\n)`).join(',\n\n');
  return `with\n\n${above}\n\n${metrics.map((metric) => rowsOf(metric, by !== undefined)).join('\n\nunion all\n\n')}`;
}

export const parts = (metric: Metric): [string, Term][] => [
  [`${metric.id}_numerator`, metric.numerator],
  ...(metric.denominator ? [[`${metric.id}_denominator`, metric.denominator] as [string, Term]] : [])
];

export const termSql = ({ sum, where }: Term) => (where ? `case when ${where} then ${sum} else 0 end` : sum);

export function totals(
  from: string,
  keys: readonly string[],
  metrics: readonly Metric[],
  summed: (term: Term, name: string) => string
): string {
  const sums = metrics
    .flatMap(parts)
    .map(([name, term]) => `        cast(sum(${summed(term, name)}) as bigint) as ${name}`);
  const columns = [...keys.map((key) => `        ${key}`), ...sums].join(',\n');
  return `select\n${columns}\n\n    from ${from}\n    group by ${keys.join(', ')}`;
}

/** From when on a metric of a period is known, and whether it is. */
export function known({ needs_previous_period, matures_after_days }: Metric): {
  matures_on: string;
  is_complete: string;
} {
  const matures_on = matures_after_days
    ? `cast(periods.ends_on + ${matures_after_days} * interval '1' day as date)`
    : 'cast(null as date)';
  return {
    matures_on,
    is_complete: [
      'periods.is_complete',
      ...(needs_previous_period ? ['periods.is_previous_complete'] : []),
      ...(matures_after_days ? [`${matures_on} <= periods.data_through`] : [])
    ].join(' and ')
  };
}

function rowsOf(metric: Metric, isGrouped: boolean): string {
  const { id, mart, by_segment, denominator } = metric;
  const schemes = !hasScheme(metric)
    ? undefined
    : by_segment
      ? 'scheme_segments'
      : isOfLadder(metric)
        ? 'ladders'
        : 'schemes';
  const inAll = keysOf[mart].includes('segment') ? `${mart}_totals` : `${mart}_sums`;
  const numerators = by_segment ? `${mart}_sums` : inAll;

  const join = (sums: string, segment = false) =>
    [
      `left join ${sums}\n    on ${sums}.period = periods.period`,
      ...(schemes ? [`${sums}.scheme = ${schemes}.scheme`] : []),
      ...(segment ? [`${sums}.segment = scheme_segments.segment`] : []),
      ...(isGrouped ? [`${sums}.group_value is not distinct from group_values.group_value`] : [])
    ].join('\n    and ');
  const from = [
    ...(schemes ? [`cross join ${schemes}`] : []),
    ...(isGrouped ? ['cross join group_values'] : []),
    join(numerators, by_segment),
    // A segment's share is a share of everybody: its denominator is summed over all segments.
    ...(by_segment ? [join(inAll)] : [])
  ];

  const { matures_on, is_complete } = known(metric);

  return `select
    '${id}' as metric_id,
    ${schemes ? `${schemes}.scheme` : 'cast(null as varchar)'} as scheme,
    periods.period,
    ${by_segment ? 'scheme_segments.segment' : 'cast(null as varchar)'} as segment,
    ${isGrouped ? 'group_values.group_value' : 'cast(null as varchar)'} as group_value,
    coalesce(${numerators}.${id}_numerator, 0) as numerator,
    ${denominator ? `coalesce(${inAll}.${id}_denominator, 0)` : 'cast(null as bigint)'} as denominator,
    ${matures_on} as matures_on,
    ${is_complete} as is_complete

from periods
${from.join('\n')}${
    // Whoever has no sale order yet stands nowhere: a row of nobody would read as a count.
    mart === 'customer_standings' ? "\n\nwhere scheme_segments.segment <> 'not_yet_customer'" : ''
  }`;
}
