import { kpis as catalog } from '../../../sql/metrics/kpis.ts';
import { datedPeriod, type DatedPeriod } from '../../build/calendar.ts';
import { addDays, previousPeriod, yearAgo } from '../../periods.ts';
import { spanToRead } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { metricInForce } from '../../schemes/words-in-force.ts';
import type { Kpi, KpisAnswer } from './contract.ts';

export const kpis = question({
  name: 'kpis',
  purpose: 'Every metric of a period, beside the period before and the same period last year.',
  parameters: { period, from: period, to: period, ...segmentParameters },

  async answer(asking, asked): Promise<KpisAnswer> {
    const { coverage, published, settings } = asking;
    const { period, partial } = spanToRead(asked, coverage);
    const previous = datedPeriod(previousPeriod(period), coverage);
    const year_ago = datedPeriod(yearAgo(period), coverage);
    // A period that the data does not reach has no value, which is not the same as 0.
    const isReached = ({ starts_on, ends_on }: DatedPeriod) =>
      starts_on <= coverage.data_through && ends_on >= coverage.covers_from;

    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<Kpi>(
      'kpis',
      {
        metric_ids: catalog.map(({ id }) => id),
        scheme: asked.scheme.scheme,
        period: period.period,
        previous_period: previous.period,
        year_ago_period: year_ago.period
      },
      { periods: [period, previous, year_ago].filter(isReached) }
    );

    const { data_version, data_through } = published;
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
        metrics: catalog.map((metric) => metricInForce(metric, segmentsAsked.rules))
      },
      rows,
      ...(partial && { partial })
    };
  }
});
