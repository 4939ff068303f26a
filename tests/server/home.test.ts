import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySetting } from '../../server/commands/settings.ts';
import { projectRoot } from '../../server/config.ts';
import { Home } from '../../server/home.ts';
import { ownerOf } from '../../server/lock.ts';
import { tierflow } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-home.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lock = () => join(folder, 'lock.json');
const left = (owner: object) => writeFile(lock(), JSON.stringify(owner));
const owner = { pid: 1, port: null, host: null, token: 'left' };

describe('a home', () => {
  it.each([
    ['a process that is no Tierflow', owner],
    ['this very process, under the number of one that was killed', { ...owner, pid: process.pid }],
    ['a dead process', { ...owner, pid: 2 ** 22 + 1 }],
    ['nobody, half written', 'nonsense']
  ])('opens although what was left names %s', async (_, what) => {
    await left(what as object);
    const home = await Home.open(folder);
    expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
    await home.close();
    expect(await ownerOf(folder)).toBeUndefined();
  });

  it('is opened by one of two at once in this process', async () => {
    const ends = await Promise.allSettled([Home.open(folder), Home.open(folder)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'home_in_use' } });
    for (const end of ends) if (end.status === 'fulfilled') await end.value.close();
    await (await Home.open(folder)).close();
  });

  it('that another process has open is refused, whatever is written down', async () => {
    const home = await Home.open(folder);
    await rm(lock());
    const { exit, stderr } = await tierflow(folder, 'settings');
    expect([exit, stderr]).toEqual([1, expect.stringContaining(`process ${process.pid}`)]);
    await home.close();
  });

  it('keeps the word of a later owner when an earlier one ends', async () => {
    const home = await Home.open(folder);
    await left({ ...owner, token: 'later' });
    await home.close();
    expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ token: 'later' });
  });
});

it('a process of somebody else is alive', async () => {
  await left(owner);
  expect(await ownerOf(folder)).toMatchObject({ pid: 1 });
});

describe('a command beside a left lock', () => {
  it('opens the home itself when a stranger answers where the owner listened', async () => {
    const stranger = createServer((_request, response) => response.writeHead(404).end('nothing')).listen(
      0,
      '127.0.0.1'
    );
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    await left({ ...owner, host: '127.0.0.1', port });
    expect(await tierflow(folder, 'settings', '--json')).toMatchObject({ exit: 0 });
    stranger.close();
  });

  it('says so when the owner ends its answer early', async () => {
    const dying = createServer((_request, response) => {
      response.writeHead(200).write('{"say":"one\\n"}\n');
      setImmediate(() => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(dying, 'listening');
    const { port } = dying.address() as AddressInfo;
    await left({ ...owner, host: '127.0.0.1', port });
    const { exit, stderr } = await tierflow(folder, 'settings');
    expect([exit, stderr]).toEqual([1, expect.stringContaining('ended its answer early')]);
    dying.close();
  });
});

it('a server told to end in the middle of a load ends with 0, and nothing half done', async () => {
  // A setting that was changed first does not keep the demo away.
  const before = await Home.open(folder);
  await applySetting(before, 'dormant_days', '60', new Date());
  await before.close();

  const main = join(projectRoot, 'server/cli/main.ts');
  // In one process: a signal to tsx's own would have to be passed on.
  const loader = join(projectRoot, 'node_modules/tsx/dist/loader.mjs');
  const words = ['--import', loader, main, 'serve', '--port', '0', '--home', folder];
  const server = spawn(process.execPath, words, {
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', TIERFLOW_LOG: 'error' }
  });
  let said = '';
  const told = new Promise<void>((resolve) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Writing the lines')) resolve();
    });
  });
  await Promise.race([told, once(server, 'close')]);
  server.kill('SIGTERM');
  const [exit, signal] = (await once(server, 'close')) as [number | null, string | null];
  expect([exit, signal]).toEqual([0, null]);

  const home = await Home.open(folder);
  expect((await home.published()).data_through).toBeNull();
  expect(await home.warehouse.all('select 1 as one from order_lines limit 1')).toEqual([]);
  await home.close();
});
