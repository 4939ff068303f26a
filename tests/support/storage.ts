import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/config.ts';
import type { Database } from '../../server/db/database.ts';

/** The tables that a load writes, empty. */
export async function createStorage(warehouse: Database): Promise<void> {
  const storage = readFileSync(join(projectRoot, 'sql/storage/warehouse.sql'), 'utf8');
  await warehouse.writing(async (session) => {
    for (const statement of storage.split(/;\s*$/m).filter((text) => /(create|alter) table/.test(text)))
      await session.run(statement);
  });
}
