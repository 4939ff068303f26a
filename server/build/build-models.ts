import type { Session } from '../db/session.ts';
import type { SqlFile } from '../db/sql-file.ts';
import type { SqlLibrary } from '../db/sql-library.ts';

/** Core models answer for any date and depend on no relation that a build brings. */
const isCore = ({ path }: SqlFile) => path.startsWith('staging/') || path.startsWith('core/');

/** What happened: orders, days and states, from the lines in force. */
export async function buildCore(library: SqlLibrary, session: Session): Promise<void> {
  for (const model of library.inBuildOrder().filter(isCore)) await keep(session, model);
}

/**
 * What it means: the stored aggregates of the dates and periods of the build, and the views above them.
 *
 * A view that is read more than once, by several models or by one, would be worked out anew each time. While the tables
 * are filled it is held as a temporary table, which hides the view of that name; the views themselves are written last.
 */
export async function buildMarts(library: SqlLibrary, session: Session): Promise<void> {
  const marts = library.inBuildOrder().filter((model) => !isCore(model));
  const tables = marts.filter(({ kept }) => kept === 'table');
  const views = marts.filter(({ kept }) => kept !== 'table');
  const needed = marts.filter((model) => tables.some((table) => reads(library, table, model.name)));
  const readings = ({ name }: SqlFile) =>
    needed.reduce(
      (sum, { sql }) => sum + (sql.match(new RegExp(`\\b(from|join) ${name}\\b`, 'g')) ?? []).length,
      0
    );

  const held: string[] = [];
  for (const model of needed) {
    if (model.kept === 'table') {
      await keep(session, model);
      continue;
    }
    const kind = model.kept === 'view' && readings(model) > 1 ? 'table' : 'view';
    await session.run(`create or replace temp ${kind} ${model.name} as ${model.sql}`);
    held.push(`${kind} temp.${model.name}`);
  }
  for (const name of held.reverse()) await session.run(`drop ${name}`);
  for (const view of views) await keep(session, view);
}

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
