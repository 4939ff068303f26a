import { grouped } from '../../../sql/metrics/grouping.ts';
import { hasScheme, isOfLadder, kpiInputs, kpiSql } from '../../../sql/metrics/kpi-values.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { kaplanMeier, medianOf, type GapsOfLength } from '../../stats/survival.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { Parameters } from '../../db/values.ts';
import type { SegmentsAsked, Times } from '../../questions/segments-asked.ts';
import type { AskedOfSegments } from '../asked.ts';
import { ladderOf } from '../../schemes/schemes.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { Rules } from '../../schemes/rules.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import { daysSeen } from './days-seen.ts';
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
  times: Times,
  periodsOf: (row: Row) => Partial<Record<Value, string>>
): Promise<{ rows: Row[]; definition: AskedOfSegments }> {
  const { rows, definition } = await ratios<Row>(
    segmentsAsked,
    query,
    { metrics, scheme, by },
    parameters,
    times
  );
  const median = metrics.find(({ is_median }) => is_median);
  if (!median) return { rows, definition };
  const medians = await conversionMedians(segmentsAsked, { scheme, by }, times);
  return {
    rows: rows.map((row) =>
      row.metric_id === median.id ? { ...row, ...medians(row.group_value, periodsOf(row)) } : row
    ),
    definition
  };
}

/** Values are beside each other: those of a row, of the period before, of the same a year ago. */
type Value = 'value' | 'previous_value' | 'year_ago_value';

/** The median wait of a group in each of these periods; null where half have not bought, or nobody was in touch. */
async function conversionMedians(
  segmentsAsked: SegmentsAsked,
  { scheme, by }: { scheme: SchemeDefinition; by: By | undefined },
  times: Times
) {
  const mart = 'customer_conversions';
  const grouping = by && groupingBy(by);
  const { rows } = await segmentsAsked.rows<
    Pick<GapsOfLength, 'days' | 'closed' | 'open'> & { period: string; group_value: string | null }
  >(
    'conversion_waits',
    {},
    { ...times, seen_on: by === 'segment' ? ['day_before'] : [] },
    {
      counted_conversions: {
        sql: grouping
          ? grouped(mart, grouping)
          : `select *, cast(null as varchar) as group_value from ${mart}`,
        inputs: [mart, ...(grouping?.inputs ?? [])],
        parameters: { scheme: scheme.scheme }
      }
    }
  );
  return (group: string | null, periods: Partial<Record<Value, string>>) =>
    Object.fromEntries(
      Object.entries(periods).map(([value, period]) => {
        const waits = rows.filter((row) => row.period === period && row.group_value === group);
        return [value, medianOf(kaplanMeier(waits)) ?? null];
      })
    );
}

/** How many customers of the house itself are in no number. */
export async function internalLeftOut(
  { session }: Pick<AskingOfData, 'session'>,
  { exclude_internal }: Rules
): Promise<number> {
  if (!exclude_internal) return 0;
  const [found] = await session.all<{ customers: number }>(
    `select count(*) as customers from customer_profiles where relation = 'internal'`
  );
  return found?.customers ?? 0;
}

/** The same by sums alone. */
async function ratios<Row extends Read>(
  segmentsAsked: SegmentsAsked,
  query: string,
  { metrics, scheme, by }: { metrics: readonly Metric[]; scheme: SchemeDefinition; by: By | undefined },
  parameters: Parameters,
  times: Times
): Promise<{ rows: Row[]; definition: AskedOfSegments }> {
  const read = (some: readonly Metric[], seen: Times, extra?: Record<string, BoundGiven>) =>
    segmentsAsked.rows<Row>(
      query,
      { ...parameters, ...schemesRead(scheme, some) },
      { ...times, ...seen },
      extra
    );
  const seen = (some: readonly Metric[]) => ({ seen_on: daysSeen(some, by) });
  const live = metrics.filter(({ is_live }) => is_live);
  const stored = metrics.filter(({ is_live }) => !is_live);
  const readStored = () =>
    by === undefined && segmentsAsked.isStored(times)
      ? read(stored, {})
      : read(stored, seen(stored), workedOut(stored, scheme, by));
  if (live.length === 0) return readStored();
  const told = await read(live, seen(live), workedOut(live, scheme, by));
  if (stored.length === 0) return told;
  const { rows, definition } = await readStored();
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
    ...inPoints({ group_value, ...row }),
    ...(by && { [by]: group_value }),
    ...intervalOf(row)
  })) as Told<Row>[];
}

/** Scores are summed in hundredths of a point. */
function inPoints({ metric_id, ...row }: Read): Partial<Read> {
  if (metricNamed(metric_id as MetricId).unit !== 'score') return {};
  const told = Object.entries(row).filter(
    ([name]) => name === 'numerator' || /^(previous_|year_ago_)?value$/.test(name)
  );
  return Object.fromEntries(
    told.map(([name, value]) => [name, typeof value === 'number' ? value / 100 : value])
  );
}

/** A rate of customers is a proportion; a rate of orders or of money, and a share of all there are, is none. */
function intervalOf({ metric_id, numerator, denominator }: Omit<Read, 'group_value'>) {
  const { unit, ...metric } = metricNamed(metric_id as MetricId);
  const isProportion =
    unit === 'rate' && metric.numerator.unit === 'customers' && metric.denominator?.unit === 'customers';
  const interval = isProportion ? wilsonInterval(numerator, denominator ?? 0) : undefined;
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}
