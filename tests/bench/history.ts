import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withEngine } from './engine.ts';

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

/** The history is these days, one after another. */
export const historyDays = { starts_on: '2023-10-01', ends_on: '2026-09-30', days: 1096 } as const;

const linesOfOrder = 5;

/** What is written of a history; lines is what peers read: whole numbers and days, no text at all. */
export const files = {
  parquet: 'history.parquet',
  csv: 'history.csv',
  day: 'day.csv',
  lines: 'lines.parquet',
  linesCsv: 'lines.csv'
} as const;
export type FileName = keyof typeof files;

/**
 * Writes what is not there yet of a history of so many lines, in the order of time: five lines an order, one customer to
 * twenty lines, few of whom buy often and many seldom (two buyers in ten of a quarter buy again in it), 4 % of orders
 * without a customer, 2 % returns, 1 % cancelled. Every value is a hash of its row, so the same number of lines is the
 * same history. day.csv is the day that comes after it.
 *
 * Nothing is sorted: the engine keeps to the order in which it numbers the lines, and holds a few row groups at a time.
 */
export async function writeHistory(
  folder: string,
  lines: number,
  wanted: readonly FileName[]
): Promise<void> {
  const from = (name: FileName) => `from read_parquet('${join(folder, files[name])}')`;
  const perDay = linesOfOrder * Math.max(Math.floor(lines / historyDays.days / linesOfOrder), 1);
  const written: Record<FileName, string> = {
    parquet: `(${history(lines, 0, lines)})`,
    csv: `(${from('parquet')})`,
    // Orders are dealt to the days evenly, so the next numbers are of the next day.
    day: `(select * from (${history(lines, firstAfter(lines), perDay)}))`,
    lines: `(${typedLines(from('parquet'))})`,
    linesCsv: `(${from('lines')})`
  };
  await withEngine(
    ':memory:',
    async (connection) => {
      for (const name of Object.keys(files) as FileName[]) {
        if (wanted.includes(name)) await copied(connection, written[name], join(folder, files[name]));
      }
    },
    { preserve_insertion_order: 'true', temp_directory: join(folder, 'tmp') }
  );
}

/** Under its name only when it is whole. */
async function copied(connection: DuckDBConnection, source: string, file: string): Promise<void> {
  if (existsSync(file)) return;
  const options = file.endsWith('.csv') ? '(format csv, header)' : '(format parquet)';
  await connection.run(`copy ${source} to '${file}.part' ${options}`);
  await rename(`${file}.part`, file);
}

/** Of the history of so many lines those from one number on. */
function history(lines: number, first: number, count: number): string {
  const orders = Math.ceil(lines / linesOfOrder);
  const customers = Math.max(Math.floor(lines / 20), 1);
  return `
    with

    numbered as (

        select range as line, range // ${linesOfOrder} as order_no, hash(range // ${linesOfOrder}) as dice, hash(range, 'line') as line_dice
        from range(${first}, ${first + count})

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
        timestamp '${historyDays.starts_on}' + to_days(cast(order_no * ${historyDays.days} // ${orders} as integer))
            + to_seconds(cast(32400 + hash(order_no, 'second') % 50400 as integer)) as ordered_at,
        cast((500 + line_dice % 40000) * case when is_return then -1 else 1 end / 100.0 as decimal(18, 2)) as amount,
        cast(case when is_return then -1 else 1 + line_dice % 3 end as integer) as quantity,
        'Product ' || (line_dice % 2000) as product,
        'Category ' || (line_dice % 2000 % 12) as category,
        'Channel ' || (dice % 5) as channel,
        'Region ' || (luck % 8) as region,
        case when dice % 100 = 7 then 'cancelled' else 'completed' end as status

    from thrown`;
}

/** The first number of an order whose day is after the last one. */
const firstAfter = (lines: number) => linesOfOrder * Math.ceil(lines / linesOfOrder);

/** Customer 0 is nobody; cents; a cancelled line counts for nothing. */
const typedLines = (from: string) => `
    select
        coalesce(cast(customer_id[2:] as integer) + 1, 0) as customer_key,
        cast(order_id[2:] as integer) as order_no,
        cast(ordered_at as date) as ordered_on,
        cast(amount * 100 as bigint) as amount,
        case when status = 'cancelled' then 1 else 0 end as is_void
    ${from}`;

/** Two histories of as many lines under one mark are the same, byte by byte. */
export const historyMark = (lines: number): string =>
  createHash('sha256')
    .update(history(lines, 0, lines) + typedLines(''))
    .digest('hex')
    .slice(0, 16);
