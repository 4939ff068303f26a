import { periodRelation, periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { dimensions as known, type DimensionName, withDimensions } from '../../dimensions.ts';
import { grain, namesOf, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { behindSegment, sizeMeasures } from '../../questions/segment-cells.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { SegmentSeriesAnswer, SegmentSeriesPoint } from './contract.ts';

export const segmentSeries = question({
  name: 'segment-series',
  purpose: 'The size of every segment at every period end.',
  parameters: { grain, dimensions: namesOf(known, 'first_region,first_channel'), ...segmentParameters },

  async answer(asking, asked): Promise<SegmentSeriesAnswer> {
    const { dimensions } = asked;
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const all = periodsOfGrain(asked.grain, asking.coverage);
    const unscored = await segmentsAsked.unscored(all.map(({ read_on }) => read_on));
    const periods = all.filter(
      ({ read_on }) => !unscored.some(({ snapshot_date }) => snapshot_date === read_on)
    );
    const [first] = unscored;
    if (first && periods.length === 0) throw first.refusal;

    const read_on = periods.map((period) => period.read_on);
    const parameters = { scheme: asked.scheme.scheme, grain: asked.grain };
    // By dimensions only the days read are worked out: the kept view would score every day of a build, for each customer.
    const { sql, bound } =
      dimensions.length === 0
        ? await segmentsAsked.compose('segment_series', parameters, { periods, read_on })
        : await segmentsAsked.compose(
            'segment_series_customers',
            parameters,
            { dates: read_on },
            { periods: periodRelation(periods) }
          );
    const cells = dimensions.length === 0 ? sql : summedBy(dimensions, withDimensions(sql, dimensions));
    const rows = await asking.session.all<SegmentSeriesPoint>(cells, bound, { signal: asking.signal });
    const { data_version, data_through } = asking.published;
    const not_told = unscored.map(({ snapshot_date, refusal }) => ({
      snapshot_date,
      reason: refusal.told(asking.locale).message
    }));
    return {
      data_version,
      data_through,
      definition: { ...segmentsAsked.definition(cells, bound), grain: asked.grain, dimensions, not_told },
      rows
    };
  },

  cells: {
    columns: ['snapshot_date', 'segment', ...known],
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

const summedBy = (dimensions: readonly DimensionName[], sql: string) => {
  const by = ['snapshot_date', 'period', 'segment', ...dimensions].join(', ');
  return `select ${by}, count(*) as customers, cast(sum(net_amount) as bigint) as net_amount, is_complete from (

${sql}

)
group by ${by}, is_complete
order by ${by}`;
};
