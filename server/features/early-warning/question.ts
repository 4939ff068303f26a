import { latestPeriod } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import type { ModelFit } from '../../models/model-fit.ts';
import { modelTold } from '../../models/model-told.ts';
import type { Day } from '../../periods.ts';
import { linesOfState } from '../../questions/cell.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { dayToRead } from '../../questions/dates.ts';
import { oneOf, paging, period, segmentParameters, text } from '../../questions/parameters.ts';
import { question, type AskingOfData, type ReadBy } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { knownSegment } from '../../schemes/definition.ts';
import { toldDimensions, withDimensions, type DimensionName } from '../../dimensions.ts';
import { warnedBy } from '../warned-by.ts';
import type { EarlyWarning, EarlyWarningAnswer, EarlyWarningSums } from './contract.ts';

const columns = [
  'customer_id',
  'first_order_on',
  'last_order_on',
  'recency_days',
  'frequency_orders',
  'monetary_value',
  'orders_so_far',
  'net_amount_so_far',
  'r_score',
  'f_score',
  'm_score',
  'segment',
  'score',
  'reasons',
  'is_warned',
  'net_amount_at_risk',
  'expected_days',
  'overdue',
  'unlikely_alive',
  'slowing',
  'complaint'
] as const;

/** unlikely_alive needs a fitted model in which people leave, complaint needs feedback. */
type Part = 'unlikely_alive' | 'complaint';

async function missingParts(asking: AskingOfData, { model, fit }: ModelFit): Promise<Part[]> {
  const hasFeedback = (await inputsLoaded(asking)).includes('feedback');
  return [
    ...(fit.converged && model !== 'nbd' ? [] : ['unlikely_alive' as const]),
    ...(hasFeedback ? [] : ['complaint' as const])
  ];
}

const parameters = {
  as_of: period,
  ...segmentParameters,
  segment: text,
  reason: oneOf(['overdue', 'unlikely_alive', 'slowing', 'complaint']),
  warned: oneOf(['true', 'false']),
  search: text,
  /** a column, with - before it for the largest first */
  sort: text,
  ...paging
};
type Asked = ReadBy<typeof parameters>;

export const earlyWarning = question({
  name: 'early-warning',
  purpose: 'Customers who are likely not to order again soon, why, and the money at risk.',
  parameters,

  async answer(asking, asked): Promise<EarlyWarningAnswer> {
    const { session, published, signal, coverage } = asking;
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
    knownSegment(asked.scheme, 'segment', asked.segment);
    const held = toldDimensions(asking.dimensions);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const model = await asking.home.fits.on(asking, as_of, segmentsAsked.rules);
    const missing = await missingParts(asking, model);
    const order = sorting(asked.sort, held, missing);
    const { page = 1, page_size = 100 } = asked;
    const { sql, bound } = await listOn(segmentsAsked, as_of, asked);

    const told = await session.all<EarlyWarning & Sums>(
      paged(withDimensions(sql, held), order.sql),
      {
        ...bound,
        limit: page_size,
        offset: (page - 1) * page_size
      },
      { signal }
    );
    const [first] = told;
    if (!first) throw new Error('an aggregate is one row');

    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, bound),
        as_of,
        lost_days: segmentsAsked.rules.lost_days,
        ...warnedBy(model, segmentsAsked.rules),
        missing_parts: missing,
        model: modelTold(model, asking.locale),
        sort: order.asked,
        page,
        page_size
      },
      // Beyond the last page the sums stand alone.
      rows: told
        .filter(({ customer_id }) => (customer_id as string | null) !== null)
        .map((row) => rowOf(row, held)),
      total: first.sum_customers,
      sums: sumsOf(first),
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['customer_id'],
    measures: ['net_amount_at_risk', 'monetary_value'],
    async behind(asking, asked, { values, measure }) {
      const { day: as_of } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
      const { customer_id } = values;
      if (!customer_id) {
        const example = 'cell.customer_id=17850';
        throw refusal('missing_parameter', { query: 'early-warning', name: 'cell.customer_id', example });
      }
      const { sql, inputs } = asking.home.library.query('early_warning');
      return {
        relation: {
          sql: `select customer_key, ${measure === 'monetary_value' ? measure : 'net_amount_at_risk'} as contribution from (\n${sql}\n) where customer_id = $cell_customer`,
          inputs,
          parameters: { ...chosenBy(as_of, asked), cell_customer: customer_id }
        },
        times: { dates: [as_of] },
        lines: {
          ...linesOfState(as_of, 'amount'),
          ...(measure === 'net_amount_at_risk' && { is_whole: true as const })
        },
        as_of
      };
    }
  }
});

const chosenBy = (as_of: Day, asked: Asked) => ({
  as_of,
  scheme: asked.scheme.scheme,
  segment: asked.segment ?? null,
  reason: asked.reason ?? null,
  warned: asked.warned ?? null,
  search: asked.search ?? null
});

/** Worked out for this day alone, whatever is stored: the stored views hold every date of the build. */
const listOn = (segmentsAsked: SegmentsAsked, as_of: Day, asked: Asked) =>
  segmentsAsked.compose('early_warning', chosenBy(as_of, asked), { dates: [as_of] }, {});

/** The sums of the whole list beside each row of the page: the list is worked out once. */
const paged = (sql: string, order: string) => `with

list as materialized (

${sql}

),

sums as (

    select
        count(*) as sum_customers,
        count(*) filter (where is_warned) as sum_warned,
        cast(coalesce(sum(monetary_value), 0) as bigint) as sum_monetary_value,
        cast(coalesce(sum(monetary_value) filter (where is_warned), 0) as bigint) as sum_monetary_value_warned,
        cast(coalesce(sum(net_amount_at_risk), 0) as bigint) as sum_net_amount_at_risk

    from list

),

page as (

    select *
    from list
    order by ${order}, customer_id
    limit $limit offset $offset

)

select *
from sums
left join page
    on true
order by ${order}, customer_id`;

type Sums = Record<`sum_${keyof EarlyWarningSums}`, number>;

const sumsOf = (row: Sums): EarlyWarningSums => ({
  customers: row.sum_customers,
  warned: row.sum_warned,
  monetary_value: row.sum_monetary_value,
  monetary_value_warned: row.sum_monetary_value_warned,
  net_amount_at_risk: row.sum_net_amount_at_risk
});

const rowOf = (told: EarlyWarning, held: readonly DimensionName[]): EarlyWarning =>
  Object.fromEntries(
    [...columns, ...held].map((column) => [column, told[column]])
  ) as unknown as EarlyWarning;

/** ORDER BY from an allow-list: the text of the reader only chooses among our own column names. */
function sorting(
  asked = '-net_amount_at_risk',
  held: readonly DimensionName[],
  missing: readonly Part[]
): { asked: string; sql: string } {
  const sortable = [...columns, ...held].filter((column) => !missing.some((part) => part === column));
  const column = sortable.find((known) => known === asked.replace(/^-/, ''));
  if (!column) throw refusal('value_not_known', { name: 'sort', value: asked, known: sortable });
  return { asked, sql: `${column} ${asked.startsWith('-') ? 'desc' : 'asc'} nulls last` };
}
