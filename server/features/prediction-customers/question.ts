import { latestPeriod } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { daysOf, inUnits, type ModelFit, withoutForetold } from '../../models/model-fit.ts';
import { dayToRead } from '../../questions/dates.ts';
import { paging, text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { knownSegment } from '../../schemes/definition.ts';
import { quantileOf } from '../../stats/order-chances.ts';
import { tellerOf } from '../../stats/repeat-models.ts';
import { foretelling, foretellingParameters, foretoldOn } from '../prediction/foretold.ts';
import type { PredictedCustomer, PredictionCustomersAnswer } from './contract.ts';

const columns = [
  'customer_id',
  'segment',
  'last_order_on',
  'recency_days',
  'repeat_orders',
  'first_to_last_days',
  'age_days',
  'alive_chance',
  'order_chance',
  'expected_orders',
  'order_value',
  'expected_sales',
  'customer_value'
] as const;

type Row = Omit<PredictedCustomer, 'orders_low' | 'orders_high'>;

export const predictionCustomers = question({
  name: 'prediction-customers',
  purpose: 'How likely each customer is one still, and what they will order and bring.',
  parameters: {
    ...foretellingParameters,
    segment: text,
    search: text,
    /** a column, with - before it for the largest first */
    sort: text,
    ...paging
  },

  async answer(asking, asked): Promise<PredictionCustomersAnswer> {
    const { coverage, session, signal, published } = asking;
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
    knownSegment(asked.scheme, 'segment', asked.segment);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const foretold = await foretoldOn(asking, segmentsAsked, as_of, asked);
    const order = sorting(
      asked.sort ?? (foretold.values.fit.converged ? '-customer_value' : '-expected_orders')
    );
    const { page = 1, page_size = 100, search = null, segment = null } = asked;
    const { sql, bound } = await segmentsAsked.compose(
      'prediction_customers',
      { as_of, scheme: asked.scheme.scheme, segment, search },
      { dates: [as_of] },
      foretold.relations
    );
    const rows = await session.all<Row & { total: number }>(
      `with list as materialized (\n${sql}\n)
select ${columns.join(', ')}, (select count(*) from list) as total from list
order by ${order.sql}, customer_id limit $limit offset $offset`,
      { ...bound, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );

    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, withoutForetold(bound)),
        ...foretelling(asking, foretold),
        sort: order.asked,
        page,
        page_size
      },
      rows: rows.map(({ total: _, ...row }) => banded(row, foretold.model, foretold.horizon_days)),
      // Beyond the last page nobody is told of, and nobody counted.
      total: rows[0]?.total ?? 0,
      ...(partial && { partial })
    };
  }
});

function banded(row: Row, model: ModelFit, horizon_days: number): PredictedCustomer {
  const teller = tellerOf(model);
  if (!teller) throw new Error('nothing is foretold without a fit');
  const unit = daysOf[model.time_unit];
  const history = inUnits(row, unit);
  const atMost = (chance: number) =>
    quantileOf(teller.chances(history, horizon_days / unit), row.alive_chance ?? 1, chance);
  const { order_value, expected_sales, customer_value, ...rest } = row;
  return {
    ...rest,
    orders_low: atMost(0.1),
    orders_high: atMost(0.9),
    order_value,
    expected_sales,
    customer_value
  };
}

/** ORDER BY from an allow-list: the text of the reader only chooses among our own column names. */
function sorting(asked: string): { asked: string; sql: string } {
  const column = columns.find((known) => known === asked.replace(/^-/, ''));
  if (!column) throw refusal('value_not_known', { name: 'sort', value: asked, known: columns });
  return { asked, sql: `${column} ${asked.startsWith('-') ? 'desc' : 'asc'} nulls last` };
}
