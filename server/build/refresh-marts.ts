import { kpiValues } from '../../sql/metrics/kpi-values.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric, MetricMart } from '../../sql/metrics/metric.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Day } from '../periods.ts';
import type { Outdated } from './arrival.ts';
import { below, fill, martsOf, write, type Building } from './build-models.ts';
import { correct, narrowNumbers } from './changing-customers.ts';
import { storedName } from './target.ts';

/** Their rows tell what customers did and how they stood, each by their own states and by where they stood on the day before. */
const summedMarts: readonly MetricMart[] = [
  'customer_periods',
  'customer_follow_ups',
  'customer_contributions'
];
const stored = kpis.filter(({ is_live }: Metric) => !is_live);
const summed = stored.filter(({ mart }) => summedMarts.includes(mart));
const others = stored.filter(({ mart }) => !summedMarts.includes(mart));
const followed = stored.filter(({ matures_after_days }: Metric) => matures_after_days);

/**
 * Brings the stored aggregates up to date where the marts stand. Of the dates that are outdated all is worked out anew, and of
 * the periods that are read up to them. Where what stood before is kept, the sums of periods that were there before are only
 * corrected, by those who change.
 */
export async function refreshMarts(
  building: Building,
  { first, after, fresh, continued, maturing }: Outdated,
  isKept: boolean
): Promise<void> {
  const { library, session, target } = building;
  const tables = martsOf(library).filter(({ kept }) => kept === 'table');
  const byPeriod = tables.filter(({ grain }) => grain.includes('period'));
  const byDate = tables.filter((table) => !byPeriod.includes(table));
  const anew = isKept ? fresh : [...fresh, ...continued];
  const forget = (name: string, where: string) => session.run(`delete from ${name} where ${where}`);
  const insert = ({ name }: SqlFile, sql: string) => target.insert(name, sql);

  for (const { name, grain } of byDate) await forget(name, isOutdated(grain, first));
  for (const { name } of byPeriod) await forget(name, isOf('period', anew));
  await forget('kpi_values', `${isOf('period', continued)} and ${isOf('metric_id', idsOf(others))}`);

  const atHand = notStored(library, [...byDate, kpiValues(others)]);
  const beside = (models: readonly SqlFile[]) => [
    ...notStored(library, models).filter((model) => !atHand.includes(model)),
    ...models
  ];
  const bySum = beside([kpiValues(summed), ...byPeriod.filter(({ name }) => name !== 'kpi_values')]);
  const byFollowing = beside([kpiValues(followed)]);

  const dates = { starts_on: first, ends_on: after.data_through, isLarge: true };
  await fill(building, dates, [...atHand, ...byDate, kpiValues(others)], 'insert', async () => {
    if (anew.length > 0) {
      await readPeriods(session, anew);
      await write(building, bySum, true, insert);
    }
    if (isKept) {
      await narrowNumbers(session);
      await correct(building, bySum, isOf('period', continued));
      await correct(building, byFollowing, isOf('period', maturing));
    } else {
      // Of the periods before, what followed in them is known better now.
      await forget('kpi_values', `${isOf('period', maturing)} and ${isOf('metric_id', idsOf(followed))}`);
      await readPeriods(session, maturing);
      await write(building, byFollowing, true, insert);
    }
  });
}

const idsOf = (metrics: readonly Metric[]) => metrics.map(({ id }) => id);
const isOf = (column: string, names: readonly string[]) =>
  names.length === 0 ? 'false' : `${column} in (${names.map((name) => `'${name}'`).join(', ')})`;

/** Of a day that is worked out anew, or of one that is stored no more: the last one covered was only because it was the last. */
const isOutdated = (grain: readonly string[], first: Day) =>
  grain.includes('to_date')
    ? `to_date >= date '${first}' or (from_date, to_date) not in (select (from_date, to_date) from flow_dates)`
    : `snapshot_date >= date '${first}' or snapshot_date not in (select snapshot_date from snapshot_dates)`;

const notStored = (library: SqlLibrary, models: readonly SqlFile[]) =>
  below(library, models).filter(({ kept }) => kept !== 'table');

async function readPeriods(session: Session, names: readonly string[]): Promise<void> {
  const periods = (await storedName(session))('periods');
  await session.run(
    `create or replace temp table periods as select * from ${periods} where ${isOf('period', names)}`
  );
}
