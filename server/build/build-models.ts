import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import type { Slice } from './calendar.ts';

/** Core models answer for any date and depend on no relation that a build brings. */
const isCore = ({ path }: SqlFile) => path.startsWith('staging/') || path.startsWith('core/');

/** What happened: orders, days and states, from the lines in force. */
export async function buildCore(library: SqlLibrary, session: Session): Promise<void> {
  for (const model of library.inBuildOrder().filter(isCore)) await keep(session, model);
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
  { isAnew }: { isAnew: boolean }
): Promise<void> {
  const marts = library.inBuildOrder().filter((model) => !isCore(model));
  const tables = marts.filter(({ kept }) => kept === 'table');
  const needed = marts.filter((model) => tables.some((table) => reads(library, table, model.name)));

  // Without a slice the tables are there all the same.
  if (isAnew && slices.length === 0) await fill(session, nothing, needed, 'create or replace table');
  for (const [place, slice] of slices.entries()) {
    if (!isAnew) for (const table of tables) await empty(session, slice, table);
    await fill(session, slice, needed, isAnew && place === 0 ? 'create or replace table' : 'insert into');
  }
  for (const { name } of needed.toReversed().filter(isView)) await session.run(`drop view temp.${name}`);
  if (isAnew) for (const view of marts.filter(({ kept }) => kept !== 'table')) await keep(session, view);
}

/** Takes out what a slice brings anew: all that is of its days, or of periods that are read on them. */
async function empty(session: Session, { starts_on }: Slice, { name, columns }: SqlFile): Promise<void> {
  const has = (column: string) => columns.some((each) => each.name === column);
  const rows = has('snapshot_date')
    ? `snapshot_date >= date '${starts_on}'`
    : has('to_date')
      ? `to_date >= date '${starts_on}'`
      : `period in (select period from periods where read_on >= date '${starts_on}')`;
  await session.run(`delete from ${name} where ${rows}`);
}

/** No stored date is in it. */
const nothing: Slice = { starts_on: '0001-01-01', ends_on: '0001-01-01' };

async function fill(
  session: Session,
  { starts_on, ends_on }: Slice,
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

  for (const { name, kept, sql, columns } of models) {
    if (kept === 'held') await session.run(`create temp table ${name} as ${sql}`);
    else if (kept !== 'table') await session.run(`create temp view if not exists ${name} as ${sql}`);
    else {
      // Dates before the slice are there for those who come from them.
      const isDated = columns.some((column) => column.name === 'snapshot_date');
      const rows = isDated ? `select * from (${sql}) where ${within('snapshot_date')}` : sql;
      await session.run(`${into} ${name}${into === 'insert into' ? '' : ' as'} ${rows}`);
    }
  }

  for (const { name, kept } of models) if (kept === 'held') await session.run(`drop table temp.${name}`);
  for (const [name] of asked) await session.run(`drop table temp.${name}`);
}

const isView = ({ kept }: SqlFile) => kept === 'view' || kept === 'inline';

/** True for the model itself and for all that it reads, however far below. */
function reads(library: SqlLibrary, model: SqlFile, name: string): boolean {
  return (
    model.name === name ||
    model.inputs.some((input) => {
      const below = library.model(input);
      return below !== undefined && reads(library, below, name);
    })
  );
}

async function keep(session: Session, model: SqlFile): Promise<void> {
  const kind = model.kept === 'table' ? 'table' : 'view';
  await session.run(`create or replace ${kind} ${model.name} as ${model.sql}`);
}
