import { refusal } from '../../errors.ts';
import { oneOf, paging, segmentParameters, text, whole } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { knownLabel } from '../../schemes/definition.ts';
import { toldDimensions, type DimensionName } from '../../dimensions.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { plainColumns } from './columns.ts';
import { metricsAsked } from '../kpis/catalog.ts';
import { chosenCustomers, chosenParameters, type Chosen } from './chosen.ts';
import type { Customer, CustomersAnswer } from './contract.ts';
import { pageOf } from './page.ts';

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
    const { published } = asking;
    if (asked.metric_id) await metricsAsked(asking, [asked.metric_id]);
    const chosen = chosenCustomers(asking, asked);
    knownLabel(asked.scheme, asked.label, asking.home.schemes.all);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const { page = 1, page_size = 100 } = asked;
    const held = toldDimensions(asking.dimensions);
    const order = sorting(asked.sort, chosen, held);

    const relations = { ...chosen.given, chosen_customers: chosen.relation };
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
      relations
    );
    const { rows: told, sums } = await pageOf(
      asking,
      { sql, bound, order: order.sql, sums: summed(chosen), held, page, page_size },
      (keys) => ofThese(keys, asking, segmentsAsked, chosen)
    );
    const columns = [...plainColumns, ...held, ...chosen.columns];
    const rows = told.map(
      (row) => Object.fromEntries(columns.map((name) => [name, row[name]])) as unknown as Customer
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
function sorting(
  asked: string | undefined,
  { columns }: Chosen,
  held: readonly DimensionName[]
): { asked: string; sql: string } {
  const sortable = [...plainColumns, ...held, ...columns];
  const wanted = asked ?? (columns.includes('contribution') ? '-contribution' : '-monetary_value');
  const column = sortable.find((known) => known === wanted.replace(/^-/, ''));
  if (!column) throw refusal('value_not_known', { name: 'sort', value: wanted, known: sortable });
  return { asked: wanted, sql: `${column} ${wanted.startsWith('-') ? 'desc' : 'asc'} nulls last` };
}

/** What is summed over the whole list, by its name among the sums. */
function summed({ columns }: Chosen): Record<string, string> {
  const money = ['monetary_value', 'net_amount_so_far', ...columns].filter((name) =>
    ['monetary_value', 'net_amount_so_far', 'net_amount_from', 'net_amount_to', 'contribution'].includes(name)
  );
  const moved = columns.includes('moved_by') ? (['purchase', 'waiting'] as const) : [];
  return {
    customers: 'count(*)',
    ...Object.fromEntries(money.map((name) => [name, `cast(coalesce(sum(${name}), 0) as bigint)`])),
    ...Object.fromEntries(moved.map((by) => [`moved_by_${by}`, `count(*) filter (where moved_by = '${by}')`]))
  };
}

/** The SQL of a few of the list: whoever is among them meets every wish already. */
function ofThese(
  keys: readonly number[],
  { home }: AskingOfData,
  segmentsAsked: SegmentsAsked,
  chosen: Chosen
) {
  const wishes = Object.fromEntries(home.library.query('customers').params.map((name) => [name, null]));
  const { relation, given, times, as_of } = chosen;
  const few = {
    ...relation,
    sql: `select *
from (

${relation.sql}

)
where customer_key in (select customer_key from customers_in_sight)`,
    inputs: [...(relation.inputs ?? []), 'customers_in_sight']
  };
  return segmentsAsked.composeOf(keys, 'customers', { ...wishes, as_of }, times, {
    ...given,
    chosen_customers: few
  });
}
