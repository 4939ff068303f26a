import type { Home } from '../../server/home.ts';

/** Of each of these relations what it holds, row for row, the columns in their order. */
export async function rowsOf(home: Home, names: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await Promise.all(
    names.map(async (name) => [
      name,
      (await home.warehouse.all(`select * from main.${name}`)).map((row) => JSON.stringify(row)).sort()
    ])
  );
  return Object.fromEntries(rows) as Record<string, string[]>;
}

/** Every model that a build stores as a table. */
export const stored = (home: Home) =>
  rowsOf(
    home,
    home.library.of('model').flatMap(({ kept, name }) => (kept === 'table' ? [name] : []))
  );
