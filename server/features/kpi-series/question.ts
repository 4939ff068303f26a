import { datedPeriod, periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { addDays, parsePeriod } from '../../periods.ts';
import { grain, oneOf, segmentParameters } from '../../questions/parameters.ts';
import { question, type ReadBy } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { groupings } from '../kpis/behind.ts';
import { metricIds, metricsAsked, metricsInForce } from '../kpis/catalog.ts';
import { kpiCells } from '../kpis/cells.ts';
import { figures, internalLeftOut, isToldBy, schemesRead, told, type Read } from '../kpis/told.ts';
import type { KpiSeriesAnswer, KpiSeriesPoint } from './contract.ts';

const parameters = { metric_id: metricIds, grain, by: oneOf(groupings), ...segmentParameters };

export const kpiSeries = question({
  name: 'kpi-series',
  purpose: 'Metrics over every period of the coverage, oldest first.',
  parameters,

  async answer(asking, asked): Promise<KpiSeriesAnswer> {
    if (asked.metric_id.length === 0) {
      throw refusal('missing_parameter', {
        query: 'kpi-series',
        name: 'metric_id',
        example: 'metric_id=repurchase_rate'
      });
    }
    const { coverage, settings, published } = asking;
    const metrics = (await metricsAsked(asking, asked.metric_id)).filter(isToldBy(asked.by));
    const read = schemesRead(asked.scheme, metrics);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await figures<KpiSeriesPoint & Read>(
      segmentsAsked,
      'kpi_series',
      { metrics, scheme: asked.scheme, by: asked.by },
      {
        grain: asked.grain,
        censored_before: addDays(coverage.covers_from, settings.censor_days)
      },
      { periods: periodsOfGrain(asked.grain, coverage) },
      ({ period }) => ({ value: period })
    );
    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...definition,
        grain: asked.grain,
        ladder: read.ladder,
        by: asked.by ?? null,
        internal_left_out: await internalLeftOut(asking, segmentsAsked.rules),
        metrics: metricsInForce(read.metric_ids, segmentsAsked.rules)
      },
      rows: told(rows, asked.by)
    };
  },

  cells: kpiCells<ReadBy<typeof parameters>>(
    ({ coverage }, { grain }, { values }) => {
      const period = parsePeriod(values['period'] ?? '');
      if (period?.grain !== grain) {
        throw refusal('value_not_known', {
          name: 'cell.period',
          value: values['period'] ?? '',
          known: periodsOfGrain(grain, coverage).map(({ period }) => period)
        });
      }
      return datedPeriod(period, coverage);
    },
    ['period']
  )
});
