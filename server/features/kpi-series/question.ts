import { kpis as catalog } from '../../../sql/metrics/kpis.ts';
import { periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { grain, segmentParameters, someOf } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { metricInForce } from '../../schemes/words-in-force.ts';
import type { KpiSeriesAnswer, KpiSeriesPoint } from './contract.ts';

export const kpiSeries = question({
  name: 'kpi-series',
  purpose: 'Metrics over every period of the coverage, oldest first.',
  parameters: { metric_id: someOf(catalog.map(({ id }) => id)), grain, ...segmentParameters },

  async answer(asking, asked): Promise<KpiSeriesAnswer> {
    if (asked.metric_id.length === 0) {
      throw refusal('missing_parameter', {
        query: 'kpi-series',
        name: 'metric_id',
        example: 'metric_id=repurchase_rate'
      });
    }
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<KpiSeriesPoint>(
      'kpi_series',
      { metric_ids: asked.metric_id, scheme: asked.scheme.scheme, grain: asked.grain },
      { periods: periodsOfGrain(asked.grain, asking.coverage) }
    );
    const metrics = catalog
      .filter(({ id }) => asked.metric_id.includes(id))
      .map((metric) => metricInForce(metric, segmentsAsked.rules));
    const { data_version, data_through } = asking.published;
    return { data_version, data_through, definition: { ...definition, grain: asked.grain, metrics }, rows };
  }
});
