import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import { addDays, type Day } from '../periods.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import { automaticReference, type Coverage, type Slice } from './calendar.ts';

/** Above so much of all customers it is cheaper to build everything anew. */
const mostTouched = 0.2;

/** So long after a period what followed in it may still change its metrics. */
const longestFollowed = Math.max(...kpis.map(({ matures_after_days = 0 }: Metric) => matures_after_days));

/**
 * From which day on an extract of order lines changes what stood before, with what it changes in the temporary table
 * touched_parts. Undefined where it reaches too far: all is built anew then.
 */
export async function arrivedFrom(session: Session, extract_key: number): Promise<Day | undefined> {
  await session.run(
    `create or replace temp table touched_parts as
     with

     touched_lines as (

       select customer_key, order_id, ordered_on from order_lines where extract_key = $extract_key
       union
       select lines.customer_key, lines.order_id, lines.ordered_on
       from restatements
       inner join order_lines as lines
         on lines.extract_key = restatements.extract_key
         and lines.customer_key = restatements.customer_key
         and lines.order_id = restatements.order_id
       where restatements.restated_by = $extract_key
       union
       select lines.customer_key, lines.order_id, lines.ordered_on
       from restated_periods as periods
       inner join order_lines as lines
         on lines.extract_key = periods.extract_key
         and lines.ordered_on between periods.starts_on and periods.ends_on
       where periods.restated_by = $extract_key

     )

     select distinct
       coalesce(merged.into_key, lines.customer_key) as customer_key,
       lines.order_id,
       lines.ordered_on,
       case when lines.order_id is null then lines.ordered_on end as unnamed_on
     from touched_lines as lines
     left join merged_customers as merged on merged.customer_key = lines.customer_key`.replaceAll(
      '$extract_key',
      String(extract_key)
    )
  );
  const [arrival] = await session.all<{
    starts_on: Day | null;
    touched: number;
    customers: number;
    reaches_all: boolean;
  }>(
    `select
       (select min(ordered_on) from touched_parts) as starts_on,
       (select count(distinct customer_key) from touched_parts) as touched,
       (select count(*) from customer_dimensions) as customers,
       -- What is no order may tell of anybody.
       exists (select 1 from extracts where extract_key = $extract_key and kind <> 'order_lines')
       or exists (select 1 from returned_orders)
       -- Since the first day of all, those without a day of their own are known.
       or not exists (
         select 1 from extracts as earlier
         inner join extracts as arrived on arrived.extract_key = $extract_key
         where earlier.extract_key <> arrived.extract_key
           and earlier.status = 'loaded' and earlier.kind = 'order_lines' and earlier.data_from <= arrived.data_from
       )
       -- It brings an id under which others go, who stood by themselves until now.
       or exists (
         select 1 from merged_customers as merged
         inner join customer_dimensions as standing on standing.customer_key = merged.customer_key
       ) as reaches_all`,
    { extract_key }
  );
  const isNear = arrival && !arrival.reaches_all && arrival.touched <= mostTouched * arrival.customers;
  if (isNear && arrival.starts_on) return arrival.starts_on;
  await session.run('drop table temp.touched_parts');
  return undefined;
}

/** Of the marts, what an arrival changes. */
export interface Outdated {
  /** dates of which everything is worked out anew */
  all: Slice;
  /** dates before them: periods that end on these have metrics that tell what followed */
  maturing: Slice;
}

/** What an arrival changes, given what was covered before; undefined where it may change anything. */
export function outdatedBy(arrived: Day, before: Coverage, after: Coverage): Outdated | undefined {
  const reference = automaticReference(after);
  const isOfOldBoundaries = reference === automaticReference(before) && arrived > reference;
  if (before.covers_from !== after.covers_from || !isOfOldBoundaries) return undefined;
  // The last day covered is a stored date, too, and no longer the last.
  const [first = arrived] = [arrived, before.data_through].sort();
  return {
    all: { starts_on: first, ends_on: after.data_through, isLarge: true },
    maturing: { starts_on: addDays(first, -longestFollowed), ends_on: addDays(first, -1), isLarge: true }
  };
}

/** What tells of customers by the lines of their first day alone: nothing that comes later changes it. */
const toldByBeginnings = 'customer_dimensions';

/**
 * What happened, of the orders, days and customers that are touched only: their rows of every core table that tells of
 * customers by their lines are worked out anew, from relations that are narrowed to them. Lines are in the order of time,
 * so that to name the days is to read few of them.
 */
export async function refreshCore(library: SqlLibrary, session: Session): Promise<void> {
  const [database] = await session.all<{ name: string }>('select current_database() as name');
  const stored = (name: string) => `"${database?.name ?? ''}".main.${name}`;
  const core = library.inBuildOrder().filter(({ path }) => path.startsWith('core/'));
  const told = core.filter(
    (model) => model.kept === 'table' && isByCustomer(model) && library.reads(model, 'lines_in_force')
  );

  // With the parts that these orders have already: mostly none.
  const standing = await session.run(
    `insert into touched_parts
     select
       parts.customer_key,
       parts.order_id,
       parts.ordered_on,
       case when parts.order_id is null then parts.ordered_on end
     from order_parts as parts
     semi join touched_parts as touched
       on touched.customer_key = parts.customer_key
       and touched.order_id is not distinct from parts.order_id
       and touched.unnamed_on is not distinct from case when parts.order_id is null then parts.ordered_on end`
  );
  await session.run(
    `create temp table touched_beginnings as
     with

     touched as (

       select customer_key, min(ordered_on) as ordered_on from touched_parts group by customer_key

     )

     select customer_key
     from touched
     anti join customer_days as days
       on days.customer_key = touched.customer_key
       and days.ordered_on < touched.ordered_on
       and days.sale_parts > 0`
  );
  const days = await daysOf(session, 'select ordered_on from touched_parts');

  for (const model of told) {
    const isOfBeginnings = model.name === toldByBeginnings;
    const touched = isOfBeginnings ? 'touched_beginnings' : 'touched_parts';
    const daysRead = isOfBeginnings ? await daysOf(session, firstSales) : days;
    const isTouched = (columns: readonly string[]) =>
      columns.map((column) => `touched.${column} is not distinct from told.${column}`).join(' and ');
    const keys = model.grain.filter((column) =>
      (isOfBeginnings ? ['customer_key'] : [...partColumns, 'unnamed_on']).includes(column)
    );

    const narrowed = core.filter((input) => model.inputs.includes(input.name) && isByCustomer(input));
    for (const { name, columns } of narrowed) {
      const isOfLines = name === 'lines_in_force';
      const by = isOfLines && !isOfBeginnings ? partColumns : keys.filter((key) => has(columns, key));
      await session.run(
        `create temp view ${name} as
         select told.* from ${stored(name)} as told
         semi join ${touched} as touched on ${isTouched(by)}
         ${isOfLines ? `where told.ordered_on in (${daysRead})` : ''}`
      );
    }
    if (standing > 0 || !keys.includes('order_id'))
      await session.run(
        `delete from ${stored(model.name)} as told
       where exists (select 1 from ${touched} as touched where ${isTouched(keys)})`
      );
    await session.run(`insert into ${stored(model.name)} ${model.sql}`);
    for (const { name } of narrowed) await session.run(`drop view temp.${name}`);
  }
  await session.run('drop table temp.touched_parts');
  await session.run('drop table temp.touched_beginnings');
}

/** By which a line is known to belong to a part of an order. */
const partColumns = ['customer_key', 'order_id', 'ordered_on'];

const firstSales = `
  select min(parts.ordered_on) as ordered_on
  from order_parts as parts
  semi join touched_beginnings as touched on touched.customer_key = parts.customer_key
  where parts.kind = 'sale'
  group by parts.customer_key`;

/** As a list of SQL, which the engine compares with the first and last day of each group of rows before it reads any. */
async function daysOf(session: Session, sql: string): Promise<string> {
  const days = await session.all<{ ordered_on: Day }>(`select distinct ordered_on from (${sql})`);
  return days.length === 0 ? 'null' : days.map(({ ordered_on }) => `date '${ordered_on}'`).join(', ');
}

const has = (columns: SqlFile['columns'], column: string) => columns.some(({ name }) => name === column);
const isByCustomer = ({ columns }: SqlFile) => has(columns, 'customer_key');
