import { kpiInputs, kpiSql } from '../../../sql/metrics/kpi-values.ts';
import { bySegment } from '../../../sql/metrics/grouping.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import { isKeptBySegment, segmentSize } from '../../../sql/metrics/segment-kpis.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { datedPeriod, type DatedPeriod } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { previousPeriod } from '../../periods.ts';
import type { Cell } from '../../questions/cell.ts';
import { spanToRead } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { ladderOf } from '../../schemes/schemes.ts';
import { metricInForce } from '../../schemes/words-in-force.ts';
import { customersBehind, relationBehind } from '../kpis/behind.ts';
import { daysSeen } from '../kpis/days-seen.ts';
import { metricId, metricNamed, metricsAsked, type MetricId } from '../kpis/catalog.ts';
import type { KpiChangeAnswer } from './contract.ts';
import { effectsOf, type SegmentParts } from './effects.ts';
import { instead, reasons } from './words.ts';

interface Compared {
  metric: Metric;
  now: DatedPeriod;
  before: DatedPeriod;
}

export const kpiChange = question({
  name: 'kpi-change',
  purpose:
    'What moved a metric since the previous period, segment by segment: their sizes, or what they did.',
  parameters: { metric_id: metricId, period, from: period, to: period, ...segmentParameters },

  async answer(asking, asked): Promise<KpiChangeAnswer> {
    const { metric, now, before } = compared(asking, asked);
    await metricsAsked(asking, [metric.id as MetricId]);
    const { partial } = spanToRead(asked, asking.coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const times = { periods: [now, before], seen_on: daysSeen([metric], 'segment') };
    const { rows: parts, definition } = await segmentsAsked.rows<SegmentParts>(
      'kpi_change',
      {
        metric_id: metric.id,
        size_id: segmentSize.id,
        scheme: asked.scheme.scheme,
        period: now.period,
        previous_period: before.period
      },
      times,
      isKeptBySegment(metric) && segmentsAsked.isStored(times)
        ? undefined
        : workedOut([metric, segmentSize], asked.scheme.scheme)
    );

    const { rows, ...values } = effectsOf(metric, parts.map(inPoints(metric)));
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: {
        ...definition,
        metric: metricInForce(metric, segmentsAsked.rules),
        period: now.period,
        starts_on: now.starts_on,
        ends_on: now.ends_on,
        read_on: now.read_on,
        previous_period: before.period,
        ...values,
        ladder: ladderOf(asked.scheme).scheme
      },
      rows,
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['segment'],
    measures: [
      'numerator',
      'denominator',
      'customers',
      'previous_numerator',
      'previous_denominator',
      'previous_customers'
    ],

    behind(asking, asked, { values, measure }: Cell) {
      const { metric, now, before } = compared(asking, asked);
      const segment = values['segment'] || missing('cell.segment', 'cell.segment=loyal');
      const period = measure.startsWith('previous_') ? before : now;
      const part = measure.replace('previous_', '');
      const behind = customersBehind({
        metric: part === 'customers' ? segmentSize : metric,
        part: part === 'denominator' ? 'denominator' : 'numerator',
        period,
        scheme: asked.scheme,
        group: { by: 'segment', value: segment }
      });
      return {
        relation: relationBehind(behind),
        times: behind.times,
        lines: behind.lines,
        as_of: period.read_on
      };
    }
  }
});

/** segment_kpis of these metrics alone, worked out for the question. */
const workedOut = (metrics: readonly Metric[], scheme: string): Record<string, BoundGiven> => ({
  segment_kpis: {
    sql: `select
    metric_id,
    cast($scheme as varchar) as scheme,
    period,
    group_value as segment,
    numerator,
    denominator,
    is_complete

from (

${kpiSql(metrics, bySegment)}

) as told`,
    inputs: kpiInputs(metrics, bySegment),
    parameters: { scheme }
  }
});

/** Scores are summed in hundredths of a point. */
const inPoints =
  ({ unit }: Metric) =>
  (part: SegmentParts): SegmentParts =>
    unit === 'score'
      ? { ...part, numerator: part.numerator / 100, previous_numerator: part.previous_numerator / 100 }
      : part;

function missing(name: string, example: string): never {
  throw refusal('missing_parameter', { query: 'kpi-change', name, example });
}

/** The two periods, once it is known that the metric can be told by segment and that there is something before. */
function compared(
  { coverage }: Pick<AskingOfData, 'coverage'>,
  asked: { metric_id: MetricId | undefined } & Parameters<typeof spanToRead>[0]
): Compared {
  const metric = metricNamed(asked.metric_id ?? missing('metric_id', 'metric_id=repurchase_rate'));
  const { id, includes_nobody, is_median, mart } = metric;
  const reason = includes_nobody
    ? 'holds_nobody'
    : is_median
      ? 'is_median'
      : mart === 'customer_contributions' || mart === 'customer_standings'
        ? 'told_by_segment'
        : undefined;
  if (reason) {
    throw refusal(
      'metric_without_segments',
      { metric_id: id },
      { reason: reasons[reason], instead: instead[reason] }
    );
  }

  const { period: now } = spanToRead(asked, coverage);
  const before = datedPeriod(previousPeriod(now), coverage);
  if (before.ends_on < coverage.covers_from) {
    throw refusal('nothing_before', { period: now.period, covers_from: coverage.covers_from });
  }
  return { metric, now, before };
}
