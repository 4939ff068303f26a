import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../server/db/database.ts';
import { sharedFile } from '../support/shared-data.ts';

const corpus = sharedFile('corpora/small.tar.gz');
/** Reading it is an internal error of the engine, after which it answers nothing. */
const poison = 'found-crashers';

describe.skipIf(corpus.isMissing)(`a database whose engine has failed${corpus.skipped}`, () => {
  let folder: string;
  let file: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tierflow-failed-'));
    await mkdir(join(folder, 'corpus'));
    execFileSync('tar', ['xzf', corpus.path, '-C', join(folder, 'corpus')]);
    const [found] = execFileSync('find', [
      join(folder, 'corpus'),
      '-path',
      `*${poison}*`,
      '-name',
      '*.parquet',
      '-size',
      '-2'
    ])
      .toString()
      .split('\n');
    await mkdir(join(folder, 'allowed'));
    file = join(folder, 'allowed/poison.parquet');
    await copyFile(found ?? '', file);
    database = await Database.open(join(folder, 'db.duckdb'), {
      temp_directory: join(folder, 'tmp'),
      allowed_directories: [join(folder, 'allowed')]
    });
    await database.writing(async (session) => {
      await session.run('create table numbers as select range as n from range(1000)');
    });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const fail = () => database.all('select * from read_parquet($file)', { file });

  it('is opened again by itself, with everything that was committed', async () => {
    await expect(fail()).rejects.toThrow(/INTERNAL|FATAL/);
    // Some failures show only when the next one asks: that one may fail, the one after it must not.
    await database.all('select 1 as one').catch(() => undefined);
    expect(await database.all('select count(*) as numbers from numbers')).toEqual([{ numbers: 1000 }]);
    await database.writing(async (session) => void (await session.run('insert into numbers values (1000)')));
    expect(await database.all('select count(*) as numbers from numbers')).toEqual([{ numbers: 1001 }]);
  });

  it('gives up when it fails again and again', async () => {
    const lost = database.lost.then(() => true);
    for (let time = 0; time < 4; time += 1) {
      await fail().catch(() => undefined);
      await database.all('select 1 as one').catch(() => undefined);
    }
    expect(await lost).toBe(true);
  });
});
