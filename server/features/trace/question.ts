import type { BoundGiven } from '../../db/relations.ts';
import type { SqlFile } from '../../db/sql-file.ts';
import type { Parameters } from '../../db/values.ts';
import { withoutForetold } from '../../models/model-fit.ts';
import type { AskingOfData, Question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { chosenColumns, plainColumns } from '../customers/columns.ts';
import type { TraceAnswer, TracedCustomer } from './contract.ts';
import {
  cellParameters,
  cellReaders,
  openedCell,
  type AskedOfTrace,
  type OpenedCell,
  type Others
} from './opened-cell.ts';

/** A number opened: which customers stand behind a cell of any question, and what each of them adds to it. */
export const traceOf = (others: Others): Question => ({
  name: 'trace',
  purpose: 'The customers behind one number of another question, each with what they add to it.',
  parameters: cellParameters,
  readersFor: cellReaders(others),

  async answer(asking, asked): Promise<TraceAnswer> {
    return answerOf(asking, asked as AskedOfTrace, await openedCell(others, 'trace', asking, asked));
  }
});

async function answerOf(
  asking: AskingOfData,
  asked: AskedOfTrace,
  { question, cell, behind }: OpenedCell
): Promise<TraceAnswer> {
  const segmentsAsked = await SegmentsAsked.of(asking, asked);
  const { page = 1, page_size = 100 } = asked;
  const { sql, bound } = await segmentsAsked.compose(
    'customers',
    { ...noWishes(asking.home.library.query('customers')), as_of: behind.as_of },
    { ...behind.times, dates: [...(behind.times.dates ?? []), behind.as_of] },
    { ...behind.given, chosen_customers: asChosen(behind.relation) }
  );
  const { session, signal, published } = asking;
  const [sums] = await session.all<{ count: number; sum: number | null }>(
    `select count(*) as count,
        case when count(*) = 0 then 0 else cast(sum(contribution) as double) end as sum from (\n\n${sql}\n\n)`,
    bound,
    { signal }
  );
  const rows = await session.all<TracedCustomer>(
    `select ${[...plainColumns, 'contribution'].join(', ')} from (\n\n${sql}\n\n)
order by contribution desc nulls last, customer_id nulls last\nlimit $limit offset $offset`,
    { ...bound, limit: page_size, offset: (page - 1) * page_size },
    { signal }
  );
  if (!sums) throw new Error('an aggregate is one row');
  const { count, sum } = sums;
  return {
    data_version: published.data_version,
    data_through: published.data_through,
    definition: {
      ...segmentsAsked.definition(sql, withoutForetold(bound)),
      of: question.name,
      purpose: question.purpose,
      cell: cell.values,
      measure: cell.measure,
      as_of: behind.as_of,
      page,
      page_size
    },
    sql,
    parameters: withoutForetold(bound),
    count,
    sum,
    total: count,
    rows
  };
}

/** Everybody behind a cell is listed: of what the query may choose by, nothing is asked. */
const noWishes = ({ params }: SqlFile): Parameters => Object.fromEntries(params.map((name) => [name, null]));

/** The relation of a cell with the columns that the query of customers expects; what it is not about is null. */
function asChosen({ sql, inputs, parameters }: BoundGiven): BoundGiven {
  const others = Object.entries(chosenColumns).filter(([column]) => column !== 'contribution');
  const nulls = others.map(([column, type]) => `cast(null as ${type}) as ${column}`);
  return {
    sql: `select customer_key, ${nulls.join(', ')}, contribution from (\n\n${sql}\n\n)`,
    ...(inputs && { inputs }),
    parameters
  };
}
