import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import { sharedFile } from '../../support/shared-data.ts';
import { LoadingPlace } from './loading-place.ts';

const corpus = sharedFile('corpora/small.tar.gz');

let place: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
});
afterAll(() => place.close());

const verdictOn = async (file: string) => {
  try {
    return (await place.load(file)).status;
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  }
};

it.skipIf(corpus.isMissing)(
  `answers files that crash the engine with a sentence, and lives${corpus.skipped}`,
  async () => {
    const folder = join(await place.file('marker', ''), '..');
    execFileSync('tar', ['xzf', corpus.path, '-C', folder]);
    const crashers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.includes('found-crashers') && name.endsWith('.parquet')
    );
    expect(crashers).toHaveLength(2);
    for (const name of crashers) {
      const verdict = await verdictOn(join(folder, name));
      expect(['file_damaged', 'columns_missing']).toContain(verdict);
    }
    expect(await place.home.published()).toMatchObject({ data_version: 0 });
  }
);

it('gives one clear verdict on every mutation of a good Parquet file', async () => {
  const good = await goodParquet();
  let seed = 11;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 6; round++) {
    const bytes = Buffer.from(good);
    for (let flip = 0; flip < 4; flip++) bytes[4 + random(bytes.length - 8)] = random(256);
    const verdict = await verdictOn(await place.file(`mutation-${round}.parquet`, bytes));
    expect([
      'loaded',
      'held',
      'rejected',
      'file_damaged',
      'columns_missing',
      'counts_do_not_agree',
      'file_without_lines'
    ]).toContain(verdict);
  }
  expect(await place.rows('select 1 as alive')).toEqual([{ alive: 1 }]);
});

/** Written by an engine of our own in the hand-over folder, the only place the warehouse may write to. */
async function goodParquet(): Promise<Buffer> {
  const path = join(place.home.handover, 'good.parquet');
  await place.home.warehouse.writing((session) =>
    session.run(
      `copy (
          select 'c' || n % 50 as customer_id, 't' || n as order_id, date '2026-01-01' + cast(n % 90 as integer) as date, n * 1.25 as amount
          from range(500) as numbers(n)
      ) to '${path}' (format parquet)`
    )
  );
  return readFileSync(path);
}
