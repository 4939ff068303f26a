import { datedPeriod, type DatedPeriod } from '../../build/calendar.ts';
import { addDays, previousPeriod, yearAgo } from '../../periods.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { spanToRead } from '../../questions/dates.ts';
import { oneOf, period, segmentParameters } from '../../questions/parameters.ts';
import { question, type ReadBy } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { groupings } from './behind.ts';
import { metricIds, metricsAsked, metricsInForce, notComputableOf } from './catalog.ts';
import { kpiCells } from './cells.ts';
import type { Kpi, KpisAnswer } from './contract.ts';
import { figures, internalLeftOut, isToldBy, schemesRead, told, type Read } from './told.ts';

const parameters = {
  period,
  from: period,
  to: period,
  /** all of them when none is named */
  metric_id: metricIds,
  by: oneOf(groupings),
  ...segmentParameters
};

export const kpis = question({
  name: 'kpis',
  purpose: 'Every metric of a period, beside the period before and the same period last year.',
  parameters,

  async answer(asking, asked): Promise<KpisAnswer> {
    const { coverage, published, settings } = asking;
    const { period, partial } = spanToRead(asked, coverage);
    const previous = datedPeriod(previousPeriod(period), coverage);
    const year_ago = datedPeriod(yearAgo(period), coverage);
    // A period that the data does not reach has no value, which is not the same as 0.
    const isReached = ({ starts_on, ends_on }: DatedPeriod) =>
      starts_on <= coverage.data_through && ends_on >= coverage.covers_from;

    const metrics = (await metricsAsked(asking, asked.metric_id)).filter(isToldBy(asked.by));
    const read = schemesRead(asked.scheme, metrics);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await figures<Kpi & Read>(
      segmentsAsked,
      'kpis',
      { metrics, scheme: asked.scheme, by: asked.by },
      {
        period: period.period,
        previous_period: previous.period,
        year_ago_period: year_ago.period
      },
      { periods: [period, previous, year_ago].filter(isReached) },
      () => ({
        value: period.period,
        previous_value: previous.period,
        year_ago_value: year_ago.period
      })
    );

    const { data_version, data_through } = published;
    const { lookback_days } = segmentsAsked.rules;
    return {
      data_version,
      data_through,
      definition: {
        ...definition,
        period: period.period,
        starts_on: period.starts_on,
        ends_on: period.ends_on,
        read_on: period.read_on,
        previous_period: previous.period,
        year_ago_period: year_ago.period,
        left_censored: period.starts_on < addDays(coverage.covers_from, settings.censor_days),
        lookback_censored:
          lookback_days !== null && addDays(period.day_before, 1 - lookback_days) < coverage.covers_from,
        ladder: read.ladder,
        by: asked.by ?? null,
        metrics: metricsInForce(read.metric_ids, segmentsAsked.rules),
        internal_left_out: await internalLeftOut(asking, segmentsAsked.rules),
        not_computable: asked.metric_id.length === 0 ? notComputableOf(await inputsLoaded(asking)) : []
      },
      rows: told(rows, asked.by),
      ...(partial && { partial })
    };
  },

  cells: kpiCells<ReadBy<typeof parameters>>(({ coverage }, asked) => spanToRead(asked, coverage).period)
});
