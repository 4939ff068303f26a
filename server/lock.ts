import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refusal } from './errors.ts';

const ownerFile = z.object({
  pid: z.number().int().positive(),
  /** null while the owner serves nobody */
  port: z.number().int().nullable(),
  host: z.string().nullable(),
  token: z.string().min(1)
});

/** What the owner of a home says of itself, readable by the same person only. */
export type Owner = z.infer<typeof ownerFile>;

export interface Lock {
  readonly token: string;
  /** Tells where the owner listens, so that the command line finds it. */
  serveAt(host: string, port: number): Promise<void>;
  release(): Promise<void>;
}

const lockPath = (home: string) => join(home, 'lock.json');

/** The homes this process has open: the engine's lock on the file keeps out other processes only. */
const openHere = new Set<string>();

/** Claims a home within this process, before its files are opened. Answers how to give it up. */
export async function claim(home: string): Promise<() => void> {
  const path = await realpath(home);
  if (openHere.has(path)) throw refusal('home_in_use', { home, pid: process.pid });
  openHere.add(path);
  return () => void openHere.delete(path);
}

/**
 * Writes down who has the home. Called by whoever has the warehouse open, and taken back before it is closed: the
 * engine lets in one process only, so nobody writes this file at the same time, and what an owner that was killed
 * left here keeps nobody out, whatever process has its number now.
 */
export async function writeOwner(home: string): Promise<Lock> {
  const owner: Owner = { pid: process.pid, port: null, host: null, token: randomBytes(32).toString('hex') };
  await written(home, owner);
  return {
    token: owner.token,
    serveAt: (host, port) => written(home, { ...owner, host, port }),
    async release() {
      if ((await lastOwner(home))?.token === owner.token) await rm(lockPath(home), { force: true });
    }
  };
}

/** Another process that lives and is written down as the owner. It may be a stranger with the number of a dead one. */
export async function ownerOf(home: string): Promise<Owner | undefined> {
  const owner = await lastOwner(home);
  return owner && owner.pid !== process.pid && isRunning(owner.pid) ? owner : undefined;
}

async function lastOwner(home: string): Promise<Owner | undefined> {
  try {
    return ownerFile.safeParse(JSON.parse(await readFile(lockPath(home), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Written aside and moved into place: a reader finds the whole text or the one before. */
async function written(home: string, owner: Owner): Promise<void> {
  const aside = `${lockPath(home)}.new`;
  await writeFile(aside, JSON.stringify(owner), { mode: 0o600 });
  await rename(aside, lockPath(home));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // A process of somebody else lives, too.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
