import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../server/cli/lock.mjs';
import { fingerprint, isInstalled } from '../../server/cli/up-to-date.mjs';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tierflow-prepare-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('what is installed', () => {
  const kit = { version: '1.0.0', integrity: 'sha512-kit' };
  const otherPlatform = { version: '1.0.0', integrity: 'sha512-other', optional: true };

  beforeEach(() =>
    write('package-lock.json', {
      packages: { '': {}, 'node_modules/kit': kit, 'node_modules/kit-os': otherPlatform }
    })
  );

  it('is nothing in a fresh clone', () => {
    expect(isInstalled(folder)).toBe(false);
  });

  it('is complete without the packages of other platforms', () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/kit': kit } });
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/kit': { ...kit, version: '0.9.0' } }],
    ['a package has other content', { 'node_modules/kit': { ...kit, integrity: 'sha512-else' } }],
    [
      'an optional package has another version',
      { 'node_modules/kit': kit, 'node_modules/kit-os': { ...otherPlatform, version: '0.9.0' } }
    ]
  ])('is not enough when %s', (_, packages) => {
    write('node_modules/.package-lock.json', { packages });
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('the fingerprint of the sources', () => {
  beforeEach(() => {
    for (const path of ['server/main.ts', 'sql/metrics/kpis.ts', 'data/demo/write-demo.ts', 'web/index.html'])
      write(path, path);
    for (const path of ['package-lock.json', 'tsconfig.json', 'vite.config.ts']) write(path, path);
  });

  it.each([
    ['a source changes', 'server/main.ts', 'changed'],
    ['a source is added', 'web/features/flow/FlowPage.svelte', ''],
    ['a dependency changes', 'package-lock.json', 'changed']
  ])('is another when %s', (_, path, content) => {
    const before = fingerprint(folder);
    write(path, content);
    expect(fingerprint(folder)).not.toBe(before);
  });

  it('is another when a source is gone', () => {
    const before = fingerprint(folder);
    rmSync(join(folder, 'sql/metrics/kpis.ts'));
    expect(fingerprint(folder)).not.toBe(before);
  });

  it('stays when SQL changes, which is read where it is, and when only a date changes', () => {
    const before = fingerprint(folder);
    write('sql/core/orders.sql', 'select 1');
    utimesSync(join(folder, 'server/main.ts'), 1, 1);
    expect(fingerprint(folder)).toBe(before);
  });
});

describe('the lock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    const job = async () => {
      expect(++inside).toBe(1);
      await wait(20);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withLock(join(folder, 'deep/lock'), job)));
    expect(existsSync(join(folder, 'deep/lock'))).toBe(false);
  });

  it('is released when the job fails', async () => {
    const failing = withLock(join(folder, 'lock'), () => Promise.reject(new Error('no disk')));
    await expect(failing).rejects.toThrow('no disk');
    expect(await withLock(join(folder, 'lock'), () => Promise.resolve('done'))).toBe('done');
  });

  it('is taken over by one of many when its holder was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    write('lock/holder', `${pid} 1`);
    let inside = 0;
    const job = async () => {
      expect(++inside).toBe(1);
      await wait(20);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withLock(join(folder, 'lock'), job)));
  });

  it('says once that it waits for a holder that is running', async () => {
    write('lock/holder', `${process.pid} 1`);
    let said = 0;
    const waiting = withLock(
      join(folder, 'lock'),
      () => Promise.resolve(),
      () => said++
    );
    await wait(350);
    rmSync(join(folder, 'lock'), { recursive: true });
    await waiting;
    expect(said).toBe(1);
  });
});

it('refuses an old Node in one sentence, before anything else', () => {
  cpSync('server/cli', join(folder, 'server/cli'), { recursive: true });
  const oldNode = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); import('./server/cli/tierflow.mjs')`;
  const started = spawnSync(process.execPath, ['-e', oldNode], { cwd: folder, encoding: 'utf8' });
  expect(started.status).toBe(1);
  expect(started.stdout).toBe('');
  expect(started.stderr).toMatch(/^Tierflow needs Node 20\.19 or newer, and this is Node 18\.20\.4\. .*\n$/);
});
