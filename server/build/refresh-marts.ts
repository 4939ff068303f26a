import { kpiValues } from '../../sql/metrics/kpi-values.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric, MetricMart } from '../../sql/metrics/metric.ts';
import { isAmong } from '../db/among.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Day } from '../periods.ts';
import type { Outdated } from './arrival.ts';
import type { DatedPeriod } from './calendar.ts';
import {
  below,
  fill,
  fillCohorts,
  martsOf,
  readPeriods,
  storedMarts,
  write,
  type Building
} from './build-models.ts';
import { correct, correctCohorts, narrowToChanging, widenToAll } from './changing-customers.ts';
import { storedName } from './target.ts';

/**
 * Of metrics that a build stores. Sums of rows that tell what customers did and how they stood, each by their own states and by
 * where they stood on the day before, are corrected; what is counted of everybody at the end of a period is told anew.
 */
const toldBy: Partial<Record<MetricMart, 'sum' | 'everybody'>> = {
  customer_periods: 'sum',
  customer_follow_ups: 'sum',
  customer_contributions: 'sum',
  customer_standings: 'everybody',
  customer_moves: 'everybody'
};
const stored = kpis.filter(({ is_live }: Metric) => !is_live);
for (const { id, mart } of stored)
  if (!toldBy[mart]) throw new Error(`${id}: nothing says how an arrival changes it`);
const summed = stored.filter(({ mart }) => toldBy[mart] === 'sum');
const others = stored.filter(({ mart }) => toldBy[mart] === 'everybody');
const followed = stored.filter(({ matures_after_days }: Metric) => matures_after_days);

/** What is counted of everybody, whoever changes. */
const ofEverybody = ['counted_steps', 'standing_by_number', 'idle_customers'];

/**
 * Brings the stored aggregates up to date where the marts stand. Of the dates that are outdated all is worked out anew, and of
 * the periods that are read up to them. Where what stood before is kept, the sums of periods that were there before are only
 * corrected, by those who change.
 */
export async function refreshMarts(building: Building, outdated: Outdated, isKept: boolean): Promise<void> {
  const { first, after, fresh, continued, maturing } = outdated;
  const { library, session, target, asked } = building;
  const said = await storedName(session);
  const { sliced: tables, cohorts } = storedMarts(library);
  const byPeriod = tables.filter(({ grain }) => grain.includes('period'));
  const byDate = tables.filter((table) => !byPeriod.includes(table));
  const anew = isKept ? fresh : [...fresh, ...continued];
  const forget = (name: string, where: string) => session.run(`delete from ${name} where ${where}`);
  const insert = ({ name }: SqlFile, sql: string) => target.insert(name, sql);

  for (const table of byDate) await forget(table.name, `${dayOf(table)} >= date '${first}'`);
  for (const { name } of byPeriod) await forget(name, isOf(anew));
  await forget('kpi_values', `${isOf(continued)} and ${isOneOf(others)}`);

  const counted = martsOf(library).filter(({ name }) => ofEverybody.includes(name));
  const atHand = notStored(library, [...byDate, ...counted]);
  const beside = (models: readonly SqlFile[], isAtHand = (model: SqlFile) => atHand.includes(model)) => [
    ...notStored(library, models).filter((model) => !isAtHand(model)),
    ...models
  ];
  // Told of fewer, what is counted of everybody takes the place of what is at hand: nothing reads that of everybody afterwards.
  const countedAnew = (models: readonly SqlFile[]) =>
    beside(models, (model) => atHand.includes(model) && !counted.includes(model));
  const bySum = [kpiValues(summed), ...byPeriod.filter(({ name }) => name !== 'kpi_values')];
  const byFollowing = [kpiValues(followed)];

  const numbered = await session.all<{ snapshot_date: Day }>(
    'select distinct snapshot_date from numbers_before'
  );
  // Views say the same of whatever is at hand: each is written once, however often its model is told.
  const views = notStored(library, [...tables, ...cohorts]).filter(({ kept }) => kept !== 'held');
  for (const { name, sql } of views) await session.run(`create temp view ${name} as ${asked(sql)}`);
  const known: Building = {
    ...building,
    numbered: new Set(numbered.map(({ snapshot_date }) => snapshot_date)),
    viewed: new Set(views.map(({ name }) => name))
  };
  // One day after another: of days before the first, what is kept is taken.
  const dates = { starts_on: first, ends_on: after.data_through, isLarge: true };
  await fill(known, dates, [...atHand, ...byDate], 'insert', async () => {
    if (isKept) await narrowToChanging(session, outdated);
    await write(known, beside([kpiValues(others)]), true, insert);
    // Where what stood before is kept, all who did anything in a period that has begun are among those who change.
    if (anew.length > 0) {
      await readPeriods(session, said('periods'), isOf(anew));
      await write(known, beside(bySum), true, insert);
    }
    if (isKept) {
      const told = [
        { models: countedAnew(bySum), periods: continued },
        { models: countedAnew(byFollowing), periods: maturing }
      ];
      await correct(
        known,
        told
          .filter(({ periods }) => periods.length > 0)
          .map(({ models, periods }) => ({ models, isOfPeriods: isOf(periods) })),
        outdated
      );
      await correctCohorts(known, beside(cohorts), said('periods'));
      await widenToAll(session);
    } else {
      // Of the periods before, what followed in them is known better now.
      await forget('kpi_values', `${isOf(maturing)} and ${isOneOf(followed)}`);
      await readPeriods(session, said('periods'), isOf(maturing));
      await write(known, countedAnew(byFollowing), true, insert);
    }
    // Last: what is at hand may be read from there.
    for (const table of byDate) await forget(table.name, isNoMore(table, said));
  });
  if (!isKept) await fillCohorts(known);
  for (const { name } of views.toReversed()) await session.run(`drop view temp.${name}`);
}

const isOf = (periods: readonly DatedPeriod[]) =>
  isAmong(
    'period',
    periods.map(({ period }) => period)
  );
const isOneOf = (metrics: readonly Metric[]) =>
  isAmong(
    'metric_id',
    metrics.map(({ id }) => id)
  );

const dayOf = ({ grain }: SqlFile) => (grain.includes('to_date') ? 'to_date' : 'snapshot_date');
/** Of a date that was stored only because it was the last one covered, or the day before a period that was not over. */
const isNoMore = ({ grain, inputs }: SqlFile, said: (name: string) => string) => {
  const [key, asked] = grain.includes('to_date')
    ? ['(from_date, to_date)', 'flow_dates']
    : ['(snapshot_date)', inputs.includes('days_before') ? 'days_before' : 'snapshot_dates'];
  return `${key} not in (select ${key} from ${said(asked)})`;
};

const notStored = (library: SqlLibrary, models: readonly SqlFile[]) =>
  below(library, models).filter(({ kept }) => kept !== 'table');
