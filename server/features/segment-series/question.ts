import { periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { grain, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { behindSegment, sizeMeasures } from '../../questions/segment-cells.ts';
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
  },

  cells: {
    columns: ['snapshot_date', 'segment'],
    measures: sizeMeasures,
    behind({ coverage }, asked, cell) {
      const days = periodsOfGrain(asked.grain, coverage).map(({ read_on }) => read_on);
      const value = cell.values['snapshot_date'] ?? '';
      const day = days.find((known) => known === value);
      if (!day) throw refusal('value_not_known', { name: 'snapshot_date', value, known: days });
      return behindSegment(asked.scheme, day, cell);
    }
  }
});
