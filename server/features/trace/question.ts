import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import type { Behind, Cell, Cells } from '../../questions/cell.ts';
import { paging, segmentParameters, text, type Reader } from '../../questions/parameters.ts';
import type { AskingOfData, Question, Readers } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { AskedSegments } from '../../questions/settled.ts';
import { chosenColumns, plainColumns } from '../customers/columns.ts';
import type { TraceAnswer, TracedCustomer } from './contract.ts';

const prefix = 'cell.';

/** A number opened: which customers stand behind a cell of any question, and what each of them adds to it. */
export const traceOf = (questionNamed: (name: string) => Question, traced: () => string[]): Question => ({
  name: 'trace',
  purpose: 'The customers behind one number of another question, each with what they add to it.',
  parameters: { of: text, measure: text, ...segmentParameters, ...paging },

  readersFor(texts) {
    const of = [texts['of'] ?? []].flat()[0];
    const cells = Object.keys(texts).filter((name) => name.startsWith(prefix));
    const cellReaders = Object.fromEntries(cells.map((name): [string, Reader<unknown>] => [name, text]));
    const parameters: Readers = of === undefined ? {} : questionNamed(of).parameters;
    return { of: text, measure: text, ...segmentParameters, ...paging, ...parameters, ...cellReaders };
  },

  async answer(asking, asked): Promise<TraceAnswer> {
    const of = asked['of'] as string | undefined;
    if (of === undefined)
      throw refusal('missing_parameter', { query: 'trace', name: 'of', example: 'of=segments' });
    const question = questionNamed(of);
    if (!question.cells) throw refusal('cells_not_traced', { name: of, known: traced().join(', ') });
    const cell = cellOf(question.cells, asked);
    const behind = await question.cells.behind(asking, asked, cell);
    return answerOf(asking, asked as AskedOfTrace, { question, cell, behind });
  }
});

type AskedOfTrace = AskedSegments & { page?: number; page_size?: number };

/** Refuses a column that names no row of the question, and a measure that does not add up over customers. */
function cellOf({ columns, measures }: Cells<never>, asked: Record<string, unknown>): Cell {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (!name.startsWith(prefix)) continue;
    const column = name.slice(prefix.length);
    if (!columns.includes(column)) {
      throw refusal('value_not_known', { name: 'cell', value: column, known: columns.join(', ') || '–' });
    }
    values[column] = value as string;
  }
  const measure = (asked['measure'] as string | undefined) ?? measures[0] ?? '';
  if (!measures.includes(measure)) {
    throw refusal('value_not_known', { name: 'measure', value: measure, known: measures.join(', ') });
  }
  return { values, measure };
}

async function answerOf(
  asking: AskingOfData,
  asked: AskedOfTrace,
  { question, cell, behind }: { question: Question; cell: Cell; behind: Behind }
): Promise<TraceAnswer> {
  const segmentsAsked = await SegmentsAsked.of(asking, asked);
  const { page = 1, page_size = 100 } = asked;
  const { sql, bound } = segmentsAsked.compose(
    'customers',
    {
      as_of: behind.as_of,
      segment: null,
      label: null,
      r_score: null,
      f_score: null,
      m_score: null,
      status: null,
      search: null
    },
    { ...behind.times, dates: [...(behind.times.dates ?? []), behind.as_of] },
    { ...behind.given, chosen_customers: asChosen(behind.relation) }
  );
  const { session, signal, published } = asking;
  const [sums] = await session.all<{ count: number; sum: number | null }>(
    `select count(*) as count,
        case when count(*) = 0 then 0 else cast(sum(contribution) as bigint) end as sum from (\n\n${sql}\n\n)`,
    bound,
    { signal }
  );
  const rows = await session.all<TracedCustomer>(
    `select ${[...plainColumns, 'contribution'].join(', ')} from (\n\n${sql}\n\n)
order by contribution desc nulls last, customer_id nulls last\nlimit $limit offset $offset`,
    { ...bound, limit: page_size, offset: (page - 1) * page_size },
    { signal }
  );
  const { count, sum } = sums ?? { count: 0, sum: 0 };
  return {
    data_version: published.data_version,
    data_through: published.data_through,
    definition: {
      ...segmentsAsked.definition(sql, bound),
      of: question.name,
      purpose: question.purpose,
      cell: cell.values,
      measure: cell.measure,
      as_of: behind.as_of,
      page,
      page_size
    },
    sql,
    parameters: bound,
    count,
    sum,
    total: count,
    rows
  };
}

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
