import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../server/db/database.ts';
import type { SqlFile } from '../../server/db/sql-file.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { parseCsv } from '../support/csv.ts';
import { parseTree } from '../support/parse-tree.ts';
import { offences } from '../support/portable.ts';
import { temporaryFolder } from '../support/temporary-home.ts';

const library = SqlLibrary.read();
let folder: string;
let warehouse: Database;

beforeAll(async () => {
  folder = await temporaryFolder();
  // In memory: with the storage format of a warehouse the engine tells the types of casts in another way.
  warehouse = await Database.open(':memory:', {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: []
  });
});
afterAll(async () => {
  await warehouse.close();
  await rm(folder, { recursive: true });
});

/** A ranking is decided by the whole grain of a relation that the model reads. */
const grainsOf = (model: SqlFile) => model.inputs.map((input) => library.model(input)?.grain ?? []);

/** Probabilities are no whole numbers: sql/marts/models may count with DOUBLE. */
const isOfProbability = ({ path }: SqlFile, offence: string) =>
  path.startsWith('marts/models/') && /DOUBLE|DECIMAL|calls (ln|exp)|sums without a cast/.test(offence);

describe('SQL that may one day run on another engine', () => {
  it.each(library.of('model').map((model) => [model.name, model] as const))(
    '%s keeps to what both engines understand alike',
    async (_, model) => {
      const tree = await parseTree(warehouse, model.sql);
      const found = offences(model.sql, tree, grainsOf(model)).filter(
        (each) => !isOfProbability(model, each)
      );
      expect(found).toEqual([]);
    }
  );
});

describe('the rule bites:', () => {
  const refused = parseCsv(readFileSync(join(import.meta.dirname, 'not-portable.csv'), 'utf8'));

  it.each(refused.map(({ sql = '', offence = '', why = '' }) => [why, sql, offence] as const))(
    '%s',
    async (_, sql, offence) => {
      const told = offences(sql, await parseTree(warehouse, sql), [['customer_key', 'ordered_on']]);
      expect(told).toContain(offence);
    }
  );

  it('and what is portable passes', async () => {
    const sql = `select customer_key, cast(sum(amount) as bigint) as amount,
      cast(ordered_on - 90 * interval '1' day as date) as earlier,
      row_number() over (partition by customer_key order by amount desc nulls last, ordered_on) as place
      from order_parts as parts group by customer_key, ordered_on, amount order by ordered_on`;
    expect(offences(sql, await parseTree(warehouse, sql), [['customer_key', 'ordered_on']])).toEqual([]);
  });
});
