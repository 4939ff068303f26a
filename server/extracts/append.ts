import type { Session } from '../db/session.ts';
import type { Kind } from './column-contract.ts';

/** What the readers of one extract have handed over: only files of our own writing. */
export interface HandedOver {
  lines: readonly string[];
  rejects: readonly string[];
  /** of records: cells that say nothing to us, and columns that the contract does not know */
  unread: readonly string[];
  attributes: readonly string[];
}

const patiently = { timeout_ms: Infinity };

/** Lines as they will be: without the repeats where these are dropped. */
export const arrivedSql = (dropsRepeats: boolean, same = sameLine) => `
    select
        *,
        ${dropsRepeats ? `row_number() over (partition by ${same} order by file_no, source_line)` : '1'} as copy_no

    from read_parquet($lines)
    where reason is null`;

/** The whole record, unmapped columns included; what is mapped is compared itself and not only by its hash. */
const sameLine = 'record_hash, customer_id, order_id, ordered_on, ordered_at, amount, quantity, product';
const sameRecord = 'record_hash, customer_id';
export const sameOf = (kind: Kind) =>
  kind === 'order_lines' || kind === 'returned_orders' ? sameLine : sameRecord;

/** Everybody who is new gets the next keys, in the order of their ids: the order of the lines decides nothing. */
export async function addCustomers(session: Session, { lines }: HandedOver): Promise<void> {
  await session.run(
    `insert into customers
    select 0, null
    where not exists (select 1 from customers where customer_key = 0)`
  );
  await session.run(
    `insert into customers

    with arrived as (

        select distinct customer_id
        from read_parquet($lines)
        where reason is null
            and customer_id is not null

    )

    select
        (select max(customer_key) from customers)
            + cast(row_number() over (order by arrived.customer_id) as integer) as customer_key,
        arrived.customer_id

    from arrived
    anti join customers
        on customers.customer_id = arrived.customer_id
    order by arrived.customer_id`,
    { lines }
  );
}

/** In the order of time, by which most questions filter. Most files come in it: sorting them would cost as much as all the rest. */
export async function addLines(
  session: Session,
  extract_key: number,
  { lines }: HandedOver,
  dropsRepeats: boolean
): Promise<void> {
  const sorted =
    dropsRepeats || !(await areInOrder(session, lines))
      ? 'order by arrived.ordered_on, arrived.ordered_at nulls first, arrived.file_no, arrived.source_line'
      : '';
  await session.run(
    `insert into order_lines

    with arrived as (${arrivedSql(dropsRepeats)})

    select
        cast($extract_key as integer),
        arrived.file_no,
        arrived.source_line,
        coalesce(customers.customer_key, 0),
        arrived.order_id,
        arrived.ordered_on,
        arrived.ordered_at,
        arrived.amount,
        arrived.is_void,
        arrived.quantity,
        arrived.product,
        arrived.category,
        arrived.channel,
        arrived.region,
        arrived.status,
        arrived.discount

    from arrived
    left join customers
        on customers.customer_id = arrived.customer_id

    where arrived.copy_no = 1
    ${sorted}`,
    { extract_key, lines }
  );
}

/** The engine keeps the first and the last day of so many lines, and passes over all of them that a filter rules out. */
const groupLines = 122_880;

/** Whether such groups, as the lines come, together span little more than the days that there are. */
async function areInOrder(session: Session, lines: readonly string[]): Promise<boolean> {
  const [found] = await session.all<{ in_order: boolean | null }>(
    `with

    spans as (

        select min(ordered_on) as starts_on, max(ordered_on) as ends_on
        from read_parquet($lines, file_row_number = true)
        where reason is null
        group by file_no, file_row_number // ${groupLines}

    )

    select
        2 * sum(date_diff('day', starts_on, ends_on)) <= 3 * date_diff('day', min(starts_on), max(ends_on)) + 3 * count(*) as in_order
    from spans`,
    { lines },
    patiently
  );
  return found?.in_order ?? true;
}

/** What a list of returned orders says, row by row. */
export async function addReturnedOrders(
  session: Session,
  extract_key: number,
  { lines }: HandedOver,
  dropsRepeats: boolean
): Promise<void> {
  await session.run(
    `insert into returned_orders

    with arrived as (${arrivedSql(dropsRepeats)})

    select
        cast($extract_key as integer), file_no, source_line, order_id, customer_id, ordered_on, not is_void

    from arrived
    where copy_no = 1
    order by file_no, source_line`,
    { extract_key, lines }
  );
}

/** Lines that cannot be used, and the repeats where these are dropped: each with its place and its text. */
export async function addRejects(
  session: Session,
  extract_key: number,
  { kind, lines, rejects }: HandedOver & { kind: Kind },
  dropsRepeats: boolean
): Promise<void> {
  await session.run(
    `insert into rejects
    select cast($extract_key as integer), file_no, source_line, reason, column_name, raw_text, amount
    from read_parquet($rejects)
    order by file_no, source_line`,
    { extract_key, rejects }
  );
  if (!dropsRepeats) return;
  await session.run(
    `insert into rejects

    with arrived as (${arrivedSql(true, sameOf(kind))})

    select cast($extract_key as integer), file_no, source_line, 'duplicate', null, raw_text, amount
    from arrived
    where copy_no > 1
    order by file_no, source_line`,
    { extract_key, lines }
  );
}

/** Lines that repeat an earlier one of the extract; they count unless the setting says otherwise. */
export async function countRepeats(
  session: Session,
  { kind, lines }: HandedOver & { kind: Kind }
): Promise<number> {
  const [found] = await session.all<{ repeats: number }>(
    `with

    -- A number is grouped by in a fraction of the time that whole records take, and few come again.
    suspects as (

        select record_hash
        from read_parquet($lines)
        where reason is null
        group by record_hash
        having count(*) > 1

    ),

    same_lines as (

        select count(*) - 1 as repeats
        from read_parquet($lines)
        where reason is null
            and record_hash in (select record_hash from suspects)
        group by ${sameOf(kind)}
        having count(*) > 1

    )

    select coalesce(sum(repeats), 0) as repeats
    from same_lines`,
    { lines },
    patiently
  );
  return found?.repeats ?? 0;
}
