import type { SqlFile } from '../../server/db/sql-file.ts';
import type { Metric, Term } from './metric.ts';

/**
 * The model kpi_values: the catalog turned into SQL, so that a formula stands in one place only.
 *
 * Grain: metric_id, scheme, period, segment. scheme is null for metrics that no scheme enters, segment for those
 * that are not told by segment. A metric without a denominator has null there; a value is made in the queries.
 */
export function kpiValues(metrics: readonly Metric[]): SqlFile {
  const of = (mart: Metric['mart']) => metrics.filter((metric) => metric.mart === mart);

  const ctes = [
    `period_sums as (\n\n    select\n        period,\n${sums(of('customer_periods'))}\n\n    from customer_periods\n    group by period\n\n)`,
    `segment_sums as (\n\n    select\n        scheme,\n        period,\n        segment,\n${sums(of('customer_contributions'))}\n\n    from customer_contributions\n    group by scheme, period, segment\n\n)`,
    `scheme_sums as (\n\n    select\n        scheme,\n        period,\n${totals(of('customer_contributions'))}\n\n    from segment_sums\n    group by scheme, period\n\n)`,
    `schemes as (\n\n    select distinct scheme\n    from scheme_segments\n\n)`
  ];

  return {
    kind: 'model',
    name: 'kpi_values',
    path: 'metrics/kpis.ts',
    kept: 'table',
    grain: ['metric_id', 'scheme', 'period', 'segment'],
    inputs: ['periods', 'customer_periods', 'customer_contributions', 'scheme_segments'],
    params: [],
    purpose: 'Numerator and denominator of every metric of the catalog in every period.',
    definition: 'Generated from sql/metrics/kpis.ts.',
    columns: [
      { name: 'metric_id', type: 'VARCHAR', meaning: '' },
      { name: 'scheme', type: 'VARCHAR', meaning: 'null where no scheme enters the metric' },
      { name: 'period', type: 'VARCHAR', meaning: '' },
      { name: 'segment', type: 'VARCHAR', meaning: 'only for metrics told by segment' },
      { name: 'numerator', type: 'BIGINT', meaning: 'minor units for money' },
      { name: 'denominator', type: 'BIGINT', meaning: 'null where the metric has none' },
      {
        name: 'is_complete',
        type: 'BOOLEAN',
        meaning: 'the period, and the one before where it is needed, are covered'
      }
    ],
    sql: `with\n\n${ctes.join(',\n\n')}\n\n${metrics.map(rowsOf).join('\n\nunion all\n\n')}`
  };
}

const parts = (metric: Metric): [string, Term][] => [
  [`${metric.id}_numerator`, metric.numerator],
  ...(metric.denominator ? [[`${metric.id}_denominator`, metric.denominator] as [string, Term]] : [])
];

export const termSql = ({ sum, where }: Term) => (where ? `case when ${where} then ${sum} else 0 end` : sum);

const sums = (metrics: readonly Metric[]) =>
  metrics
    .flatMap(parts)
    .map(([name, term]) => `        cast(sum(${termSql(term)}) as bigint) as ${name}`)
    .join(',\n');

const totals = (metrics: readonly Metric[]) =>
  metrics
    .flatMap(parts)
    .map(([name]) => `        cast(sum(${name}) as bigint) as ${name}`)
    .join(',\n');

function rowsOf(metric: Metric): string {
  const hasScheme = metric.mart === 'customer_contributions';
  const source = metric.by_segment ? 'segment_sums' : hasScheme ? 'scheme_sums' : 'period_sums';
  // A segment's share is a share of everybody: its denominator is summed over all segments.
  const denominator = metric.by_segment ? 'scheme_sums' : source;
  const join = (sums: string, keys: string[]) => `left join ${sums}\n    on ${keys.join('\n    and ')}`;
  const onPeriod = (sums: string) => `${sums}.period = periods.period`;
  const onScheme = (sums: string, schemes: string) => `${sums}.scheme = ${schemes}.scheme`;

  const from = metric.by_segment
    ? [
        'cross join scheme_segments',
        join('segment_sums', [
          onScheme('segment_sums', 'scheme_segments'),
          onPeriod('segment_sums'),
          'segment_sums.segment = scheme_segments.segment'
        ]),
        join('scheme_sums', [onScheme('scheme_sums', 'scheme_segments'), onPeriod('scheme_sums')])
      ]
    : hasScheme
      ? [
          'cross join schemes',
          join('scheme_sums', [onScheme('scheme_sums', 'schemes'), onPeriod('scheme_sums')])
        ]
      : [join('period_sums', [onPeriod('period_sums')])];

  const scheme = metric.by_segment
    ? 'scheme_segments.scheme'
    : hasScheme
      ? 'schemes.scheme'
      : 'cast(null as varchar)';
  return `select
    '${metric.id}' as metric_id,
    ${scheme} as scheme,
    periods.period,
    ${metric.by_segment ? 'scheme_segments.segment' : 'cast(null as varchar)'} as segment,
    coalesce(${source}.${metric.id}_numerator, 0) as numerator,
    ${metric.denominator ? `coalesce(${denominator}.${metric.id}_denominator, 0)` : 'cast(null as bigint)'} as denominator,
    ${metric.needs_previous_period ? 'periods.is_complete and periods.is_previous_complete' : 'periods.is_complete'} as is_complete

from periods
${from.join('\n')}`;
}
