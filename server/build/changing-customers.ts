import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import { addDays } from '../periods.ts';
import type { Rules } from '../schemes/rules.ts';
import type { Outdated } from './arrival.ts';
import { write, type Building } from './build-models.ts';
import { storedName } from './target.ts';

/** Where more of all customers change than this, their sums are worked out anew. */
const mostChanging = 0.2;

/** After so many days it is known what followed. */
const followedDays = new Set(
  kpis.flatMap(({ matures_after_days, is_live }: Metric) => (is_live ? [] : (matures_after_days ?? [])))
);

/**
 * Keeps what the sums of those who change are made of before an arrival is added to it: their states, and the periods as they
 * were read. They are whom the arrival touches, and whom the days that pass carry over a limit. Answers whether they are few
 * enough for that.
 */
export async function keepFormer(
  session: Session,
  { before, after }: Outdated,
  { dormant_days, lost_days }: Rules
): Promise<boolean> {
  // Of a limit of so many days, the days from which it was reached neither before nor is now.
  const passed = (days: number, least: number) =>
    `valid_from between date '${addDays(before.data_through, least - days)}' and date '${addDays(after.data_through, least - 1 - days)}'`;
  await session.run(
    `create temp table changing_customers as
     select customer_key from touched_parts
     union
     select customer_key from customer_states
     where ${[
       ...[dormant_days, lost_days].map((days) => passed(days, 0)),
       ...[...followedDays].map((days) => passed(days, 1))
     ].join('\n       or ')}`
  );
  const [found] = await session.all<{ are_few: boolean }>(
    `select (select count(*) from changing_customers) <= ${mostChanging} * count(*) as are_few from customer_dimensions`
  );
  if (!found?.are_few) {
    await session.run('drop table temp.changing_customers');
    return false;
  }
  await session.run(
    `create temp table former_states as
     select states.* from customer_states as states
     semi join changing_customers as changing on changing.customer_key = states.customer_key`
  );
  await session.run('create temp table former_periods as select * from periods');
  return true;
}

export async function forgetFormer(session: Session): Promise<void> {
  for (const name of ['changing_customers', 'former_states', 'former_periods'])
    await session.run(`drop table temp.${name}`);
}

/** Leaves of the numbers at hand those of who change. */
export async function narrowNumbers(session: Session): Promise<void> {
  await session.run(
    `create temp table changing_numbers as
     select numbers.* from segments_by_number as numbers
     semi join changing_customers as changing on changing.customer_key = numbers.customer_key`
  );
  await session.run('drop table temp.segments_by_number');
  await session.run('alter table temp.changing_numbers rename to segments_by_number');
}

/**
 * Corrects sums of these periods by those who change: less what they counted for before, and with what they count for now.
 * Models are the stored ones and what they read that is not at hand.
 */
export async function correct(
  building: Building,
  models: readonly SqlFile[],
  periods: string
): Promise<void> {
  const { session } = building;
  const stored = await storedName(session);
  const present = `select states.* from ${stored('customer_states')} as states
    semi join changing_customers as changing on changing.customer_key = states.customer_key`;
  const readings = [
    ['former', 'select * from former_states', 'former_periods'],
    ['present', present, stored('periods')]
  ] as const;
  for (const [reading, states, all] of readings) {
    await session.run(`create or replace temp table customer_states as ${states}`);
    await session.run(`create or replace temp table periods as select * from ${all} where ${periods}`);
    await write(building, models, false, async ({ name }, sql) => {
      await session.run(`create temp table ${reading}_${name} as ${sql}`);
    });
  }
  await session.run('drop table temp.customer_states');

  for (const { name, grain, columns } of models.filter(({ kept }) => kept === 'table')) {
    const isSame = (one: string, other: string) =>
      grain.map((column) => `${one}.${column} is not distinct from ${other}.${column}`).join(' and ');
    const values = columns.filter((column) => !grain.includes(column.name));
    await session.run(
      `update ${name} as stored
       set ${values
         .map(({ name: column, type }) =>
           type === 'BIGINT'
             ? `${column} = stored.${column} - former.${column} + present.${column}`
             : `${column} = present.${column}`
         )
         .join(', ')}
       from present_${name} as present
       inner join former_${name} as former on ${isSame('former', 'present')}
       where ${isSame('stored', 'present')}`
    );
    for (const { 0: reading } of readings) await session.run(`drop table temp.${reading}_${name}`);
  }
}
