import type { Session } from '../db/session.ts';
import { arrivedSql, sameOf, type HandedOver } from './append.ts';
import type { Kind } from './column-contract.ts';
import { storedColumns, storedKinds } from './stored-kinds.ts';

const patiently = { timeout_ms: Infinity };

/** Writes the records of an extract that is neither of order lines nor a list of returned orders, each column as its contract names it. */
export async function addRecords(
  session: Session,
  kind: Kind,
  extract_key: number,
  { lines, unread, attributes }: HandedOver,
  dropsRepeats: boolean
): Promise<void> {
  const columns = storedColumns(kind);
  await session.run(
    `insert into ${storedKinds[kind].table} by name

    with arrived as (${arrivedSql(dropsRepeats, sameOf(kind))})

    select
        cast($extract_key as integer) as extract_key,
        arrived.file_no,
        arrived.source_line,
        coalesce(customers.customer_key, 0) as customer_key,
        ${columns.map((column) => `arrived.${column}`).join(',\n        ')}

    from arrived
    left join customers
        on customers.customer_id = arrived.customer_id

    where arrived.copy_no = 1
    order by arrived.file_no, arrived.source_line`,
    { extract_key, lines }
  );
  await session.run(
    `insert into unread_cells
    select cast($extract_key as integer), file_no, source_line, name, value
    from read_parquet($unread)
    order by file_no, source_line, name`,
    { extract_key, unread }
  );
  await session.run(
    `insert into customer_attributes
    select cast($extract_key as integer), cells.file_no, cells.source_line, records.customer_key, cells.name, cells.value
    from read_parquet($attributes) as cells
    inner join ${storedKinds[kind].table} as records
        on records.extract_key = $extract_key
        and records.file_no = cells.file_no
        and records.source_line = cells.source_line
    order by cells.name, records.customer_key, cells.source_line`,
    { extract_key, attributes }
  );
}

/** Of the records of an extract those that stand in an earlier one already, in every column. */
export async function recordsThereAlready(
  session: Session,
  kind: Kind,
  extract_key: number
): Promise<{ compared: number; overlap: number }> {
  const { table } = storedKinds[kind];
  const same = `hash(${['customer_key', ...storedColumns(kind)].join(', ')})`;
  const [found] = await session.all<{ compared: number; overlap: number }>(
    `select
        count(*) as compared,
        count(*) filter (where ${same} in (
            select ${same}
            from ${table} as earlier
            inner join extracts
                on extracts.extract_key = earlier.extract_key
                and extracts.status = 'loaded'
            where earlier.extract_key < $extract_key
        )) as overlap
    from ${table}
    where extract_key = $extract_key`,
    { extract_key },
    patiently
  );
  return found ?? { compared: 0, overlap: 0 };
}

/** The customers of an extract, and how many of them have an order. */
export interface CustomersMet {
  customers: number;
  with_orders: number;
  /** order lines are loaded; where none are, nobody has an order */
  has_orders: boolean;
}

/** Of what an extract has written. */
export async function customersMet(session: Session, kind: Kind, extract_key: number): Promise<CustomersMet> {
  const [met] = await session.all<CustomersMet>(
    `with named as (

        select distinct customer_key
        from ${storedKinds[kind].table}
        where extract_key = $extract_key
            and customer_key > 0

    ),

    -- Lines of no extract in the ledger are of a load that came to no end, or of the demo that goes.
    lines as (

        select order_lines.customer_key
        from order_lines
        semi join extracts
            on extracts.extract_key = order_lines.extract_key
            and extracts.status = 'loaded'

    )

    select
        count(*) as customers,
        count(*) filter (where customer_key in (select customer_key from lines)) as with_orders,
        exists (select 1 from lines) as has_orders
    from named`,
    { extract_key },
    patiently
  );
  return met ?? { customers: 0, with_orders: 0, has_orders: false };
}
