import { latestPeriod } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import type { Behind, Cell } from '../../questions/cell.ts';
import { linesOfState } from '../../questions/cell.ts';
import { dayToRead } from '../../questions/dates.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { knownSegment, type SchemeDefinition } from '../../schemes/definition.ts';
import type { SegmentIndex, SegmentIndicesAnswer } from './contract.ts';

/** Categories beyond these are said, not told: nobody compares so many. */
const mostKeys = 50;

const needs = { category: 'category', complaint: 'feedback' } as const;
const kinds = Object.keys(needs) as SegmentIndex['kind'][];

export const segmentIndices = question({
  name: 'segment-indices',
  purpose: 'How much more a segment buys of a category, or complains, than everybody does.',
  parameters: { as_of: period, ...segmentParameters },

  async answer(asking, asked): Promise<SegmentIndicesAnswer> {
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
    const inputs = await inputsLoaded(asking);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { sql, bound } = await segmentsAsked.compose(
      'segment_indices',
      { scheme: asked.scheme.scheme, as_of, most_keys: mostKeys },
      { dates: [as_of] },
      // Worked out for this day alone: the stored views hold every date of the build.
      {}
    );
    const told = await asking.session.all<SegmentIndex & { keys: number }>(sql, bound, {
      signal: asking.signal
    });
    const categories = told.find(({ kind }) => kind === 'category')?.keys ?? 0;
    const { data_version, data_through } = asking.published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        as_of,
        categories_left_out: Math.max(0, categories - mostKeys),
        not_computable: kinds
          .filter((kind) => !inputs.includes(needs[kind]))
          .map((kind) => ({ kind, needs: needs[kind] }))
      },
      rows: told.map(({ keys: _, ...row }) => row),
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['segment', 'kind', 'key'],
    measures: ['numerator', 'denominator'],
    behind({ coverage }, asked, cell) {
      const { day } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
      return behindIndex(asked.scheme, day, cell);
    }
  }
});

/** The customers of the segment who do it, each with what they add; or all who are asked how much of it they do. */
function behindIndex({ scheme, ...rest }: SchemeDefinition, day: string, { values, measure }: Cell): Behind {
  knownSegment({ scheme, ...rest }, 'segment', values['segment']);
  const kind = kinds.find((known) => known === values['kind']);
  if (!kind)
    throw refusal('value_not_known', { name: 'cell.kind', value: values['kind'] ?? '', known: kinds });
  const isEverybody = kind === 'complaint' && measure === 'denominator';
  return {
    relation: {
      sql: `select
    members.customer_key,
    cast(${isEverybody ? '1' : 'sum(habits.amount)'} as bigint) as contribution

from customer_segments as members
${
  isEverybody
    ? ''
    : `inner join customer_habits as habits
    on habits.snapshot_date = members.snapshot_date
    and habits.customer_key = members.customer_key
    and habits.kind = $cell_kind
    ${measure === 'numerator' ? 'and habits.key = $cell_key' : ''}`
}
where members.snapshot_date = cast($cell_snapshot_date as date)
    and members.scheme = $cell_scheme
    and members.segment = $cell_segment
    and members.customer_key in (select customer_key from asked_customers)
group by members.customer_key`,
      inputs: ['customer_segments', 'asked_customers', ...(isEverybody ? [] : ['customer_habits'])],
      parameters: {
        cell_scheme: scheme,
        cell_snapshot_date: day,
        cell_segment: values['segment'] ?? null,
        ...(!isEverybody && { cell_kind: kind }),
        ...(!isEverybody && measure === 'numerator' && { cell_key: values['key'] ?? null })
      }
    },
    times: { dates: [day] },
    lines: linesOfState(day, kind === 'category' ? 'amount' : 'activity'),
    as_of: day
  };
}
