import { latestPeriod } from '../../build/calendar.ts';
import { withoutForetold } from '../../models/model-fit.ts';
import { dayToRead } from '../../questions/dates.ts';
import { oneOf } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { bandOf, bandShare, errorsOf } from './bands.ts';
import { behindForetold, foretoldMeasures } from './cells.ts';
import { cautionsOf } from './cautions.ts';
import type { PredictionAnswer, PredictionRow } from './contract.ts';
import { foretelling, foretellingParameters, foretoldOn, recordBy } from './foretold.ts';

/** A row of sql/queries/prediction.sql. */
interface Predicted extends Pick<
  PredictionRow,
  | 'kind'
  | 'key'
  | 'customers'
  | 'alive_customers'
  | 'expected_buyers'
  | 'expected_orders'
  | 'expected_sales'
  | 'customer_value'
> {
  orders_variance: number;
  sales_variance: number | null;
}

export const prediction = question({
  name: 'prediction',
  purpose: 'What customers will order and bring, by segment, with bands and how well this did in the past.',
  parameters: { ...foretellingParameters, record: oneOf<'none'>(['none']) },

  async answer(asking, asked): Promise<PredictionAnswer> {
    const { coverage, session, signal, published } = asking;
    const { day: as_of, partial } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const foretold = await foretoldOn(asking, segmentsAsked, as_of, asked);
    const { sql, bound } = await segmentsAsked.compose(
      'prediction',
      { as_of, scheme: asked.scheme.scheme },
      { dates: [as_of] },
      foretold.relations
    );
    const told = await session.all<Predicted>(sql, bound, { signal });
    const { grain, record } = await recordBy(asking, segmentsAsked, as_of, asked);
    const errors = record && errorsOf(record);

    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, withoutForetold(bound)),
        ...foretelling(asking, foretold),
        band_share: bandShare,
        record_grain: grain,
        record,
        ...cautionsOf(foretold, record, asked.model, coverage, asking.locale)
      },
      rows: told.map((row) => banded(row, errors)),
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['kind', 'key'],
    measures: foretoldMeasures,
    async behind(asking, asked, cell) {
      const { day: as_of } = dayToRead(asked.as_of ?? latestPeriod(asking.coverage), asking.coverage);
      const segmentsAsked = await SegmentsAsked.of(asking, asked);
      return behindForetold(cell, await foretoldOn(asking, segmentsAsked, as_of, asked), asked.scheme);
    }
  }
});

function banded(
  { orders_variance, sales_variance, ...row }: Predicted,
  errors: { orders: number; sales: number } | null
): PredictionRow {
  const orders = errors && bandOf(row.expected_orders, orders_variance, errors.orders);
  const sales =
    errors && row.expected_sales !== null
      ? bandOf(row.expected_sales, sales_variance ?? 0, errors.sales)
      : null;
  return {
    kind: row.kind,
    key: row.key,
    customers: row.customers,
    alive_customers: row.alive_customers,
    expected_buyers: row.expected_buyers,
    expected_orders: row.expected_orders,
    expected_orders_low: orders?.low ?? null,
    expected_orders_high: orders?.high ?? null,
    expected_sales: row.expected_sales,
    expected_sales_low: sales?.low ?? null,
    expected_sales_high: sales?.high ?? null,
    customer_value: row.customer_value
  };
}
