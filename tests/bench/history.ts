import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** The columns of the history, with the types that a floor reads them by. */
export const columns = {
  customer_id: 'VARCHAR',
  order_id: 'VARCHAR',
  ordered_at: 'TIMESTAMP',
  amount: 'DECIMAL(18, 2)',
  quantity: 'INTEGER',
  product: 'VARCHAR',
  category: 'VARCHAR',
  channel: 'VARCHAR',
  region: 'VARCHAR',
  status: 'VARCHAR'
} as const;

/**
 * A history of so many lines, in the order of time, from 2023-10-01 to 2026-09-30: five lines an order, one customer to
 * twenty lines, few of whom buy often and many seldom (four buyers in ten of a quarter buy again in it), 4 % of orders
 * without a customer, 2 % returns, 1 % cancelled. Every value is a hash of its row, so the same number of lines is the
 * same history.
 */
export async function writeHistory(folder: string, lines: number): Promise<{ csv: string; parquet: string }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = (name: string) => join(folder, name);
  try {
    await connection.run(`copy (${history(lines)}) to '${file('history.csv')}' (header)`);
    await connection.run(`copy (${history(lines)}) to '${file('history.parquet')}' (format parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return { csv: file('history.csv'), parquet: file('history.parquet') };
}

function history(lines: number): string {
  const orders = Math.ceil(lines / 5);
  const customers = Math.max(Math.floor(lines / 20), 1);
  return `
    with

    numbered as (

        select range as line, range // 5 as order_no, hash(range // 5) as dice, hash(range, 'line') as line_dice
        from range(${lines})

    ),

    -- The square of an even number makes low customers frequent and high ones rare.
    thrown as (

        select
            *,
            cast(hash(order_no, 'customer') % 1000000 as hugeint) as luck,
            dice % 50 = 0 as is_return

        from numbered

    )

    select
        case when dice % 25 <> 1 then 'M' || lpad(cast(luck * luck * ${customers} // 1000000000000 as varchar), 8, '0') end as customer_id,
        case when is_return then 'R' else 'T' end || order_no as order_id,
        timestamp '2023-10-01' + to_days(cast(order_no * 1096 // ${orders} as integer))
            + to_seconds(cast(32400 + hash(order_no, 'second') % 50400 as integer)) as ordered_at,
        cast((500 + line_dice % 40000) * case when is_return then -1 else 1 end / 100.0 as decimal(18, 2)) as amount,
        cast(case when is_return then -1 else 1 + line_dice % 3 end as integer) as quantity,
        'Product ' || (line_dice % 2000) as product,
        'Category ' || (line_dice % 2000 % 12) as category,
        'Channel ' || (dice % 5) as channel,
        'Region ' || (luck % 8) as region,
        case when dice % 100 = 7 then 'cancelled' else 'completed' end as status

    from thrown

    order by line`;
}
