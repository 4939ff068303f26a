import { latestPeriod } from '../../build/calendar.ts';
import type { BoundGiven } from '../../db/relations.ts';
import type { Parameters } from '../../db/values.ts';
import { addDays, periodOf, type Day, type Period } from '../../periods.ts';
import { linesOfState, type LinesBehind } from '../../questions/cell.ts';
import { dayToRead, type DayRead } from '../../questions/dates.ts';
import { dimensions as known, withDimensions } from '../../dimensions.ts';
import { namesOf, oneOf, period, segmentParameters, whole } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked, type Times } from '../../questions/segments-asked.ts';
import { knownSegment } from '../../schemes/definition.ts';
import type { RfmCell, RfmCubeAnswer } from './contract.ts';

/** After a day that ends no period, what people did in three months: in a rule that is 90 days (metrics.md 1.1). */
const threeMonths = 90;

/** What the cube may be cut by, beside the scores: the segment of the scheme asked for, and customer dimensions. */
const cuts = ['segment', ...known] as const;
/** What each measure of a cell sums over its customers. */
const measures = {
  customers: '1',
  recency_days: 'recency_days',
  net_amount: 'monetary_value',
  orders: 'frequency_orders',
  buyers_next: 'bought_again',
  net_amount_next: 'net_amount_next'
} as const;

const cutBy = (names: readonly string[]) => known.filter((dimension) => names.includes(dimension));

const scores = ['r_score', 'f_score', 'm_score'] as const;
const score = whole(1, 5);

export const rfmCube = question({
  name: 'rfm-cube',
  purpose:
    'The customers of a day by their three scores, segment and dimensions, with what they bought in the period after.',
  parameters: {
    as_of: period,
    dimensions: namesOf(cuts, 'segment,first_region'),
    /** include: customers who bought before the look-back only stand in cells without scores */
    lapsed: oneOf(['include']),
    ...segmentParameters
  },

  async answer(asking, asked): Promise<RfmCubeAnswer> {
    const { day, outcome, partial } = outcomeOf(asked.as_of, asking);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { sql, bound } = await segmentsAsked.compose(
      'rfm_cube',
      { as_of: day, with_lapsed: asked.lapsed === 'include' },
      timesOf(day, outcome),
      { cube_segments: segmentsOf(day, asked.dimensions.includes('segment')) }
    );
    const by = [...scores, ...asked.dimensions];
    const sums = Object.entries(measures).map(([name, sum]) => `cast(sum(${sum}) as bigint) as ${name}`);
    const cells = `select ${[...by, ...sums].join(', ')} from (\n\n${withDimensions(sql, cutBy(asked.dimensions))}\n\n)
group by ${by.join(', ')}
order by ${by.map((column) => `${column} nulls last`).join(', ')}`;
    const rows = await asking.session.all<RfmCell>(cells, bound, { signal: asking.signal });

    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(cells, bound),
        as_of: day,
        dimensions: asked.dimensions,
        outcome
      },
      rows,
      ...(partial && { partial })
    };
  },

  cells: {
    columns: [...scores, ...cuts],
    measures: Object.keys(measures),
    async behind(asking, asked, { values, measure }) {
      knownSegment(asked.scheme, 'segment', values['segment']);
      const { day, outcome } = outcomeOf(asked.as_of, asking);
      const sum = measures[measure as keyof typeof measures];
      const segments = segmentsOf(day, 'segment' in values);
      const parameters: Parameters = { cube_as_of: day, ...segments.parameters };
      const conditions = Object.entries(values).map(([column, value]) => {
        if (scores.some((score) => score === column) && value !== '') score.read([value], `cell.${column}`);
        parameters[`cell_${column}`] = value === '' ? null : value;
        if (scores.some((score) => score === column))
          return `outcomes.${column} is not distinct from cast($cell_${column} as integer)`;
        return `${column === 'segment' ? 'segments' : 'dimensions'}.${column} is not distinct from $cell_${column}`;
      });
      // Who did not come back adds nothing to those who did.
      if (measure === 'buyers_next') conditions.push('outcomes.bought_again > 0');
      if (asked.lapsed !== 'include') conditions.push(`outcomes.standing = 'scored'`);
      return {
        relation: {
          sql: `select outcomes.customer_key, cast(${sum === '1' ? sum : `outcomes.${sum}`} as bigint) as contribution
from customer_outcomes as outcomes
inner join customer_dimensions as dimensions
    on dimensions.customer_key = outcomes.customer_key
left join (
    ${segments.sql}
) as segments
    on segments.customer_key = outcomes.customer_key
where outcomes.from_date = cast($cube_as_of as date)${conditions.map((each) => `\n    and ${each}`).join('')}`,
          inputs: ['customer_outcomes', 'customer_dimensions', ...(segments.inputs ?? [])],
          parameters
        },
        times: timesOf(day, outcome),
        lines: linesOf(measure, day, outcome),
        as_of: day
      };
    }
  }
});

/** The day read, and the days after it that show what came of it: the next period of its kind, once it is over. */
function outcomeOf(
  asked: Period | undefined,
  { coverage }: AskingOfData
): DayRead & { outcome: { from: Day; to: Day } | null } {
  const wanted = asked ?? latestPeriod(coverage);
  const read = dayToRead(wanted, coverage);
  const to =
    wanted.grain === 'span'
      ? addDays(read.day, threeMonths)
      : periodOf(wanted.grain, addDays(wanted.ends_on, 1)).ends_on;
  const isOver = !read.partial && to <= coverage.data_through;
  return { ...read, outcome: isOver ? { from: read.day, to } : null };
}

/** Who is in which segment of the scheme asked for; nobody in any, where that is not asked for and need not be worked out. */
const segmentsOf = (day: Day, isAsked: boolean): BoundGiven =>
  isAsked
    ? {
        sql: `select customer_key, segment from customer_segments where snapshot_date = cast($segments_as_of as date)`,
        inputs: ['customer_segments'],
        parameters: { segments_as_of: day }
      }
    : {
        sql: `select cast(null as integer) as customer_key, cast(null as varchar) as segment where false`,
        parameters: {}
      };

/** The lines of a measure: of the look-back, or of the days after. */
function linesOf(measure: string, day: Day, outcome: { to: Day } | null): LinesBehind {
  const after = { from: addDays(day, 1), through: outcome?.to ?? day };
  if (measure === 'buyers_next') return { counted: 'activity', days: after };
  if (measure === 'net_amount_next') return { counted: 'amount', days: after };
  const counted = { net_amount: 'amount', orders: 'orders' } as const;
  return linesOfState(day, counted[measure as keyof typeof counted] ?? 'activity');
}

/** A pair without an end where the outcome is not known. */
const timesOf = (day: Day, outcome: { from: Day; to: Day } | null): Times => ({
  dates: [day],
  flows: [{ from_date: day, to_date: outcome?.to ?? null }]
});
