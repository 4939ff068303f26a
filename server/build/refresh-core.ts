import { isOnDaysOf } from '../db/on-days.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Day } from '../periods.ts';
import { partsBefore } from './parts-before.ts';
import { storedName } from './target.ts';

/** What tells of customers by the lines of their first day alone: nothing that comes later changes it. */
const toldByBeginnings = 'customer_dimensions';

/** What tells of customers by all their days up to each: anew from the first touched one on. */
const toldFromTouched = 'customer_states';

/**
 * What happened, of the orders, days and customers that are touched only: their rows of every core table that tells of
 * customers by their lines are worked out anew, from relations that are narrowed to them. Lines are in the order of time,
 * so that to name the days is to read few of them.
 */
export async function refreshCore(library: SqlLibrary, session: Session, extract_key: number): Promise<void> {
  const stored = await storedName(session);
  const core = library.inBuildOrder().filter(({ path }) => path.startsWith('core/'));
  const told = core.filter(
    (model) => model.kept === 'table' && isByCustomer(model) && library.reads(model, 'lines_in_force')
  );

  // With the parts that these orders have already: mostly none. An order without an id is what was bought on its day.
  const standing = await session.run(
    `insert into touched_parts
     select parts.customer_key, parts.order_id, parts.ordered_on, null
     from ${await partsOfTouched(session, extract_key)} as parts
     semi join touched_parts as touched
       on touched.customer_key = parts.customer_key
       and touched.order_id = parts.order_id
     union all
     select parts.customer_key, null, parts.ordered_on, parts.ordered_on
     from order_parts as parts
     semi join touched_parts as touched
       on touched.customer_key = parts.customer_key
       and touched.unnamed_on = parts.ordered_on
     where parts.order_id is null`
  );
  await session.run(
    `create temp table touched_customers as
     select customer_key, min(ordered_on) as touched_on from touched_parts group by customer_key`
  );
  await session.run(
    `create temp table touched_beginnings as
     select touched.customer_key
     from touched_customers as touched
     anti join customer_days as days
       on days.customer_key = touched.customer_key
       and days.ordered_on < touched.touched_on
       and days.sale_parts > 0`
  );
  const isOnDays = await isOnDaysOf(session, 'ordered_on', 'select ordered_on from touched_parts');

  for (const model of told) {
    const isOfBeginnings = model.name === toldByBeginnings;
    const touched = isOfBeginnings ? 'touched_beginnings' : 'touched_parts';
    const isOnDaysRead = isOfBeginnings
      ? await isOnDaysOf(session, 'ordered_on', await firstSales(session))
      : isOnDays;
    const isTouched = (columns: readonly string[]) =>
      columns.map((column) => `touched.${column} ${sameAs(column)} told.${column}`).join(' and ');
    const keys = model.grain.filter((column) =>
      (isOfBeginnings ? ['customer_key'] : [...partColumns, 'unnamed_on']).includes(column)
    );

    const narrowed = core.filter((input) => model.inputs.includes(input.name) && isByCustomer(input));
    for (const { name, columns } of narrowed) {
      const isOfLines = name === 'lines_in_force';
      const by = isOfLines && !isOfBeginnings ? partColumns : keys.filter((key) => has(columns, key));
      // Of beginnings no other day is read: nothing was sold before, and what is sold later is no beginning.
      const isOfDays = by.includes('ordered_on') || (isOfBeginnings && (isOfLines || name === 'order_parts'));
      await session.run(
        `create temp view ${name} as
         select told.* from ${stored(name)} as told
         semi join ${touched} as touched on ${isTouched(by)}
         ${isOfDays ? `where ${isOnDaysRead}` : ''}`
      );
    }
    if (model.name === toldFromTouched) {
      await statesAnew(session, stored(model.name), model.sql);
    } else {
      if (standing > 0 || !keys.includes('order_id'))
        await session.run(
          `delete from ${stored(model.name)} as told
           where exists (select 1 from ${touched} as touched where ${isTouched(keys)})
             ${keys.includes('ordered_on') ? `and ${isOnDays}` : ''}`
        );
      await session.run(`insert into ${stored(model.name)} ${model.sql}`);
    }
    for (const { name } of narrowed) await session.run(`drop view temp.${name}`);
  }
  await session.run('drop table temp.touched_beginnings');
}

/**
 * Where the parts of touched orders are found: with those that the extract's orders had before, unless it replaced a period of
 * others, or brought an id that goes under another, as nobody knew when these were looked for.
 */
async function partsOfTouched(session: Session, extract_key: number): Promise<string> {
  const others = await session.all(
    `select 1 from restated_periods where restated_by = ${extract_key}
     union all
     select 1 from touched_parts semi join merged_customers as merged on merged.into_key = touched_parts.customer_key
     limit 1`
  );
  return others.length > 0 ? 'order_parts' : partsBefore(session, extract_key);
}

/**
 * Of states `told` and customers `touched`: a state that was over before its customer's first touched day is what it was, for
 * what comes later changes nothing in it.
 */
export const lastsUntilTouched =
  'touched.customer_key = told.customer_key and told.valid_to >= touched.touched_on';

/** The states that touched days change, in the place of those that stood; at hand as touched_states, too. */
async function statesAnew(session: Session, states: string, sql: string): Promise<void> {
  await session.run(
    `delete from ${states} as told using touched_customers as touched where ${lastsUntilTouched}`
  );
  await session.run(
    `create temp table touched_states as
     select told.* from (${sql}) as told semi join touched_customers as touched on ${lastsUntilTouched}`
  );
  await session.run(`insert into ${states} from touched_states`);
}

/** Whom and what an arrival touches, and the states that were told anew for that. */
export async function forgetTouched(session: Session): Promise<void> {
  for (const name of ['touched_parts', 'touched_customers', 'touched_states'])
    await session.run(`drop table temp.${name}`);
}

/** Compared for sameness where there may be none. */
const sameAs = (column: string) =>
  ['order_id', 'unnamed_on'].includes(column) ? 'is not distinct from' : '=';

/** By which a line is known to belong to a part of an order. */
const partColumns = ['customer_key', 'order_id', 'ordered_on'];

/** As SQL, the days of the sales that touched beginnings begin with. Nothing was sold before they were touched. */
async function firstSales(session: Session): Promise<string> {
  const [touched] = await session.all<{ first_on: Day | null }>(
    `select min(touched.touched_on) as first_on
     from touched_customers as touched
     semi join touched_beginnings as beginnings on beginnings.customer_key = touched.customer_key`
  );
  return `
    select min(parts.ordered_on) as ordered_on
    from order_parts as parts
    semi join touched_beginnings as touched on touched.customer_key = parts.customer_key
    where parts.kind = 'sale'
      and parts.ordered_on >= date '${touched?.first_on ?? '9999-12-31'}'
    group by parts.customer_key`;
}

const has = (columns: SqlFile['columns'], column: string) => columns.some(({ name }) => name === column);
const isByCustomer = ({ columns }: SqlFile) => has(columns, 'customer_key');
