import { rename } from 'node:fs/promises';
import { join } from 'node:path';

/** An instant as part of a name: 20261124T120832699Z. */
export const stamp = (now: Date) => now.toISOString().replace(/[-:.]/g, '');

/** Answers whether there was anything to move. */
export async function movedIfThere(path: string, place: string): Promise<boolean> {
  try {
    await rename(path, place);
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw problem;
  }
}

/** Moves a warehouse that does not open out of the way, never removes it: what follows makes it anew. */
export async function setWarehouseAside(home: string, now: Date): Promise<string> {
  const aside = join(home, `warehouse.duckdb.damaged-${stamp(now)}`);
  await movedIfThere(join(home, 'warehouse.duckdb'), aside);
  await movedIfThere(join(home, 'warehouse.duckdb.wal'), `${aside}.wal`);
  return aside;
}
