import { periodsOfGrain } from '../../build/calendar.ts';
import { grain, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { SegmentSeriesAnswer, SegmentSeriesPoint } from './contract.ts';

export const segmentSeries = question({
  name: 'segment-series',
  purpose: 'The size of every segment at every period end.',
  parameters: { grain, ...segmentParameters },

  async answer(asking, asked): Promise<SegmentSeriesAnswer> {
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<SegmentSeriesPoint>(
      'segment_series',
      { scheme: asked.scheme.scheme, grain: asked.grain },
      { periods: periodsOfGrain(asked.grain, asking.coverage) }
    );
    const { data_version, data_through } = asking.published;
    return { data_version, data_through, definition: { ...definition, grain: asked.grain }, rows };
  }
});
