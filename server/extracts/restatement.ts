import { partsBefore } from '../build/parts-before.ts';
import { isOnDaysOf } from '../db/on-days.ts';
import type { Session } from '../db/session.ts';
import type { Parameters } from '../db/values.ts';
import type { Day } from '../periods.ts';
import type { Kind } from './column-contract.ts';
import { recordsThereAlready } from './append-records.ts';
import type { Restate } from './options.ts';
import { isOfEvents, storedKinds } from './stored-kinds.ts';

interface Restating {
  kind: Kind;
  extract_key: number;
  profile: string;
  data_from: Day | null;
  data_through: Day | null;
  /** order_parts tells the orders of all that is loaded: a rebuild has built none yet */
  is_built: boolean;
}

const patiently = { timeout_ms: Infinity };

/** More of the lines than this are there already: somebody has to say what is meant. */
const mostOverlap = 0.1;

/** Without being told: by order where the extract has order ids, else added. */
export async function usualRestate(session: Session, extract_key: number): Promise<Restate> {
  const named = await session.all(
    `select 1 from order_lines where extract_key = $extract_key and order_id is not null limit 1`,
    { extract_key },
    patiently
  );
  return named.length > 0 ? 'order' : 'append';
}

/**
 * Notes what of earlier extracts of the same profile comes again; answers how many orders that is. Earlier versions
 * stay: they are not in force while the later extract is loaded. All of them are noted, also those that another extract
 * restated: if that one is undone, this one still holds.
 */
export async function restate(session: Session, how: Restate, asked: Restating): Promise<number> {
  if (how === 'order') return restateOrders(session, asked);
  return how === 'period' ? restatePeriod(session, asked) : 0;
}

async function restateOrders(
  session: Session,
  { extract_key, profile, is_built }: Restating
): Promise<number> {
  const [earlier] = await session.all(
    `select 1 from extracts
    where profile = $profile and status = 'loaded' and extract_key < $extract_key
    limit 1`,
    { extract_key, profile }
  );
  if (!earlier) return 0;

  // A table of its own tells the engine that few orders are looked for among many lines.
  await session.run(
    `create or replace temp table arrived_orders as
    select distinct customer_key, order_id
    from order_lines
    where extract_key = ${extract_key}
        and order_id is not null`
  );
  const canBeThere = is_built ? await onDaysOfArrived(session, profile, extract_key) : 'true';
  await session.run(
    `insert into restatements

    with

    -- Lines that were restated already are known by that.
    versions as (

        select extract_key, customer_key, order_id
        from order_lines
        where ${canBeThere}

        union all

        select extract_key, customer_key, order_id
        from restatements

    )

    select distinct versions.extract_key, versions.customer_key, versions.order_id, cast($extract_key as integer)

    from versions
    semi join arrived_orders as later
        on later.customer_key = versions.customer_key
        and later.order_id = versions.order_id
    inner join extracts
        on extracts.extract_key = versions.extract_key
        and extracts.profile = $profile
        and extracts.status = 'loaded'

    where versions.extract_key < $extract_key`,
    { extract_key, profile }
  );
  await session.run('drop table temp.arrived_orders');
  // An order that has come several times has several versions, and is one order.
  return countOf(
    session,
    `select distinct customer_key, order_id from restatements where restated_by = $extract_key`,
    { extract_key }
  );
}

/**
 * On which days lines in force of the orders that have arrived can be: there are fewer parts of orders than lines, and most
 * orders are new. What a period replaced is in no part; lines of it may be on any day.
 */
async function onDaysOfArrived(session: Session, profile: string, extract_key: number): Promise<string> {
  const replaced = await session.all(
    `select 1
    from restated_periods as periods
    inner join extracts
        on extracts.extract_key = periods.extract_key
        and extracts.kind = 'order_lines'
        and extracts.profile = $profile
    limit 1`,
    { profile }
  );
  if (replaced.length > 0) return 'true';
  return isOnDaysOf(
    session,
    'ordered_on',
    `select ordered_on from ${await partsBefore(session, extract_key)}`
  );
}

/** By the day and not by the order: what an order has outside the period stays. */
async function restatePeriod(
  session: Session,
  { kind, extract_key, profile, data_from, data_through }: Restating
): Promise<number> {
  if (data_from === null || data_through === null) return 0;
  await session.run(
    `insert into restated_periods
    select extract_key, cast($data_from as date), cast($data_through as date), cast($extract_key as integer)
    from extracts
    where profile = $profile
        and kind = $kind
        and status = 'loaded'
        and extract_key < $extract_key
        and data_from <= cast($data_through as date)
        and data_through >= cast($data_from as date)`,
    { extract_key, kind, profile, data_from, data_through }
  );
  if (kind !== 'order_lines') return recordsReplaced(session, kind, extract_key);
  return countOf(
    session,
    `select distinct lines.customer_key, lines.order_id, case when lines.order_id is null then lines.ordered_on end

    from order_lines as lines
    inner join restated_periods as periods
        on periods.extract_key = lines.extract_key
        and periods.restated_by = $extract_key
        and lines.ordered_on between periods.starts_on and periods.ends_on`,
    { extract_key }
  );
}

function recordsReplaced(session: Session, kind: Kind, extract_key: number): Promise<number> {
  const { table, day } = storedKinds[kind];
  return countOf(
    session,
    `select 1
    from ${table} as records
    inner join restated_periods as periods
        on periods.extract_key = records.extract_key
        and periods.restated_by = $extract_key
        and ${day} between periods.starts_on and periods.ends_on`,
    { extract_key }
  );
}

async function countOf(session: Session, sql: string, parameters: Parameters): Promise<number> {
  const [counted] = await session.all<{ orders: number }>(
    `select count(*) as orders from (${sql})`,
    parameters,
    patiently
  );
  return counted?.orders ?? 0;
}

/** How many lines of an extract may be there already. */
export interface Overlap {
  /** lines without an order id */
  compared: number;
  /** of these, how many have customer, day and amount of a line in force */
  overlap: number;
  isTooMuch: boolean;
}

/** Whether so much of an extract is there already that somebody has to decide; undefined where what comes again replaces. */
export async function overlapOf(
  session: Session,
  kind: Kind,
  extract_key: number
): Promise<Overlap | undefined> {
  if (kind !== 'order_lines' && !isOfEvents(kind)) return undefined;
  const { compared, overlap } =
    kind === 'order_lines'
      ? await linesThereAlready(session, extract_key)
      : await recordsThereAlready(session, kind, extract_key);
  return { compared, overlap, isTooMuch: overlap > compared * mostOverlap };
}

/** What has no order id cannot be recognised as coming again, except by looking the same. */
async function linesThereAlready(
  session: Session,
  extract_key: number
): Promise<{ compared: number; overlap: number }> {
  // Until a first extract is loaded the models are not there, and no line is in force.
  const [models] = await session.all(
    `select 1 from information_schema.tables where table_name = 'lines_in_force'`
  );
  if (!models) return { compared: 0, overlap: 0 };
  const [unnamed] = await session.all<{ starts_on: Day | null; ends_on: Day | null }>(
    `select min(ordered_on) as starts_on, max(ordered_on) as ends_on
    from order_lines
    where extract_key = $extract_key
        and order_id is null`,
    { extract_key },
    patiently
  );
  if (!unnamed?.starts_on) return { compared: 0, overlap: 0 };
  const [found] = await session.all<{ compared: number; overlap: number }>(
    `with

    arrived as (

        select customer_key, ordered_on, amount, count(*) as lines
        from order_lines
        where extract_key = $extract_key
            and order_id is null
        group by customer_key, ordered_on, amount

    ),

    present as (

        select distinct customer_key, ordered_on, printed_amount as amount
        from lines_in_force
        where ordered_on between cast($starts_on as date) and cast($ends_on as date)

    )

    select
        coalesce(sum(arrived.lines), 0) as compared,
        coalesce(sum(arrived.lines) filter (where present.customer_key is not null), 0) as overlap

    from arrived
    left join present
        on present.customer_key = arrived.customer_key
        and present.ordered_on = arrived.ordered_on
        and present.amount = arrived.amount`,
    { extract_key, ...unnamed },
    patiently
  );
  return found ?? { compared: 0, overlap: 0 };
}
