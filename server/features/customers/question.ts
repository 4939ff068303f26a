import type { Parameters } from '../../db/values.ts';
import { refusal } from '../../errors.ts';
import { oneOf, paging, segmentParameters, text, whole } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { knownLabel } from '../../schemes/definition.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { plainColumns } from './columns.ts';
import { chosenCustomers, chosenParameters, type Chosen } from './chosen.ts';
import type { Customer, CustomersAnswer, CustomerSums } from './contract.ts';

const score = whole(1, 5);

export const customers = question({
  name: 'customers',
  purpose: 'The customers behind a segment, a flow, a cohort or a metric, with their state.',
  parameters: {
    ...chosenParameters,
    ...segmentParameters,
    r_score: score,
    f_score: score,
    m_score: score,
    status: oneOf(['scored', 'lapsed', 'not_yet_customer', 'active', 'dormant', 'lost']),
    search: text,
    /** a flag of the scheme, or a segment that may hold beside others */
    label: text,
    /** a column, with - before it for the largest first; which there are depends on whom the list is about */
    sort: text,
    ...paging
  },

  async answer(asking, asked): Promise<CustomersAnswer> {
    const { session, published, signal } = asking;
    const chosen = chosenCustomers(asking, asked);
    knownLabel(asked.scheme, asked.label, asking.home.schemes.all);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { page = 1, page_size = 100 } = asked;
    const order = sorting(asked.sort, chosen);

    const { sql, bound } = await segmentsAsked.compose(
      'customers',
      {
        as_of: chosen.as_of,
        segment: chosen.segment,
        label: asked.label ?? null,
        r_score: asked.r_score ?? null,
        f_score: asked.f_score ?? null,
        m_score: asked.m_score ?? null,
        status: asked.status ?? null,
        search: asked.search ?? null
      },
      chosen.times,
      { ...chosen.given, chosen_customers: chosen.relation }
    );
    const sums = await sumsOf(session, sql, bound, chosen, signal);
    const columns = [...plainColumns, ...chosen.columns].join(', ');
    const rows = await session.all<Customer>(
      `select ${columns} from (\n\n${sql}\n\n)\norder by ${order.sql}, customer_id nulls last\nlimit $limit offset $offset`,
      { ...bound, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );

    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        as_of: chosen.as_of,
        ...(chosen.from && { from: chosen.from }),
        ...(chosen.to && { to: chosen.to }),
        sort: order.asked,
        page,
        page_size
      },
      rows,
      total: sums.customers,
      sums,
      ...(chosen.partial && { partial: chosen.partial })
    };
  }
});

/** ORDER BY from an allow-list: the text of the reader only chooses among our own column names. */
function sorting(asked: string | undefined, { columns }: Chosen): { asked: string; sql: string } {
  const sortable = [...plainColumns, ...columns];
  const wanted = asked ?? (columns.includes('contribution') ? '-contribution' : '-monetary_value');
  const column = sortable.find((known) => known === wanted.replace(/^-/, ''));
  if (!column) throw refusal('value_not_known', { name: 'sort', value: wanted, known: sortable });
  return { asked: wanted, sql: `${column} ${wanted.startsWith('-') ? 'desc' : 'asc'} nulls last` };
}

async function sumsOf(
  session: { all<Row>(sql: string, parameters: Parameters, limits: object): Promise<Row[]> },
  sql: string,
  bound: Parameters,
  { columns }: Chosen,
  signal: AbortSignal | undefined
): Promise<CustomerSums> {
  const money = ['monetary_value', 'net_amount_so_far', ...columns].filter((name) =>
    ['monetary_value', 'net_amount_so_far', 'net_amount_from', 'net_amount_to', 'contribution'].includes(name)
  );
  const moved = columns.includes('moved_by')
    ? ['purchase', 'waiting'].map((by) => `count(*) filter (where moved_by = '${by}') as moved_by_${by}`)
    : [];
  const sums = money.map((name) => `cast(coalesce(sum(${name}), 0) as bigint) as ${name}`);
  const [row] = await session.all<CustomerSums>(
    `select count(*) as customers, ${[...sums, ...moved].join(', ')} from (\n\n${sql}\n\n)`,
    bound,
    { signal }
  );
  if (!row) throw new Error('an aggregate is one row');
  return row;
}
