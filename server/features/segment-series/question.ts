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
    const all = periodsOfGrain(asked.grain, asking.coverage);
    const unscored = await segmentsAsked.unscored(all.map(({ read_on }) => read_on));
    const periods = all.filter(
      ({ read_on }) => !unscored.some(({ snapshot_date }) => snapshot_date === read_on)
    );
    const [first] = unscored;
    if (first && periods.length === 0) throw first.refusal;

    const { rows, definition } = await segmentsAsked.rows<SegmentSeriesPoint>(
      'segment_series',
      { scheme: asked.scheme.scheme, grain: asked.grain },
      { periods, read_on: periods.map(({ read_on }) => read_on) }
    );
    const { data_version, data_through } = asking.published;
    const not_told = unscored.map(({ snapshot_date, refusal }) => ({
      snapshot_date,
      reason: refusal.told(asking.locale).message
    }));
    return { data_version, data_through, definition: { ...definition, grain: asked.grain, not_told }, rows };
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
