import { isAmong } from '../db/among.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { BoundGiven } from '../db/relations.ts';
import { composed } from '../db/composed.ts';
import type { Day } from '../periods.ts';
import type { Cuts } from '../schemes/contract.ts';
import { cutPointRelation, type Rules } from '../schemes/rules.ts';
import { snapshotRelation, type Slice } from './calendar.ts';
import { cohortGrains } from './cohort-kinds.ts';
import { narrowed, type Target } from './target.ts';

/** Core models answer for any date and depend on no relation that a build brings. */
const isCore = ({ path }: SqlFile) => path.startsWith('staging/') || path.startsWith('core/');

/** Whether the views of these very models are there already: they say nothing of the data, and stand. */
export interface Views {
  areThere: boolean;
}

/** What a build is done with, and where it goes. */
export interface Building {
  library: SqlLibrary;
  session: Session;
  target: Target;
  /** a model's SQL as a build asks it: of everybody, by rules that are known */
  asked: (sql: string) => string;
  /** how everybody is told on any day */
  by: { rules: Rules; cut_points: Cuts };
  /** dates of which numbers_before holds what segments_by_number says */
  numbered?: ReadonlySet<Day>;
  /** temporary views that are there already, by the names of their models */
  viewed?: ReadonlySet<string>;
}

/** What happened: orders, days and states, from the lines in force. */
export async function buildCore(
  { library, target }: Pick<Building, 'library' | 'target'>,
  { areThere }: Views
): Promise<void> {
  const core = library.inBuildOrder().filter(isCore);
  for (const { name, kept, sql } of core) {
    if (kept === 'table') await target.table(name, sql);
    else if (!areThere) await target.view(name, sql);
  }
}

/**
 * What it means: the stored aggregates of the dates and periods of the build, and the views above them.
 *
 * They are filled slice by slice, so that a build never has more at hand than the customers on the dates of one slice:
 * the relations that say what is asked are narrowed to it, and the views that are held are worked out once for it, in
 * temporary tables that hide the stored ones. The views themselves are written last.
 */
export async function buildMarts(
  building: Building,
  slices: readonly Slice[],
  { areThere }: Views
): Promise<void> {
  const marts = martsOf(building.library);
  const tables = storedMarts(building.library).sliced;
  // Without a slice the tables are there all the same.
  for (const [place, slice] of (slices.length > 0 ? slices : [nothing]).entries())
    await fill(building, slice, below(building.library, tables), place === 0 ? 'table' : 'insert');
  await fillCohorts(building);
  if (!areThere)
    for (const { name, kept, sql } of marts) if (kept !== 'table') await building.target.lastView(name, sql);
}

export const martsOf = (library: SqlLibrary) => library.inBuildOrder().filter((model) => !isCore(model));

/** Those of the marts that are among the tables or below them, in the order of building. */
export const below = (library: SqlLibrary, tables: readonly SqlFile[]) =>
  martsOf(library).filter((model) =>
    tables.some((table) => model === table || library.reads(table, model.name))
  );

/** The stored ones: those of dates and periods, which are filled slice by slice, and those of cohorts, which tell of all time. */
export function storedMarts(library: SqlLibrary): { sliced: SqlFile[]; cohorts: SqlFile[] } {
  const tables = martsOf(library).filter(({ kept }) => kept === 'table');
  const isOfCohorts = ({ grain }: SqlFile) => grain.includes('cohort_no');
  return { sliced: tables.filter((table) => !isOfCohorts(table)), cohorts: tables.filter(isOfCohorts) };
}

/** What is stored of cohorts, one grain after another: so no more of what customers did is at hand than that of one. */
export async function fillCohorts(building: Building): Promise<void> {
  const { library, session, target } = building;
  const models = below(library, storedMarts(library).cohorts);
  for (const [place, grain] of cohortGrains.entries()) {
    await readPeriods(session, target.whole('periods'), `grain = '${grain}'`);
    await write(building, models, false, async ({ name }, sql) =>
      target[place === 0 ? 'table' : 'insert'](name, sql)
    );
    await session.run('drop table temp.periods');
  }
}

/** Lets models read of some periods alone, from a relation that a name of the session does not hide. */
export const readPeriods = (session: Session, from: string, isOfPeriods: string) =>
  session.run(`create or replace temp table periods as select * from ${from} where ${isOfPeriods}`);

/** No stored date is in it. */
const nothing: Slice = { starts_on: '0001-01-01', ends_on: '0001-01-01', isLarge: false };

/** Work that reads what is at hand then. */
type Work = () => Promise<void>;

export async function fill(
  building: Building,
  { starts_on, ends_on, isLarge }: Slice,
  models: readonly SqlFile[],
  into: 'table' | 'insert',
  more?: Work
): Promise<void> {
  const { session, target } = building;
  const within = (day: string) => `${day} between date '${starts_on}' and date '${ends_on}'`;
  const narrow: Record<(typeof narrowed)[number], string> = {
    periods: within('read_on'),
    flow_dates: within('to_date'),
    snapshot_dates: `${within('snapshot_date')}
       or snapshot_date in (select from_date from flow_dates)
       or snapshot_date in (select day_before from periods)`
  };
  for (const name of narrowed)
    await session.run(
      `create temp table ${name} as select * from ${target.whole(name)} where ${narrow[name]}`
    );

  await write(
    building,
    models,
    isLarge,
    async ({ name, columns }, sql) => {
      // Dates before the slice are there for those who come from them.
      const isDated = columns.some((column) => column.name === 'snapshot_date');
      await target[into](name, isDated ? `select * from (${sql}) where ${within('snapshot_date')}` : sql);
    },
    more
  );
  for (const name of narrowed) await session.run(`drop table temp.${name}`);
}

/** The stored ones of these models, given those that are not: they are at hand until all is written. */
export async function write(
  building: Building,
  models: readonly SqlFile[],
  isLarge: boolean,
  into: (model: SqlFile, sql: string) => Promise<void>,
  more?: Work
): Promise<void> {
  const { session, asked, viewed } = building;
  const atHand: AtHand[] = [];
  for (const model of models) {
    const sql = asked(model.sql);
    if (model.kept === 'held') atHand.push(...(await hold(building, model, isLarge)));
    else if (model.kept === 'table') await into(model, sql);
    else if (!viewed?.has(model.name)) {
      await session.run(`create or replace temp view ${model.name} as ${sql}`);
      atHand.push({ kind: 'view', name: model.name });
    }
  }
  await more?.();
  for (const { kind, name } of atHand.toReversed()) await session.run(`drop ${kind} if exists temp.${name}`);
}

/** A temporary table or view. */
interface AtHand {
  kind: 'table' | 'view';
  name: string;
}

/**
 * A held model as a temporary table. In a large slice one day after another: the states of one day are found by looking at
 * each once, those of many by sorting. What is stored of some days already is read from there, in one view with the others.
 */
async function hold(
  { library, session, target, asked, by, numbered }: Building,
  model: SqlFile,
  isLarge: boolean
): Promise<AtHand[]> {
  const [part] = parts.filter(
    ({ column, relation }) => model.grain.includes(column) && reads(library, model, relation)
  );
  const { name } = model;
  const stored = isLarge && part && name === 'segments_by_number' ? numbered : undefined;
  const table = stored ? `${name}_anew` : name;
  if (!isLarge || !part) {
    await session.run(`create or replace temp table ${name} as ${asked(model.sql)}`);
  } else {
    const told = await session.all<{ day: Day }>(
      `select distinct ${part.column} as day from ${part.relation} order by day`
    );
    const days = told.map(({ day }) => day);
    await session.run(`create or replace temp table ${table} as select * from (${model.sql}) where false`);
    for (const day of days.filter((day) => !stored?.has(day))) {
      // As a table: what it is joined with may be of this very transaction, whose size the engine does not know.
      await session.run(
        `create or replace temp table part as
           select * from ${part.relation} where ${part.column} = date '${day}'`
      );
      const given = {
        [part.relation]: { sql: 'select * from part', parameters: {} },
        ...part.given?.(day, by)
      };
      const { sql, bound } = composed(library, model, given, {});
      await session.run(`insert into ${table} ${asked(sql)}`, bound);
    }
    await session.run('drop table if exists temp.part');
    if (stored) {
      await session.run(
        `create temp view ${name} as
         from ${table} union all by name
         from numbers_before where ${isAmong(
           'snapshot_date',
           days.filter((day) => stored.has(day))
         )}`
      );
    }
  }
  await target.settle();
  return [{ kind: 'table', name: table }, ...(stored ? [{ kind: 'view', name } as const] : [])];
}

/** Whether the relation is asked for anew with each part: not where what reads it is held already. */
const reads = (library: SqlLibrary, model: SqlFile, relation: string): boolean =>
  model.inputs.some((input) => {
    const below = library.model(input);
    return input === relation || (below && below.kept !== 'held' ? reads(library, below, relation) : false);
  });

/** What a held model is told for, one day after another, by a column of its grain: flows by the day on which they end, which several share. */
const parts: readonly {
  column: string;
  relation: (typeof narrowed)[number];
  /** what is known of one day alone */
  given?: (day: Day, by: Building['by']) => Record<string, BoundGiven>;
}[] = [
  {
    column: 'snapshot_date',
    relation: 'snapshot_dates',
    given: (day, { rules, cut_points }) => ({
      snapshot_dates: { ...snapshotRelation([day], rules), sql: 'select * from part' },
      cut_points: cutPointRelation(cut_points)
    })
  },
  { column: 'to_date', relation: 'flow_dates' }
];
