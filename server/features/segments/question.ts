import { dayToRead } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { behindSegment, sizeMeasures } from '../../questions/segment-cells.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { latestPeriod } from '../../build/calendar.ts';
import type { SegmentsAnswer, SegmentSize } from './contract.ts';

export const segments = question({
  name: 'segments',
  purpose: 'Every segment of a scheme on a day: size, sales, averages.',
  parameters: { as_of: period, ...segmentParameters },

  async answer(asking, asked): Promise<SegmentsAnswer> {
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { rows, definition } = await segmentsAsked.rows<SegmentSize>(
      'segments',
      { scheme: asked.scheme.scheme, as_of },
      { dates: [as_of] }
    );
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: { ...definition, as_of },
      rows,
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['segment'],
    measures: sizeMeasures,
    behind({ coverage }, asked, cell) {
      const { day } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
      return behindSegment(asked.scheme, day, cell);
    }
  }
});
