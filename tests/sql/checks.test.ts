import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Metric } from '../../sql/metrics/metric.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { breaking, runChecks } from '../support/checks.ts';
import { parseCsv } from '../support/csv.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const checks = SqlLibrary.read().of('check');
const broken = parseCsv(readFileSync(join(import.meta.dirname, 'broken.csv'), 'utf8'));

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  for (const file of [orderLines, lateExtract]) await loadExtract(home, [file], {});
});

it('holds every law on the hard retailer', async () => {
  expect(await runChecks(home)).toEqual([]);
});

it('looks at every rate whose customers are part of a base', () => {
  const { sql } = checks.find(({ name }) => name === 'kpi_values__stay_within_their_base') ?? { sql: '' };
  // What is worked out for a question only is not stored, and so not in kpi_values.
  const stored: readonly Metric[] = kpis;
  const counted = stored.filter(
    ({ id, unit, is_live }) => unit === 'rate' && !is_live && id !== 'repurchase_rate_by_order'
  );
  expect(counted.filter(({ id }) => !sql.includes(`'${id}'`)).map(({ id }) => id)).toEqual([]);
});

describe.each(checks.map((check) => [check.name, check] as const))('%s', (name, check) => {
  const ways = broken.filter((row) => row['check'] === name);

  it('has a way to be broken, and is named by a relation and a law', () => {
    expect(ways.length).toBeGreaterThan(0);
    expect(name).toMatch(/^[a-z_]+?__[a-z_]+$/);
  });

  it.each(ways.map(({ why = '', statement = '' }) => [why, statement] as const))(
    'notices: %s',
    async (_, statement) => {
      let rows: unknown[] = [];
      const undone = new Error('undone');
      const trying = home.warehouse.writing(async (session) => {
        await session.run(statement);
        rows = await breaking(session, check);
        throw undone;
      });
      await expect(trying).rejects.toBe(undone);
      expect(rows).not.toEqual([]);
    }
  );
});
