import { kpiValues } from '../../sql/metrics/kpi-values.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import { unfold } from '../db/unfold.ts';
import type { Slice } from './calendar.ts';
import type { Outdated } from './arrival.ts';

/** Core models answer for any date and depend on no relation that a build brings. */
const isCore = ({ path }: SqlFile) => path.startsWith('staging/') || path.startsWith('core/');

/** Whether the views of these very models are there already: they say nothing of the data, and stand. */
export interface Views {
  areThere: boolean;
}

/** What happened: orders, days and states, from the lines in force. */
export async function buildCore(library: SqlLibrary, session: Session, { areThere }: Views): Promise<void> {
  const core = library.inBuildOrder().filter(isCore);
  for (const model of core) if (model.kept === 'table' || !areThere) await keep(session, model);
}

/**
 * What it means: the stored aggregates of the dates and periods of the build, and the views above them.
 *
 * They are filled slice by slice, so that a build never has more at hand than the customers on the dates of one slice:
 * the relations that say what is asked are narrowed to it, and the views that are held are worked out once for it, in
 * temporary tables that hide the stored ones. The views themselves are written last.
 */
export async function buildMarts(
  library: SqlLibrary,
  session: Session,
  slices: readonly Slice[],
  { areThere }: Views
): Promise<void> {
  const marts = martsOf(library);
  const tables = marts.filter(({ kept }) => kept === 'table');
  // Without a slice the tables are there all the same.
  for (const [place, slice] of (slices.length > 0 ? slices : [nothing]).entries())
    await fill(
      library,
      session,
      slice,
      below(library, tables),
      place === 0 ? 'create or replace table' : 'insert into'
    );
  if (!areThere) for (const view of marts.filter(({ kept }) => kept !== 'table')) await keep(session, view);
}

/** The same where the marts stand: what is of the outdated days is taken out and worked out anew. */
export async function refreshMarts(library: SqlLibrary, session: Session, outdated: Outdated): Promise<void> {
  const tables = martsOf(library).filter(({ kept }) => kept === 'table');
  for (const { name, columns } of tables) {
    const has = (column: string) => columns.some((each) => each.name === column);
    const day = ['snapshot_date', 'to_date'].find(has);
    const isOutdated = (column: string) => `${column} >= date '${outdated.all.starts_on}'`;
    await session.run(
      `delete from ${name} where ${day ? isOutdated(day) : `period in (select period from periods where ${isOutdated('read_on')})`}`
    );
  }
  await fill(library, session, outdated.all, below(library, tables), 'insert into');

  // Of the periods before, what followed in them is known better now.
  const { starts_on, ends_on } = outdated.maturing;
  const maturing = kpis.filter(({ matures_after_days, is_live }: Metric) => matures_after_days && !is_live);
  const followed = kpiValues(maturing);
  await session.run(
    `delete from ${followed.name}
     where metric_id in (${maturing.map(({ id }) => `'${id}'`).join(', ')})
       and period in (select period from periods where read_on between date '${starts_on}' and date '${ends_on}')`
  );
  await fill(library, session, outdated.maturing, [...below(library, [followed]), followed], 'insert into');
}

const martsOf = (library: SqlLibrary) => library.inBuildOrder().filter((model) => !isCore(model));

/** Those of the marts that are among the tables or below them, in the order of building. */
const below = (library: SqlLibrary, tables: readonly SqlFile[]) =>
  martsOf(library).filter((model) =>
    tables.some((table) => model === table || library.reads(table, model.name))
  );

/** No stored date is in it. */
const nothing: Slice = { starts_on: '0001-01-01', ends_on: '0001-01-01', isLarge: false };

async function fill(
  library: SqlLibrary,
  session: Session,
  { starts_on, ends_on, isLarge }: Slice,
  models: readonly SqlFile[],
  into: 'create or replace table' | 'insert into'
): Promise<void> {
  const within = (day: string) => `${day} between date '${starts_on}' and date '${ends_on}'`;
  const asked: [string, string][] = [
    ['periods', within('read_on')],
    ['flow_dates', within('to_date')],
    [
      'snapshot_dates',
      `${within('snapshot_date')}
       or snapshot_date in (select from_date from flow_dates)
       or snapshot_date in (select day_before from periods)`
    ]
  ];
  for (const [name, rows] of asked)
    await session.run(`create temp table ${name} as select * from ${name} where ${rows}`);

  for (const model of models) {
    const { name, kept, sql, columns } = model;
    if (kept === 'held') await hold(library, session, model, isLarge);
    else if (kept !== 'table') await session.run(`create temp view ${name} as ${sql}`);
    else {
      // Dates before the slice are there for those who come from them.
      const isDated = columns.some((column) => column.name === 'snapshot_date');
      const rows = isDated ? `select * from (${sql}) where ${within('snapshot_date')}` : sql;
      await session.run(`${into} ${name}${into === 'insert into' ? '' : ' as'} ${rows}`);
    }
  }

  for (const { name, kept } of models.toReversed())
    if (kept !== 'table') await session.run(`drop ${kept === 'held' ? 'table' : 'view'} temp.${name}`);
  for (const [name] of asked) await session.run(`drop table temp.${name}`);
}

/**
 * A held model as a temporary table. In a large slice one day, pair of days or period after another: the states of one day
 * are found by looking at each once, those of many by sorting.
 */
async function hold(
  library: SqlLibrary,
  session: Session,
  model: SqlFile,
  isLarge: boolean
): Promise<void> {
  const [part] = parts.filter(({ column }) => model.grain.includes(column));
  if (!isLarge || !part) {
    await session.run(`create temp table ${model.name} as ${model.sql}`);
    return;
  }
  const each = await session.all<Record<string, string>>(`select * from ${part.relation}`);
  await session.run(`create temp table ${model.name} as select * from (${model.sql}) where false`);
  const sql = unfold(library, model, { [part.relation]: { sql: 'select * from part' } });
  for (const row of each) {
    await session.run(`create or replace temp table part as ${part.sql(row)}`);
    await session.run(`insert into ${model.name} ${sql}`);
  }
  await session.run('drop table temp.part');
}

/** What a held model is told for, one after another, by a column of its grain. */
const parts: readonly { column: string; relation: string; sql: (row: Record<string, string>) => string }[] = [
  {
    column: 'snapshot_date',
    relation: 'snapshot_dates',
    sql: ({ snapshot_date }) => `select date '${snapshot_date ?? ''}' as snapshot_date`
  },
  {
    column: 'from_date',
    relation: 'flow_dates',
    sql: ({ from_date, to_date }) =>
      `select date '${from_date ?? ''}' as from_date, date '${to_date ?? ''}' as to_date`
  },
  {
    column: 'period',
    relation: 'periods',
    sql: ({ period }) => `select * from main.periods where period = '${period ?? ''}'`
  }
];

async function keep(session: Session, model: SqlFile): Promise<void> {
  const kind = model.kept === 'table' ? 'table' : 'view';
  await session.run(`create or replace ${kind} ${model.name} as ${model.sql}`);
}
