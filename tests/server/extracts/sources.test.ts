import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../../server/extracts/rebuild.ts';
import { refuseWithoutRoom, sourcesOf } from '../../../server/extracts/sources.ts';
import { rowsOf, workbook } from '../../support/workbook.ts';
import { loadingDay, LoadingPlace } from './loading-place.ts';

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tierflow-sources-'));
});
afterAll(() => rm(root, { recursive: true }));

async function folderOf(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

describe('a folder stands for', () => {
  it('its files by name, but for those that begin with a dot', async () => {
    const folder = await folderOf('plain', { 'b.csv': 'bb', 'a.csv': 'a', '.DS_Store': 'x' });
    const names = (await sourcesOf([folder])).map(({ file_name, bytes }) => [file_name, bytes]);
    expect(names).toEqual([
      ['a.csv', 1],
      ['b.csv', 2]
    ]);
  });

  it('nothing when a link, a pipe or a folder is in it, or no file', async () => {
    const linked = await folderOf('linked', { 'a.csv': 'a' });
    await symlink(join(linked, 'a.csv'), join(linked, 'b.csv'));
    await expect(sourcesOf([linked])).rejects.toEqual(refused('file_not_regular'));

    const piped = await folderOf('piped', {});
    execFileSync('mkfifo', [join(piped, 'pipe.csv')]);
    await expect(sourcesOf([piped])).rejects.toEqual(refused('file_not_regular'));

    const nested = await folderOf('nested', {});
    await mkdir(join(nested, 'inside'));
    await expect(sourcesOf([nested])).rejects.toEqual(refused('folder_in_folder'));
    await expect(sourcesOf([await folderOf('empty', { '.hidden': '' })])).rejects.toEqual(
      refused('folder_empty')
    );
  });
});

describe('an extract of several files', () => {
  let place: LoadingPlace;
  beforeAll(async () => {
    place = await LoadingPlace.open();
  });
  afterAll(() => place.close());

  it('may have each in a format, an order of columns and with headers of its own, and is rebuilt so', async () => {
    const folder = await folderOf('mixed', {
      '1.csv': 'customer_id,order_id,date,amount\na,1,2026-01-05,1.10\n',
      '2.csv': 'amount;date;order_id;customer_id\n2,20;2026-01-06;2;b\n',
      '3.xlsx': await workbook({
        sheets: [
          {
            name: 'S',
            rows: rowsOf([
              ['会员号', '订单号', '下单时间', '金额'],
              ['c', '3', '2026-01-07', 3.3]
            ])
          }
        ]
      }),
      '4.ndjson': '{"amount": 4.40, "customer_id": "d", "order_id": 4, "date": "2026-01-08"}\n'
    });
    const extract = await place.load(folder);
    expect(extract).toMatchObject({
      status: 'loaded',
      files: ['1.csv', '2.csv', '3.xlsx', '4.ndjson'],
      lines_loaded: 4,
      amount_loaded: '11.00'
    });
    expect(extract.findings).toContainEqual(expect.objectContaining({ code: 'headers_differ', count: 1 }));

    const lines = `select customers.customer_id, file_no, source_line, amount
      from order_lines inner join customers using (customer_key) order by file_no`;
    const before = await place.rows(lines);
    expect(before).toEqual([
      { customer_id: 'a', file_no: 0, source_line: 2, amount: 110 },
      { customer_id: 'b', file_no: 1, source_line: 2, amount: 220 },
      { customer_id: 'c', file_no: 2, source_line: 1, amount: 330 },
      { customer_id: 'd', file_no: 3, source_line: 1, amount: 440 }
    ]);
    await rebuild(place.home, { locale: 'en', now: loadingDay });
    expect(await place.rows(lines)).toEqual(before);
  });

  it('is not begun where the disk has no room for it', async () => {
    const source = { path: '/nowhere', file_name: 'large.csv', bytes: 1e18 };
    await expect(refuseWithoutRoom(place.home, [source])).rejects.toMatchObject({
      code: 'load_without_room',
      status: 507
    });
    await expect(refuseWithoutRoom(place.home, [{ ...source, bytes: 1 }])).resolves.toBeUndefined();
  });
});
