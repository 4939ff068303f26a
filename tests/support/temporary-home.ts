import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Home } from '../../server/home.ts';

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tierflow-test-'));
}

/** A home in a folder of its own; it is closed and removed when the tests of the file are done. */
export async function temporaryHome(): Promise<Home> {
  const folder = await temporaryFolder();
  const home = await Home.open(folder);
  afterAll(async () => {
    await home.close();
    await rm(folder, { recursive: true, force: true });
  });
  return home;
}
