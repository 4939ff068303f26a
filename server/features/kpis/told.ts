import { hasScheme, isOfLadder, kpiInputs, kpiSql } from '../../../sql/metrics/kpi-values.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { ladderOf } from '../../schemes/schemes.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import { groupingBy, type By } from './behind.ts';
import { metricNamed, type MetricId } from './catalog.ts';

/** Told by the segments of the day before, what is told by segment already would be told twice. */
export const isToldBy =
  (by: By | undefined) =>
  ({ by_segment, mart }: Metric) =>
    by !== 'segment' || !(by_segment ?? mart === 'customer_contributions');

/** kpi_values once for each group of customers, of these metrics alone; {} = as stored, for everybody. */
export const groupedBy = (
  by: By | undefined,
  metrics: readonly Metric[],
  scheme: SchemeDefinition
): Record<string, BoundGiven> | undefined => {
  if (!by) return undefined;
  const grouping = groupingBy(by);
  return {
    kpi_values: {
      sql: kpiSql(metrics, grouping),
      inputs: kpiInputs(metrics, grouping),
      parameters: { scheme: scheme.scheme }
    }
  };
};

/** The parameters by which kpi_values is read: of each metric the rows of its own scheme. */
export const schemesRead = (scheme: SchemeDefinition, metrics: readonly Metric[]) => ({
  metric_ids: metrics.map(({ id }) => id),
  ladder_metric_ids: metrics.filter((metric) => hasScheme(metric) && isOfLadder(metric)).map(({ id }) => id),
  scheme: scheme.scheme,
  ladder: ladderOf(scheme).scheme
});

/** A row of a query, and as it is told: the group under the name it was asked by, a rate with its interval. */
export interface Read {
  metric_id: string;
  group_value: string | null;
  numerator: number;
  denominator: number | null;
}
export type Told<Row extends Read> = Omit<Row, 'group_value'> & {
  low: number | null;
  high: number | null;
} & Partial<Record<By, string | null>>;

export function told<Row extends Read>(rows: readonly Row[], by: By | undefined): Told<Row>[] {
  return rows.map(({ group_value, ...row }) => ({
    ...row,
    ...(by && { [by]: group_value }),
    ...intervalOf(row)
  })) as Told<Row>[];
}

/** A rate of customers is a proportion; a rate of orders or of money, and a share of all there are, is none. */
function intervalOf({ metric_id, numerator, denominator }: Omit<Read, 'group_value'>) {
  const { unit, ...metric } = metricNamed(metric_id as MetricId);
  const isProportion =
    unit === 'rate' && metric.numerator.unit === 'customers' && metric.denominator?.unit === 'customers';
  const interval = isProportion ? wilsonInterval(numerator, denominator ?? 0) : undefined;
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}
