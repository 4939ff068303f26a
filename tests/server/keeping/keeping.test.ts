import { appendFile, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../../server/extracts/load.ts';
import { rebuild } from '../../../server/extracts/rebuild.ts';
import { undoExtract } from '../../../server/extracts/undo.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { Home } from '../../../server/home.ts';
import { backup } from '../../../server/keeping/backup.ts';
import { examine } from '../../../server/keeping/doctor.ts';
import { restore } from '../../../server/keeping/restore.ts';
import { wholeHome } from '../../support/whole-home.ts';

const now = new Date('2026-07-01T04:00:00Z');
const deciding = { locale: 'en' as const, now };

let folder: string;
let home: Home;
let before: Awaited<ReturnType<typeof wholeHome>>;
const path = () => join(folder, 'home');

const loadText = async (name: string, text: string, options: LoadOptions = {}) => {
  const file = join(folder, name);
  await writeFile(file, text);
  const { extracts } = await loadExtract(home, [file], { now, ...options });
  return extracts[0]?.extract_id ?? '';
};

/** A home in which everything has happened that can: restated, undone, held, rejected lines, a list, a setting. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierflow-keep-'));
  home = await Home.open(path());
  const header = 'customer_id,order_id,date,amount,region\n';
  const many = Array.from(
    { length: 150 },
    (_, at) => `c${at % 40},${at},2026-0${1 + (at % 6)}-07,${at}.5,R${at % 3}`
  );
  await loadText('first.csv', header + [...many, 'c1,900,soon,1,R1'].join('\n'));
  const undone = await loadText('undone.csv', `${header}c1,1,2026-02-07,99,R2\nnew,901,2026-06-01,5,R1\n`);
  await loadText('later.csv', `${header}c2,2,2026-03-07,77,R2\nlate,902,2026-06-03,6,R1\n`);
  await undoExtract(home, undone, deciding);
  await loadText('held.csv', `${header}c1,950,never,1,R1\nc1,951,2026-06-01,5,R1\n`);
  await loadText('returns.csv', 'order_id,return_date\n3,2026-06-20\n4,\n', { kind: 'returned_orders' });
  await loadText('period.csv', `${header}p,903,2026-05-01,1,R1\np,904,2026-05-31,2,R1\n`, {
    restate: 'period'
  });
  before = await wholeHome(home);
}, 120_000);

afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

const reopened = async (purpose: 'use' | 'rebuild' = 'use') => {
  await home.close();
  home = await Home.open(path(), purpose);
};

describe('a home', () => {
  it('is well', async () => {
    const findings = await examine(home, 'en');
    expect(findings.filter(({ is_well }) => !is_well).map(({ examined }) => examined)).toEqual(['decisions']);
  });

  it('is rebuilt from its archive as it was', async () => {
    const { extracts } = await rebuild(home, deciding);
    expect(extracts.map(({ status }) => status)).toEqual([
      'loaded',
      'undone',
      'loaded',
      'held',
      'loaded',
      'loaded'
    ]);
    expect(await wholeHome(home)).toEqual(before);
  });

  it('does not open while its warehouse lacks what the archive has, and is rebuilt from nothing', async () => {
    await home.close();
    await rm(join(path(), 'warehouse.duckdb'));
    await expect(Home.open(path())).rejects.toMatchObject({ code: 'warehouse_behind' });
    home = await Home.open(path(), 'rebuild');
    await rebuild(home, deciding);
    await reopened();
    expect(await wholeHome(home)).toEqual(before);
  });

  it('is not opened with a damaged warehouse, and says what to do', async () => {
    await home.close();
    const warehouse = join(path(), 'warehouse.duckdb');
    await copyFile(warehouse, join(folder, 'kept.duckdb'));
    await writeFile(warehouse, 'no database');
    const refused = Home.open(path());
    await expect(refused).rejects.toMatchObject({ code: 'warehouse_damaged' });
    await expect(refused).rejects.toThrow('damaged');
    await copyFile(join(folder, 'kept.duckdb'), warehouse);
    home = await Home.open(path());
  });

  it('keeps everything when the archive is damaged: it is told, and not rebuilt', async () => {
    const [row] = await home.warehouse.all<{ sha256: string }>(
      'select sha256 from extracts where extract_key = 1'
    );
    const file = join(home.archive, row?.sha256 ?? '', row?.sha256 ?? '');
    await copyFile(file, join(folder, 'kept'));
    await appendFile(file, '\n');
    await expect(rebuild(home, deciding)).rejects.toMatchObject({ code: 'archive_damaged' });
    expect(await wholeHome(home)).toEqual(before);
    const findings = await examine(home, 'en');
    expect(findings.find(({ examined }) => examined === 'archive')).toMatchObject({ is_well: false });
    await copyFile(join(folder, 'kept'), file);
  });
});

describe('a backup', () => {
  const copy = () => join(folder, 'backup');

  it('brings a home back as it was, and keeps what was there', async () => {
    await backup(home, copy(), now);
    await loadText('after.csv', 'customer_id,order_id,date,amount\nz,999,2026-06-30,9\n');
    expect(await wholeHome(home)).not.toEqual(before);
    await home.close();
    const { before: aside } = await restore(path(), copy(), now);
    expect(await readdir(aside ?? '')).toEqual(expect.arrayContaining(['archive', 'warehouse.duckdb']));
    home = await Home.open(path());
    expect(await wholeHome(home)).toEqual(before);
  });

  it('is not written over anything', async () => {
    await expect(backup(home, copy(), now)).rejects.toMatchObject({ code: 'backup_folder_occupied' });
  });

  it('is not restored when a byte of it is another, or when it is none', async () => {
    await home.close();
    await appendFile(join(copy(), 'app.duckdb'), 'x');
    await expect(restore(path(), copy(), now)).rejects.toMatchObject({ code: 'backup_damaged' });
    await mkdir(join(folder, 'empty'));
    await expect(restore(path(), join(folder, 'empty'), now)).rejects.toMatchObject({ code: 'no_backup' });
    home = await Home.open(path());
    expect(await wholeHome(home)).toEqual(before);
  });
});
