import { unfold } from '../../db/unfold.ts';
import { refusal } from '../../errors.ts';
import { customerKey } from '../../questions/customer-key.ts';
import { dayToRead } from '../../questions/dates.ts';
import { paging, period, text } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import type { OrderLine, OrderLinesAnswer } from './contract.ts';

export const orderLines = question({
  name: 'order-lines',
  purpose: 'The lines of a customer or an order, with source file and line.',
  parameters: { customer_id: text, order_id: text, from: period, to: period, ...paging },

  async answer(asking, asked): Promise<OrderLinesAnswer> {
    const { home, session, published, signal, coverage } = asking;
    const { customer_id, order_id, page = 1, page_size = 100 } = asked;
    if (customer_id === undefined && order_id === undefined) {
      throw refusal('missing_parameter', {
        query: 'order-lines',
        name: 'customer_id',
        example: 'customer_id=17850'
      });
    }
    if (asked.from && asked.to && asked.from.starts_on > asked.to.ends_on) {
      throw refusal('from_not_before_to', { from: asked.from.period, to: asked.to.period });
    }
    if (asked.from && asked.from.starts_on > coverage.data_through) dayToRead(asked.from, coverage);
    if (asked.to && asked.to.ends_on < coverage.covers_from) dayToRead(asked.to, coverage);
    if (order_id !== undefined) await checkOrder(asking, order_id);
    const parameters = {
      customer_key: customer_id === undefined ? null : await keyOf(asking, customer_id),
      order_id: order_id ?? null,
      from_date: asked.from?.starts_on ?? null,
      to_date: asked.to?.ends_on ?? null
    };
    const sql = unfold(home.library, home.library.query('order_lines'), {});
    const [sums] = await session.all<{ total: number; amount: number }>(
      `select count(*) as total, cast(coalesce(sum(amount), 0) as bigint) as amount from (${sql})`,
      parameters,
      { signal }
    );
    const rows = await session.all<OrderLine>(
      `select * from (${sql}) order by ordered_on, ordered_at nulls first, order_id, extract_id, source_file, source_line
       limit $limit offset $offset`,
      { ...parameters, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: {
        customer_id: customer_id ?? null,
        order_id: order_id ?? null,
        from: parameters.from_date,
        to: parameters.to_date,
        page,
        page_size,
        sql,
        parameters
      },
      rows,
      total: sums?.total ?? 0,
      sums: { amount: sums?.amount ?? 0 }
    };
  }
});

/** An empty id stands for the lines without a customer. */
const keyOf = async (asking: AskingOfData, customer_id: string): Promise<number> =>
  customer_id === '' ? 0 : customerKey(asking, customer_id);

/** An order that does not exist is an error; one without lines in the span is an empty answer. */
async function checkOrder({ session }: AskingOfData, order_id: string): Promise<void> {
  const found = await session.all('select 1 as found from order_parts where order_id = $order_id limit 1', {
    order_id
  });
  if (found.length === 0) throw refusal('unknown_order', { order_id });
}
