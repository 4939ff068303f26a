import { dayToRead } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { behindSegment, sizeMeasures } from '../../questions/segment-cells.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { latestPeriod } from '../../build/calendar.ts';
import type { Day } from '../../periods.ts';
import { labelsOf, type SchemeDefinition } from '../../schemes/definition.ts';
import type { LabelSize, SegmentsAnswer, SegmentSize } from './contract.ts';

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
    const known = labelsOf(asked.scheme);
    const labels = known.length > 0 ? await labelled(segmentsAsked, asked.scheme, as_of) : [];
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: { ...definition, as_of },
      // What cannot be told is no 0.
      rows: rows.filter(
        ({ segment }) => !definition.scheme.not_computable.some(({ label }) => label === segment)
      ),
      // A label that nobody carries is told too; one that cannot be told is not.
      labels: known
        .filter((label) => !definition.scheme.not_computable.some((each) => each.label === label))
        .map(
          (label) => labels.find((each) => each.label === label) ?? { label, customers: 0, net_amount: 0 }
        ),
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

async function labelled(
  segmentsAsked: SegmentsAsked,
  { scheme }: SchemeDefinition,
  as_of: Day
): Promise<LabelSize[]> {
  const { rows } = await segmentsAsked.rows<LabelSize>(
    'segment_labels',
    { scheme, as_of },
    { dates: [as_of] }
  );
  return rows;
}
