import { isAmong } from '../db/among.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import { addDays } from '../periods.ts';
import type { Rules } from '../schemes/rules.ts';
import { followedDays, longestFollowed, type Outdated } from './arrival.ts';
import { readPeriods, write, type Building } from './build-models.ts';
import { cohortGrains } from './cohort-kinds.ts';
import { lastsUntilTouched } from './refresh-core.ts';
import { storedName } from './target.ts';

/** When it is worth it to correct sums rather than to work them out anew. */
export interface Correcting {
  /** known customers */
  least_customers: number;
  /** so much of them, of 1, may change */
  most_changing: number;
}
const usually: Correcting = { least_customers: 50_000, most_changing: 0.2 };

/**
 * Keeps what the sums of those who change are made of before an arrival is added to it: their states, and the periods as they
 * were read. They are whom the arrival touches, whom the days that pass carry over a limit (dormant, lost, or followed for long
 * enough since they were new or came back from being lost), and who is in no KPI, for they are taken off one by one. Answers
 * whether they are few enough, and are all who did anything in a period that has begun.
 */
export async function keepFormer(
  session: Session,
  outdated: Outdated,
  { dormant_days, lost_days }: Rules,
  { least_customers, most_changing } = usually
): Promise<boolean> {
  const { before, after, fresh } = outdated;
  if (fresh.some(({ day_before }) => day_before < before.data_through)) return false;
  const [known] = await session.all<{ customers: number }>(
    'select count(*) as customers from customer_dimensions'
  );
  const customers = known?.customers ?? 0;
  if (customers < least_customers) return false;
  /** Days that were not yet so many days ago before, and are so now. */
  const reached = (column: string, limits: Iterable<number>) =>
    [...limits]
      .map((days) => [addDays(before.data_through, -days), addDays(after.data_through, -days)] as const)
      .map(([from, to]) => `(${column} > date '${from}' and ${column} <= date '${to}')`)
      .join(' or ');
  await session.run(
    `create temp table changing_customers as
     with

     -- Those that have not been over for longer than anybody is followed.
     states as (
       select customer_key, valid_from, valid_to, last_order_on
       from counted_states
       where valid_to > date '${addDays(before.data_through, -longestFollowed)}'
     )

     select customer_key, bool_or(is_touched) as is_touched
     from (
       select customer_key, true as is_touched from touched_parts
       union all
       select customer_key, false from customers_left_out
       union all
       -- Known by now; or dormant or lost, who last ordered more than so many days ago.
       select customer_key, false
       from states
       where valid_to > date '${before.data_through}'
         and (${reached('valid_from', [0])} or ${reached('last_order_on', [dormant_days + 1, lost_days + 1])})
       union all
       -- Followed for so many days since they first bought in a period, in which they were new, or lost before it.
       select began.customer_key, false
       from states as began
       -- Its days are known from those of the other: said for the engine, which has few at hand then.
       left join states as earlier
         on earlier.customer_key = began.customer_key
         and earlier.valid_to = began.valid_from
         and (${reached('earlier.valid_to', followedDays)})
       where (${reached('began.valid_from', followedDays)})
         and began.last_order_on = began.valid_from
         and (earlier.last_order_on is null or earlier.last_order_on < began.valid_from - ${lost_days})
     )
     group by customer_key`
  );
  const [changing] = await session.all<{ customers: number }>(
    'select count(*) as customers from changing_customers'
  );
  if ((changing?.customers ?? 0) > most_changing * customers) {
    await session.run('drop table temp.changing_customers');
    return false;
  }
  await session.run(
    `create temp table former_states as
     select told.* from customer_states as told
     inner join changing_customers as changing on changing.customer_key = told.customer_key
     where changing.is_touched or ${tellsIn(outdated)}`
  );
  await session.run('create temp table former_periods as select * from periods');
  return true;
}

/** Of a state that is over before any of the periods begins, none of their sums tells. */
const tellsIn = ({ fresh, continued, maturing }: Outdated): string => {
  const [first] = [...fresh, ...continued, ...maturing].map(({ day_before }) => day_before).sort();
  return first === undefined ? 'false' : `told.valid_to > date '${first}'`;
};

const ofChanging = (relation: string) =>
  `select told.* from ${relation} as told
   semi join changing_customers as changing on changing.customer_key = told.customer_key`;
const ofTouched = (relation: string) =>
  `select told.* from ${relation} as told
   semi join (select customer_key from changing_customers where is_touched) as touched
     on touched.customer_key = told.customer_key`;

export async function forgetFormer(session: Session): Promise<void> {
  for (const name of ['changing_customers', 'former_states', 'former_periods'])
    await session.run(`drop table temp.${name}`);
}

/** Lets models read of those who change alone: their states, and of the numbers at hand theirs. */
export async function narrowToChanging(session: Session, outdated: Outdated): Promise<void> {
  // All states that were not told anew are what they were.
  await session.run(
    `create temp table present_states as
     select told.* from former_states as told anti join touched_customers as touched on ${lastsUntilTouched}
     union all
     from touched_states`
  );
  await readStates(session, statesIn(outdated)('present_states'));
  await session.run(`create temp table changing_numbers as ${ofChanging('segments_by_number')}`);
  await session.run('create or replace temp view segments_by_number as from changing_numbers');
}

/** Lets models read of everybody again. */
export async function widenToAll(session: Session): Promise<void> {
  await session.run('drop view temp.customer_states');
  for (const name of ['present_states', 'changing_numbers']) await session.run(`drop table temp.${name}`);
}

const readStates = (session: Session, states: string) =>
  session.run(`create or replace temp view customer_states as ${states}`);

/** Which of the kept states are read, as SQL over the table of them. */
type StatesRead = (states: string) => string;
const statesIn =
  (outdated: Outdated): StatesRead =>
  (states) =>
    `select told.* from ${states} as told where ${tellsIn(outdated)}`;

/** The stored ones, each once: of some a metric or two are told of other periods than the rest. */
function tablesOf(told: readonly Told[]): SqlFile[] {
  const tables = told.flatMap(({ models }) => models).filter(({ kept }) => kept === 'table');
  return [...new Map(tables.map((table) => [table.name, table])).values()];
}

/**
 * Corrects sums of periods by those who change: less what they counted for before, and with what they count for now. The
 * stored models have a row for each key of their grain, whoever is counted, and all of their whole numbers are sums.
 */
export async function correct(building: Building, told: readonly Told[], outdated: Outdated): Promise<void> {
  if (told.length === 0) return;
  const { session } = building;
  const stored = await storedName(session);
  await tellBothWays(building, told, { periods: stored('periods'), of: statesIn(outdated) });

  for (const { name, grain, columns } of tablesOf(told)) {
    const isSame = (one: string) =>
      grain.map((column) => `${one}."${column}" is not distinct from present."${column}"`).join(' and ');
    const corrected = columns
      .filter((column) => !grain.includes(column.name))
      .map(({ name: column, type }) =>
        type === 'BIGINT'
          ? `"${column}" = stored."${column}" - former."${column}" + present."${column}"`
          : `"${column}" = present."${column}"`
      );
    const rows = await session.run(
      `update ${name} as stored
       set ${corrected.join(', ')}
       from present_${name} as present
       inner join former_${name} as former on ${isSame('former')}
       where ${isSame('stored')}`
    );
    const [counted] = await session.all<{ rows: number }>(`select count(*) as rows from present_${name}`);
    if (rows !== counted?.rows) throw new Error(`${name} has not one row for each that is corrected`);
    await forgetBothWays(session, name);
  }
}

/** Stored models, what they read that is not at hand, and the periods that they are told of, each period once. */
export interface Told {
  models: readonly SqlFile[];
  isOfPeriods: string;
}

/**
 * Works models out of those who change, as they were and as they are: in tables former_… and present_…. What all of them
 * read is worked out once, for the periods of all.
 */
async function tellBothWays(
  building: Building,
  told: readonly Told[],
  { periods, of }: { periods: string; of: StatesRead }
): Promise<void> {
  const { session } = building;
  const shared = (told[0]?.models ?? []).filter(
    (model) => model.kept !== 'table' && told.every(({ models }) => models.includes(model))
  );
  for (const [reading, from] of [
    ['former', 'former_periods'],
    ['present', periods]
  ] as const) {
    const begun = new Set<string>();
    const into = async ({ name }: SqlFile, sql: string) => {
      const table = `${reading}_${name}`;
      await session.run(
        begun.has(name) ? `insert into ${table} ${sql}` : `create temp table ${table} as ${sql}`
      );
      begun.add(name);
    };
    await readStates(session, of(`${reading}_states`));
    await readPeriods(session, from, told.map(({ isOfPeriods }) => isOfPeriods).join(' or '));
    await write(building, shared, false, into, async () => {
      for (const { models, isOfPeriods } of told) {
        await readPeriods(session, from, isOfPeriods);
        const others = models.filter((model) => !shared.includes(model));
        await write(building, others, false, into);
      }
    });
  }
}

async function forgetBothWays(session: Session, name: string): Promise<void> {
  for (const reading of ['former', 'present']) await session.run(`drop table temp.${reading}_${name}`);
}

/**
 * Corrects what is stored of cohorts by those whom the arrival touches: to pass a limit changes no cohort. These tables have
 * rows only where anything is summed, and how much that is they tell themselves: the first of the columns beside their grain
 * counts the rows.
 */
export async function correctCohorts(
  building: Building,
  models: readonly SqlFile[],
  periods: string
): Promise<void> {
  const { session } = building;
  const told = [{ models, isOfPeriods: isAmong('grain', cohortGrains) }];
  await tellBothWays(building, told, { periods, of: ofTouched });

  for (const { name, grain, columns } of tablesOf(told)) {
    const sums = columns.map((column) => column.name).filter((column) => !grain.includes(column));
    const [counted = ''] = sums;
    const signed = (from: string, sign: '' | '-') =>
      `select ${[...grain, ...sums.map((sum) => `${sign}${sum} as ${sum}`)].join(', ')} from ${from}`;
    await session.run(
      `create temp table corrected as
       select ${[...grain, ...sums.map((sum) => `cast(sum(${sum}) as bigint) as ${sum}`)].join(', ')}
       from (
         ${[signed(name, ''), signed(`present_${name}`, ''), signed(`former_${name}`, '-')].join(' union all ')}
       )
       group by ${grain.join(', ')}
       having sum(${counted}) > 0`
    );
    await session.run(`delete from ${name}`);
    await session.run(`insert into ${name} by name select * from corrected`);
    await session.run('drop table temp.corrected');
    await forgetBothWays(session, name);
  }
}
