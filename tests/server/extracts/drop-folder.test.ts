import { appendFile, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DropFolder } from '../../../server/extracts/drop-folder.ts';
import type { Home } from '../../../server/home.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

let home: Home;
let folder: DropFolder;

beforeAll(async () => {
  home = await temporaryHome();
  await mkdir(home.drop);
  await writeFile(join(home.path, 'secret.csv'), 'customer_id,order_id,date,amount\nx,1,2026-01-02,1\n');
  folder = await DropFolder.watch(home, { settled_ms: 300, every_ms: 50 });
});
afterAll(() => folder.stop());

const drop = (...names: string[]) => join(home.drop, ...names);
const arrived = (place: string, name: string) =>
  vi.waitFor(async () => expect(await readdir(drop(place))).toContain(name), {
    timeout: 20_000,
    interval: 50
  });
const header = 'customer_id,order_id,date,amount\n';

it('loads a file that somebody puts there, once it is whole, and puts it away', async () => {
  // Written slowly: were it taken before it is whole, it would have a line less.
  await writeFile(drop('orders.csv'), `${header}a,1,2026-01-02,10\n`);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await appendFile(drop('orders.csv'), 'b,2,2026-01-03,20\n');
  await arrived('loaded', 'orders.csv');
  expect(await home.warehouse.all('select lines_loaded from extracts')).toEqual([{ lines_loaded: 2 }]);
  expect(await readdir(drop())).toEqual(['held', 'loaded', 'refused']);
});

it('says beside a file why it was not loaded', async () => {
  await writeFile(drop('held.csv'), `${header}a,3,soon,10\nb,4,2026-01-03,20\n`);
  await arrived('held', 'held.csv.txt');
  expect(await readFile(drop('held', 'held.csv.txt'), 'utf8')).toContain('npx tierflow accept');
  await writeFile(drop('letter.csv'), 'Dear Sir,\nthere are no columns here\n');
  await arrived('refused', 'letter.csv.txt');
});

it('keeps both where two have the same name', async () => {
  await writeFile(drop('orders.csv'), `${header}c,5,2026-01-02,10\n`);
  await arrived('loaded', 'orders (2).csv');
});

it('leaves alone what is hidden, a link, or empty', async () => {
  await symlink(join(home.path, 'secret.csv'), drop('link.csv'));
  await writeFile(drop('.hidden.csv'), `${header}d,6,2026-01-02,10\n`);
  await writeFile(drop('empty.csv'), '');
  await writeFile(drop('last.csv'), `${header}e,7,2026-01-02,10\n`);
  await arrived('loaded', 'last.csv');
  expect((await readdir(drop())).sort()).toEqual(
    ['.hidden.csv', 'empty.csv', 'held', 'link.csv', 'loaded', 'refused'].sort()
  );
  // What was hidden while it was written, and is named when it is done, is loaded.
  await rename(drop('.hidden.csv'), drop('done.csv'));
  await arrived('loaded', 'done.csv');
});
