import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../server/db/database.ts';
import { QueryError, QueryInterrupted } from '../../server/db/query-error.ts';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierflow-db-'));
  database = await Database.open(join(folder, 'one.duckdb'), {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: [join(folder, 'open')],
    threads: 2
  });
  await writeFile(join(folder, 'open', 'inside.csv'), 'a\n1\n');
  await writeFile(join(folder, 'outside.csv'), 'a\n1\n');
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const refused = (sql: string) => database.writing((session) => session.run(sql));

describe('a hardened database', () => {
  it('reads files of the folders it was given, and no others', async () => {
    const path = join(folder, 'open', 'inside.csv');
    expect(await database.all(`select a from read_csv('${path}')`)).toEqual([{ a: 1 }]);
    await expect(database.all(`select a from read_csv('${join(folder, 'outside.csv')}')`)).rejects.toThrow(
      /disabled/
    );
    await expect(
      database.all(`select a from read_csv('${join(folder, 'open/../outside.csv')}')`)
    ).rejects.toThrow(/disabled/);
  });

  it('attaches, copies, installs and loads nothing', async () => {
    await expect(refused(`attach '${join(folder, 'two.duckdb')}' as two`)).rejects.toThrow(/disabled/);
    await expect(refused(`copy (select 1 as a) to '${join(folder, 'out.csv')}'`)).rejects.toThrow(/disabled/);
    await expect(refused(`install httpfs`)).rejects.toThrow(QueryError);
    await expect(refused(`load httpfs`)).rejects.toThrow(QueryError);
  });

  it.each([
    'enable_external_access',
    'lock_configuration',
    'memory_limit',
    'threads',
    'autoload_known_extensions'
  ])('keeps its setting %s', async (name) => {
    await expect(refused(`set global ${name} = default`)).rejects.toThrow(QueryError);
  });

  it('divides integers as integers on every connection, and counts time in UTC', async () => {
    const asked = Array.from({ length: 8 }, () =>
      database.all(`select 7 / 2 as half, 1 / 0 as nothing, current_setting('TimeZone') as zone`)
    );
    for (const rows of await Promise.all(asked))
      expect(rows).toEqual([{ half: 3, nothing: null, zone: 'UTC' }]);
  });
});

describe('a statement', () => {
  it('is one statement: a second one behind it is refused', async () => {
    await expect(database.all('select 1 as a; select 2 as b')).rejects.toThrow(QueryError);
  });

  it('reads only, where rows are asked for', async () => {
    await expect(database.all('create table t (a integer)')).rejects.toThrow('only SELECT');
  });

  it('takes its values as values', async () => {
    const text = `'; drop table t; --`;
    expect(await database.all('select $text as text, cast($n as bigint) as n', { text, n: 7 })).toEqual([
      { text, n: 7 }
    ]);
    expect(
      await database.all('select i from range(5) as r (i) where cast(i as varchar) = any($l)', {
        l: ['1', '3']
      })
    ).toEqual([{ i: 1 }, { i: 3 }]);
    expect(await database.all('select 1 as one where $l = []', { l: [] })).toEqual([{ one: 1 }]);
  });

  it('gives 64-bit integers exactly, and refuses one that a number cannot hold', async () => {
    expect(await database.all('select 9007199254740991 as most, sum(1) as huge')).toEqual([
      { most: 9007199254740991, huge: 1 }
    ]);
    await expect(database.all('select 9007199254740993 as more')).rejects.toThrow('beyond 2^53');
  });

  it('gives days and times as text, decimals with their digits', async () => {
    expect(
      await database.all(
        `select date '2026-02-28' as day, timestamp '2026-02-28 23:59:58.5' as at, 0.10::decimal(9, 2) as price`
      )
    ).toEqual([{ day: '2026-02-28', at: '2026-02-28 23:59:58', price: '0.10' }]);
  });

  it('carries its SQL when it fails', async () => {
    const problem = await database.all('select missing from nowhere').catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(QueryError);
    expect((problem as QueryError).sql).toBe('select missing from nowhere');
    expect((problem as QueryError).message).toContain('nowhere');
  });
});

/** Minutes of work: no test waits for its end. */
const endless =
  'select count(*) as n from range(10000000) as a (i), range(10000000) as b (j) where a.i * b.j % 7 = 1';

describe('a statement that goes on for ever', () => {
  it('ends when its time is over, and the connection answers again', async () => {
    const problem = await database.all(endless, {}, { timeout_ms: 50 }).catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(QueryInterrupted);
    expect((problem as QueryInterrupted).reason).toBe('timeout');
    expect(await database.all('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('ends when its reader leaves', async () => {
    const reader = new AbortController();
    const asked = database.all(endless, {}, { signal: reader.signal }).catch((caught: unknown) => caught);
    setTimeout(() => reader.abort(), 30);
    expect(((await asked) as QueryInterrupted).reason).toBe('left');
  });

  it('does not hold up the others', async () => {
    const reader = new AbortController();
    const asked = database.all(endless, {}, { signal: reader.signal }).catch(() => 'ended');
    expect(await database.all('select 1 as one')).toEqual([{ one: 1 }]);
    reader.abort();
    expect(await asked).toBe('ended');
  });
});

describe('a write', () => {
  it('is whole or not at all, and unseen before its end', async () => {
    await database.writing((session) => session.run('create table whole (a integer)'));
    const failing = database.writing(async (session) => {
      await session.run('insert into whole values (1)');
      expect(await database.all('select a from whole')).toEqual([]);
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await database.all('select a from whole')).toEqual([]);
  });

  it('waits for the write before it: twenty at once lose nothing', async () => {
    await database.writing((session) => session.run('create table counted as select 0 as n'));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.writing((session) => session.run('update counted set n = n + 1'))
      )
    );
    expect(await database.all('select n from counted')).toEqual([{ n: 20 }]);
  });

  it('that cannot be rolled back leaves as many connections as before, and all of them in order', async () => {
    const elsewhere = await opened('broken');
    for (let time = 0; time < 6; time += 1) {
      const failing = elsewhere.writing(async (session) => {
        await session.run('rollback');
        throw new Error('half way');
      });
      await expect(failing).rejects.toThrow('half way');
    }
    const together = await Promise.all(
      Array.from({ length: 6 }, () => elsewhere.reading((session) => session.all('select 1 as one')))
    );
    expect(together).toEqual(Array.from({ length: 6 }, () => [{ one: 1 }]));
    await elsewhere.close();
  });

  it('is there again after closing and opening', async () => {
    const options = { temp_directory: join(folder, 'tmp'), allowed_directories: [], threads: 1 };
    const path = join(folder, 'again.duckdb');
    const first = await Database.open(path, options);
    await first.writing((session) => session.run('create table kept as select 42 as n'));
    await first.close();
    const second = await Database.open(path, options);
    expect(await second.all('select n from kept')).toEqual([{ n: 42 }]);
    await second.close();
  });
});

describe('closing', () => {
  it('stops the write under way and those behind it: nothing of them is there afterwards', async () => {
    const first = await opened('stopped');
    await first.writing((session) => session.run('create table kept as select 1 as n'));
    const begun = first.writing(async (session) => {
      await session.run('insert into kept values (2)');
      await session.all(endless);
    });
    const behind = first.writing((session) => session.run('insert into kept values (3)'));
    const reader = first.all(endless);
    const ends = Promise.allSettled([begun, behind, reader]);
    await first.close();
    for (const end of await ends)
      expect(end).toMatchObject({
        status: 'rejected',
        reason: { name: 'QueryInterrupted', reason: 'closing' }
      });
    await expect(first.all('select n from kept')).rejects.toMatchObject({ reason: 'closing' });

    const second = await opened('stopped');
    expect(await second.all('select n from kept')).toEqual([{ n: 1 }]);
    await second.close();
  });

  it('may be asked for twice', async () => {
    const twice = await opened('twice');
    await Promise.all([twice.close(), twice.close()]);
    await twice.close();
  });
});

it('keeps to the memory it is given', async () => {
  const small = await Database.open(join(folder, 'small.duckdb'), {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: [],
    memory_limit: '200MB'
  });
  const [row] = await small.all<{ most: string }>(`select current_setting('memory_limit') as most`);
  expect(row?.most).toBe('190.7 MiB');
  await small.close();
});

it('keeps to less of it while it is told to spare, and has all of it back even when that fails', async () => {
  const large = await Database.open(join(folder, 'large.duckdb'), {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: [],
    memory_limit: '400MB',
    sparing_limit: '100MB'
  });
  const limit = async () =>
    (await large.all<{ most: string }>(`select current_setting('memory_limit') as most`))[0]?.most;
  // 160 MB of numbers: more than the engine may keep at hand meanwhile.
  const spared = await large.writing((session) =>
    large.sparing(async () => {
      await session.run(
        'create table many as select hash(range) as one, hash(range, 1) as other from range(10000000)'
      );
      return limit();
    })
  );
  expect(spared).toBe('95.3 MiB');
  expect(await limit()).toBe('381.4 MiB');

  await expect(large.sparing(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await limit()).toBe('381.4 MiB');
  await large.close();
});

const opened = (name: string) =>
  Database.open(join(folder, `${name}.duckdb`), {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: [],
    threads: 2
  });
