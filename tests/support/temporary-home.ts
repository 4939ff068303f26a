import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from '../../server/home.ts';

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tierflow-test-'));
}

const opened: { home: Home; folder: string }[] = [];

/** A home in a folder of its own; it is closed and removed when the tests of the file are done. */
export async function temporaryHome(): Promise<Home> {
  const folder = await temporaryFolder();
  const home = await Home.open(folder);
  opened.push({ home, folder });
  return home;
}

/** A hook that a hook registers is never run: this one is, of every file (clear-away.ts). */
export async function closeTemporaryHomes(): Promise<void> {
  for (const { home, folder } of opened.splice(0)) {
    await home.close();
    await rm(folder, { recursive: true, force: true });
  }
}
