import { randomBytes } from 'node:crypto';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal } from './errors.ts';

/** What the owner of a home says of itself, readable by the same person only. */
export interface Owner {
  pid: number;
  /** null while the owner serves nobody */
  port: number | null;
  host: string | null;
  token: string;
}

export interface Lock {
  readonly token: string;
  /** Tells where the owner listens, so that the command line finds it. */
  serveAt(host: string, port: number): Promise<void>;
  release(): Promise<void>;
}

const lockPath = (home: string) => join(home, 'lock.json');

/** Takes the home, or refuses while a living process has it. A lock of a dead process is taken over. */
export async function takeLock(home: string): Promise<Lock> {
  const path = lockPath(home);
  const owner: Owner = { pid: process.pid, port: null, host: null, token: randomBytes(32).toString('hex') };

  if (!(await written(path, owner))) {
    const other = await ownerOf(home);
    if (other) throw refusal('home_in_use', { home, pid: other.pid });
    await rm(path, { force: true });
    if (!(await written(path, owner)))
      throw refusal('home_in_use', { home, pid: (await ownerOf(home))?.pid ?? 0 });
  }

  return {
    token: owner.token,
    serveAt: (host, port) => writeFile(path, JSON.stringify({ ...owner, host, port }), { mode: 0o600 }),
    release: () => rm(path, { force: true })
  };
}

/** The living process that has the home; undefined when nobody does. */
export async function ownerOf(home: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(lockPath(home), 'utf8')) as Owner;
    process.kill(owner.pid, 0);
    return owner;
  } catch {
    return undefined;
  }
}

/** False when the file is there already: the system decides who was first. */
async function written(path: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(owner));
    await file.close();
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw problem;
  }
}
