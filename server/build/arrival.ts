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
 * From which day on an extract of order lines changes what stood before, with the customers whose history it changes in
 * the temporary table touched_customers. Undefined where it reaches too far: all is built anew then.
 */
export async function arrivedFrom(session: Session, extract_key: number): Promise<Day | undefined> {
  await session.run(
    `create or replace temp table touched_customers as
     with

     touched_lines as (

       select customer_key from order_lines where extract_key = $extract_key
       union
       select customer_key from restatements where restated_by = $extract_key
       union
       select lines.customer_key
       from restated_periods as periods
       inner join order_lines as lines
         on lines.extract_key = periods.extract_key
         and lines.ordered_on between periods.starts_on and periods.ends_on
       where periods.restated_by = $extract_key

     )

     select distinct coalesce(merged.into_key, lines.customer_key) as customer_key
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
       least(
         (select min(ordered_on) from order_lines where extract_key = $extract_key),
         (select min(starts_on) from restated_periods where restated_by = $extract_key),
         (
           select min(lines.ordered_on)
           from restatements
           inner join order_lines as lines
             on lines.extract_key = restatements.extract_key
             and lines.customer_key = restatements.customer_key
             and lines.order_id = restatements.order_id
           where restatements.restated_by = $extract_key
         )
       ) as starts_on,
       (select count(*) from touched_customers) as touched,
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
  await session.run('drop table temp.touched_customers');
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

/**
 * What happened, of the touched customers only: their rows of every core table that tells of customers by their lines
 * are worked out anew, from relations that are narrowed to them.
 */
export async function refreshCore(library: SqlLibrary, session: Session): Promise<void> {
  const [database] = await session.all<{ name: string }>('select current_database() as name');
  const stored = (name: string) => `"${database?.name ?? ''}".main.${name}`;
  const touched = 'customer_key in (select customer_key from touched_customers)';
  const core = library.inBuildOrder().filter(({ path }) => path.startsWith('core/'));
  const told = core.filter(
    (model) => model.kept === 'table' && isByCustomer(model) && library.reads(model, 'lines_in_force')
  );

  for (const { name, inputs, sql } of told) {
    const narrowed = inputs.filter((input) =>
      core.some((model) => model.name === input && isByCustomer(model))
    );
    for (const input of narrowed)
      await session.run(`create temp view ${input} as select * from ${stored(input)} where ${touched}`);
    await session.run(`delete from ${stored(name)} where ${touched}`);
    await session.run(`insert into ${stored(name)} ${sql}`);
    for (const input of narrowed) await session.run(`drop view temp.${input}`);
  }
  await session.run('drop table temp.touched_customers');
}

const isByCustomer = ({ columns }: SqlFile) => columns.some(({ name }) => name === 'customer_key');
