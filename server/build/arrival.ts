import type { Session } from '../db/session.ts';
import { addDays, type Day } from '../periods.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import { automaticReference, storedPeriods, type Coverage, type DatedPeriod } from './calendar.ts';

/** Above so much of all customers it is cheaper to build everything anew. */
const mostTouched = 0.2;

/** After so many days metrics that are stored tell what followed: so long after a period they may still change. */
export const followedDays = new Set(
  kpis.flatMap(({ matures_after_days, is_live }: Metric) => (is_live ? [] : (matures_after_days ?? [])))
);
export const longestFollowed = Math.max(...followedDays);

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
  before: Coverage;
  after: Coverage;
  /** every stored date from it on is worked out anew */
  first: Day;
  /** periods that are read up to such a date: those that were not read before, or begin after it, */
  fresh: readonly DatedPeriod[];
  /** and those that were read before and began earlier: their customers stand where they stood */
  continued: readonly DatedPeriod[];
  /** periods that are over by then, with metrics that tell what followed */
  maturing: readonly DatedPeriod[];
}

/** What an arrival changes, given what was covered before; undefined where it may change anything. */
export function outdatedBy(arrived: Day, before: Coverage, after: Coverage): Outdated | undefined {
  const reference = automaticReference(after);
  const isOfOldBoundaries = reference === automaticReference(before) && arrived > reference;
  if (before.covers_from !== after.covers_from || !isOfOldBoundaries) return undefined;

  const [first = arrived] = [arrived, addDays(before.data_through, 1)].sort();
  const known = new Set(storedPeriods(before).map(({ period }) => period));
  const isRead = ({ read_on }: DatedPeriod) => read_on >= first;
  const isContinued = (each: DatedPeriod) => known.has(each.period) && each.day_before < first;
  const periods = storedPeriods(after);
  return {
    before,
    after,
    first,
    fresh: periods.filter((each) => isRead(each) && !isContinued(each)),
    continued: periods.filter((each) => isRead(each) && isContinued(each)),
    maturing: periods.filter((each) => !isRead(each) && each.read_on >= addDays(first, -longestFollowed))
  };
}
