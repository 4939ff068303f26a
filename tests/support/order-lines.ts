import { publish } from '../../server/build/publish.ts';
import type { Session } from '../../server/db/session.ts';
import type { Home, Published } from '../../server/home.ts';

/** An order line as a loader would hand it over: typed and rounded, its words as printed. */
export interface Line {
  /** null: a line without a customer */
  customer_id: string | null;
  order_id: string | null;
  /** 2026-03-31, or with a time: 2026-03-31 23:58:00 */
  ordered_at: string;
  /** minor units, as printed */
  amount: number;
  status?: string;
  region?: string;
  channel?: string;
  category?: string;
}

/** The tests' clock. */
export const at = new Date('2026-12-31T00:00:00Z');

/**
 * Puts extracts straight into the storage tables and publishes, as a load would leave them: for tests of what comes
 * after loading. An order that comes again in a later extract restates the earlier one.
 */
export async function putExtracts(home: Home, extracts: readonly (readonly Line[])[]): Promise<Published> {
  return home.warehouse.writing(async (session) => {
    for (const lines of extracts) await putExtract(session, lines);
    return publish(home, session, at);
  });
}

/** One more extract, without building. Answers its key. */
export async function putExtract(session: Session, lines: readonly Line[]): Promise<number> {
  const [next] = await session.all<{ key: number }>(
    'select coalesce(max(extract_key), 0) + 1 as key from extracts'
  );
  const key = next?.key ?? 1;
  await session.run(`create or replace temp table arriving as ${arriving('null')} limit 0`);
  await session.run(`insert into arriving ${arriving('$lines')}`, { lines: JSON.stringify(lines) });
  for (const statement of storing) await session.run(statement.replaceAll('$key', String(key)));
  return key;
}

const arriving = (lines: string) => `
  select
    cast(place as bigint) + 1 as source_line,
    line->>'$.customer_id' as customer_id,
    line->>'$.order_id' as order_id,
    cast(line->>'$.ordered_at' as timestamp) as ordered_at,
    length(line->>'$.ordered_at') > 10 as has_time,
    cast(line->>'$.amount' as bigint) as amount,
    line->>'$.category' as category,
    line->>'$.channel' as channel,
    line->>'$.region' as region,
    line->>'$.status' as status
  from (
    select unnest(from_json(${lines}, '["JSON"]')) as line, generate_subscripts(from_json(${lines}, '["JSON"]'), 1) as place
  )`;

const storing = [
  `insert into customers
   select 0, null where not exists (select 1 from customers where customer_key = 0)`,
  `insert into customers
   select (select max(customer_key) from customers) + row_number() over (order by first_line), customer_id
   from (select customer_id, min(source_line) as first_line from arriving where customer_id is not null group by customer_id)
   where customer_id not in (select customer_id from customers where customer_id is not null)`,
  `insert into order_lines
   select $key, 0, source_line, coalesce(customer_key, 0), order_id, cast(ordered_at as date),
          case when has_time then ordered_at end, amount, false, null, null, category, channel, region, status, null
   from arriving left join customers using (customer_id)
   order by source_line`,
  `insert into extract_files values ($key, 0, 'extract_$key.csv', 'sha_$key', 0)`,
  `insert into extracts
   select $key, 'extract_$key', 'sha_$key', 'order_lines', 'test', 'loaded', false, 'order', 'utf-8', null,
          timestamp '2026-12-31', count(*), count(*), 0, 0, 0, 0, sum(amount), sum(amount), 0,
          min(cast(ordered_at as date)), max(cast(ordered_at as date)), null, null, '{}'
   from arriving`,
  `insert into restatements
   select distinct earlier.extract_key, earlier.customer_key, earlier.order_id, $key
   from order_lines as earlier
   inner join order_lines as later using (customer_key, order_id)
   where earlier.extract_key < $key and later.extract_key = $key`
];

/** Forgets everything loaded, so that one home serves one history after another. */
export async function forgetExtracts(session: Session): Promise<void> {
  for (const table of [
    'order_lines',
    'customer_records',
    'returned_orders',
    'customers',
    'extracts',
    'extract_files',
    'rejects',
    'restatements',
    'restated_periods'
  ])
    await session.run(`delete from ${table}`);
}

let orders = 0;

/** A line that is an order of its own. */
export const order = (
  customer_id: string,
  ordered_at: string,
  amount: number,
  words: Partial<Line> = {}
): Line => ({
  customer_id,
  order_id: `o${(orders += 1)}`,
  ordered_at,
  amount,
  ...words
});

/** These lines, and nothing that was loaded before. */
export async function putOnly(home: Home, lines: Line[]): Promise<void> {
  await home.warehouse.writing((session) => forgetExtracts(session));
  await putExtracts(home, [lines]);
}
