import { hasScheme, isOfLadder, kpiInputs, kpiSql } from '../../../sql/metrics/kpi-values.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { Parameters } from '../../db/values.ts';
import type { SegmentsAsked, Times } from '../../questions/segments-asked.ts';
import type { AskedOfSegments } from '../asked.ts';
import { ladderOf } from '../../schemes/schemes.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import { groupingBy, type By } from './behind.ts';
import { metricNamed, type MetricId } from './catalog.ts';

/** Told by the segments of the day before, what is told by segment already would be told twice. */
export const isToldBy =
  (by: By | undefined) =>
  ({ by_segment, mart }: Metric) =>
    by !== 'segment' || !(by_segment ?? mart === 'customer_contributions');

/** kpi_values of these metrics alone, worked out for the question; once for each group where it is told by one. */
function workedOut(
  metrics: readonly Metric[],
  scheme: SchemeDefinition,
  by: By | undefined
): Record<string, BoundGiven> {
  const grouping = by && groupingBy(by);
  return {
    kpi_values: {
      sql: kpiSql(metrics, grouping),
      inputs: kpiInputs(metrics, grouping),
      parameters: { scheme: scheme.scheme }
    }
  };
}

/**
 * Reads metrics by a query over kpi_values: as stored where they are, else worked out for the periods asked. The rows
 * come metric by metric, in the order asked.
 */
export async function figures<Row extends Read>(
  segmentsAsked: SegmentsAsked,
  query: string,
  { metrics, scheme, by }: { metrics: readonly Metric[]; scheme: SchemeDefinition; by: By | undefined },
  parameters: Parameters,
  times: Times
): Promise<{ rows: Row[]; definition: AskedOfSegments }> {
  const read = (some: readonly Metric[], extra?: Record<string, BoundGiven>) =>
    segmentsAsked.rows<Row>(query, { ...parameters, ...schemesRead(scheme, some) }, times, extra);
  if (by) return read(metrics, workedOut(metrics, scheme, by));

  const live = metrics.filter(({ is_live }) => is_live);
  const stored = metrics.filter(({ is_live }) => !is_live);
  if (live.length === 0) return read(stored);
  const told = await read(live, workedOut(live, scheme, undefined));
  if (stored.length === 0) return told;
  const { rows, definition } = await read(stored);
  const place = new Map(metrics.map(({ id }, at) => [id, at]));
  const inOrder = [...rows, ...told.rows].sort(
    (one, other) => (place.get(one.metric_id) ?? 0) - (place.get(other.metric_id) ?? 0)
  );
  return { rows: inOrder, definition };
}

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
