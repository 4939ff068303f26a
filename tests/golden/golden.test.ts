import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../server/db/database.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { differenceOf, goldenCases, outcomeOf } from '../support/golden.ts';
import { createStorage } from '../support/storage.ts';
import { temporaryFolder } from '../support/temporary-home.ts';
import { withMistake } from '../support/mistakes.ts';

const library = SqlLibrary.read();
let folder: string;
let warehouse: Database;

beforeAll(async () => {
  folder = await temporaryFolder();
  warehouse = await Database.open(join(folder, 'golden.duckdb'), {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: []
  });
  await createStorage(warehouse);
});
afterAll(async () => {
  await warehouse.close();
  await rm(folder, { recursive: true });
});

describe.each(goldenCases().map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
  it('answers what was worked out by hand', async () => {
    expect(differenceOf(golden, await outcomeOf(golden, warehouse, library))).toBe('');
  });

  it('says why its rows are there', () => {
    const rows = [...Object.values(golden.given).flat(), ...golden.expect, ...golden.wrong];
    expect(rows.some((row) => (row['why'] ?? '') !== '')).toBe(true);
    expect(golden.wrong.length).toBeGreaterThan(0);
  });

  it.each(golden.wrong.map((mistake) => [mistake['why'], mistake] as const))(
    'would notice: %s',
    async (_, mistake) => {
      const { actual, expected } = await outcomeOf(golden, warehouse, withMistake(library, mistake));
      expect(actual).not.toEqual(expected);
    }
  );
});
