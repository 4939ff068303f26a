import type { BoundGiven } from '../../db/relations.ts';
import type { Parameters } from '../../db/values.ts';
import { addDays } from '../../periods.ts';
import type { Behind, LinesBehind } from '../../questions/cell.ts';
import { withoutForetold } from '../../models/model-fit.ts';
import type { AskingOfData, Question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import {
  cellParameters,
  cellReaders,
  openedCell,
  type AskedOfTrace,
  type OpenedCell,
  type Others
} from '../trace/opened-cell.ts';
import type { TracedLine, TraceLinesAnswer } from './contract.ts';

/** A number opened down to the lines of the extracts: which of them make it. */
export const traceLinesOf = (others: Others): Question => ({
  name: 'trace-lines',
  purpose:
    'The order lines behind one number of another question, with the file and the line they came from.',
  parameters: cellParameters,
  readersFor: cellReaders(others),

  async answer(asking, asked): Promise<TraceLinesAnswer> {
    return answerOf(asking, asked as AskedOfTrace, await openedCell(others, 'trace-lines', asking, asked));
  }
});

type Sums = Pick<TraceLinesAnswer, 'count' | 'sum' | 'orders' | 'customers'>;

async function answerOf(
  asking: AskingOfData,
  asked: AskedOfTrace,
  { question, cell, behind }: OpenedCell
): Promise<TraceLinesAnswer> {
  const segmentsAsked = await SegmentsAsked.of(asking, asked);
  const { page = 1, page_size = 100 } = asked;
  const { sql, bound } = await segmentsAsked.compose(
    'traced_lines',
    {},
    { ...behind.times, dates: [...(behind.times.dates ?? []), behind.as_of] },
    { ...behind.given, traced_spans: tracedSpans(behind, segmentsAsked.rules.lookback_days) }
  );
  const { session, signal, published } = asking;
  // Without an id the day names the order.
  const [sums] = await session.all<Sums>(
    `select
    count(*) as count,
    cast(coalesce(sum(contribution), 0) as bigint) as sum,
    count(distinct (customer_key, order_id, case when order_id is null then ordered_on end))
        filter (where customer_key > 0) as orders,
    count(distinct customer_key) filter (where customer_key > 0) as customers
from (\n\n${sql}\n\n)`,
    bound,
    { signal }
  );
  const rows = await session.all<TracedLine>(
    `select * exclude (customer_key) from (\n\n${sql}\n\n)
order by ordered_on, ordered_at nulls first, order_id nulls first, extract_id, source_file, source_line,
    customer_key, contribution\nlimit $limit offset $offset`,
    { ...bound, limit: page_size, offset: (page - 1) * page_size },
    { signal }
  );
  const { count = 0, sum = 0, orders = 0, customers = 0 } = sums ?? {};
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
    is_share_of_sum: [behind.lines].flat().some(({ is_whole }: LinesBehind) => is_whole === true),
    orders,
    customers,
    total: count,
    rows
  };
}

/** Whose lines of which days. As far back as the data goes is a day before all others: a comparison with null finds none. */
function tracedSpans({ relation, lines }: Behind, lookback_days: number | null): BoundGiven {
  const parameters: Parameters = { ...relation.parameters };
  const inputs = new Set<string>(relation.inputs);
  const selects = [lines].flat().map((each: LinesBehind, at) => {
    const { customers = relation, counted, days } = each;
    const through = 'through' in days ? days.through : days.lookback_of;
    const from =
      'through' in days ? days.from : lookback_days === null ? null : addDays(through, 1 - lookback_days);
    Object.assign(parameters, customers.parameters, {
      [`lines_${at + 1}_counted`]: counted,
      [`lines_${at + 1}_starts_on`]: from ?? '0001-01-01',
      [`lines_${at + 1}_ends_on`]: through
    });
    for (const input of customers.inputs ?? []) inputs.add(input);
    return `select
    customer_key,
    $lines_${at + 1}_counted as counted,
    cast($lines_${at + 1}_starts_on as date) as starts_on,
    cast($lines_${at + 1}_ends_on as date) as ends_on,
    ${each.is_taken_off ? 'true' : 'false'} as is_taken_off

from (\n\n${customers.sql}\n\n)`;
  });
  return { sql: selects.join('\n\nunion all\n\n'), inputs: [...inputs], parameters };
}
