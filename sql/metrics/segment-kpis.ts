import type { SqlFile } from '../../server/db/sql-file.ts';
import { countedTerm, known, parts, totals } from './kpi-values.ts';
import type { Metric } from './metric.ts';

/** The customers of a segment, summed like a metric so that they are grouped like one. */
export const segmentSize: Metric = {
  id: 'segment_size',
  label: { en: '', 'zh-CN': '' },
  unit: 'customers',
  better: 'neither',
  additive: ['groups'],
  mart: 'customer_periods',
  numerator: { unit: 'customers', sum: '1' },
  meaning: { en: '', 'zh-CN': '' },
  formula: { en: '', 'zh-CN': '' },
  source: 'sql/decisions/008-what-moved-a-number.md'
};

/**
 * What a build tells by segment of the day before: what customers did in a period and how they stood. Not what followed: of
 * periods that are over an arrival works out kpi_values alone.
 */
export const isKeptBySegment = ({ mart, is_live, includes_nobody, matures_after_days }: Metric) =>
  mart === 'customer_periods' && !is_live && !includes_nobody && !matures_after_days;

/**
 * The model segment_sums: both parts of every metric of customer_periods, by period and by where customers stood on the day
 * before. There are few ways to stand: kpi_values and segment_kpis add them up.
 */
export function segmentSums(metrics: readonly Metric[]): SqlFile {
  const summed = [
    segmentSize,
    ...metrics.filter(({ mart, is_live }) => mart === 'customer_periods' && !is_live)
  ];
  return {
    kind: 'model',
    name: 'segment_sums',
    path: 'metrics/kpis.ts',
    kept: 'held',
    grain: ['period', 'numbers'],
    inputs: ['segment_counts'],
    params: [],
    purpose:
      'What the metrics that count what customers did in a period are made of, by where customers stood on the day before.',
    definition: 'Generated from sql/metrics/kpis.ts.',
    columns: [
      { name: 'period', type: 'VARCHAR', meaning: '' },
      {
        name: 'numbers',
        type: 'INTEGER',
        meaning: 'of segments_by_number on the day before; null for who was unknown by then, 0 for nobody'
      },
      ...summed.flatMap(parts).map(([name]) => ({ name, type: 'BIGINT' as const, meaning: '' }))
    ],
    sql: totals('segment_counts', ['period', 'numbers'], summed, countedTerm)
  };
}

/**
 * The model segment_kpis: those metrics by the segment in which customers were on the day before the period, each of its own
 * numerator and denominator. Whoever was unknown by then was not yet a customer.
 */
export function segmentKpis(metrics: readonly Metric[]): SqlFile {
  const told = [segmentSize, ...metrics.filter(isKeptBySegment)];
  return {
    kind: 'model',
    name: 'segment_kpis',
    path: 'metrics/kpis.ts',
    kept: 'table',
    grain: ['metric_id', 'scheme', 'period', 'segment'],
    inputs: ['periods', 'scheme_segments', 'segment_sums'],
    params: [],
    purpose:
      'Numerator and denominator of metrics in every period, by the segment of the day before: what moved them.',
    definition: 'Generated from sql/metrics/kpis.ts.',
    columns: [
      { name: 'metric_id', type: 'VARCHAR', meaning: '' },
      { name: 'scheme', type: 'VARCHAR', meaning: '' },
      { name: 'period', type: 'VARCHAR', meaning: '' },
      { name: 'segment', type: 'VARCHAR', meaning: 'on the day before' },
      { name: 'numerator', type: 'BIGINT', meaning: 'minor units for money' },
      { name: 'denominator', type: 'BIGINT', meaning: 'null where the metric has none' },
      { name: 'is_complete', type: 'BOOLEAN', meaning: 'as in kpi_values' }
    ],
    sql: `with

named as (

    select
        names.scheme,
        names.segment,
        sums.*

    from segment_sums as sums
    inner join scheme_segments as names
        on (sums.numbers is not null and names.number = sums.numbers / names.unit % 100)
        or (sums.numbers is null and names.segment = 'not_yet_customer')

),

summed as (

    ${totals('named', ['scheme', 'period', 'segment'], told, (_, name) => name)}

)

${told.map(rowsOf).join('\n\nunion all\n\n')}`
  };
}

const rowsOf = (metric: Metric) => `select
    '${metric.id}' as metric_id,
    places.scheme,
    periods.period,
    places.segment,
    coalesce(summed.${metric.id}_numerator, 0) as numerator,
    ${metric.denominator ? `coalesce(summed.${metric.id}_denominator, 0)` : 'cast(null as bigint)'} as denominator,
    ${known(metric).is_complete} as is_complete

from periods
cross join scheme_segments as places
left join summed
    on summed.scheme = places.scheme
    and summed.period = periods.period
    and summed.segment = places.segment`;
