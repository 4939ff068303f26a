import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { refusal } from '../errors.ts';
import { claim } from '../lock.ts';
import { movedIfThere, stamp } from './aside.ts';
import { backupManifest, databases, filesIn, type BackupManifest } from './backup.ts';

const schema = z.object({
  made_at: z.string(),
  data_version: z.number(),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() }))
});

/** What makes up a home, beside what it makes for itself. */
const parts = ['archive', ...databases, ...databases.map((name) => `${name}.wal`)];

export interface Restored {
  made_at: string;
  /** where the home that was there before lies now; null when there was none */
  before: string | null;
}

/**
 * Puts a backup in the place of a home that nobody has open. It is checked file by file first, and what was there is
 * moved aside, never removed.
 */
export async function restore(home: string, folder: string, now: Date): Promise<Restored> {
  const source = resolve(folder);
  const manifest = await checkedBackup(source);
  const arriving = join(home, 'restoring');
  await mkdir(home, { recursive: true });
  const giveUp = await claim(home);
  try {
    await rm(arriving, { recursive: true, force: true });
    await cp(source, arriving, { recursive: true });
    const before = await movedAside(home, now);
    for (const name of ['archive', ...databases]) await rename(join(arriving, name), join(home, name));
    await rm(arriving, { recursive: true });
    return { made_at: manifest.made_at, before };
  } finally {
    giveUp();
  }
}

async function checkedBackup(source: string): Promise<BackupManifest> {
  const text = await readFile(join(source, backupManifest), 'utf8').catch(() => undefined);
  if (text === undefined) throw refusal('no_backup', { folder: source });
  const read = schema.safeParse(parsed(text));
  if (!read.success) throw refusal('backup_damaged', { folder: source, file: backupManifest });
  const found = new Map((await filesIn(source)).map(({ path, sha256 }) => [path, sha256]));
  const wrong = read.data.files.find(({ path, sha256 }) => found.get(path) !== sha256);
  if (wrong) throw refusal('backup_damaged', { folder: source, file: wrong.path });
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function movedAside(home: string, now: Date): Promise<string | null> {
  const place = join(home, `before-${stamp(now)}`);
  await mkdir(place);
  const moved = await Promise.all(parts.map((name) => movedIfThere(join(home, name), join(place, name))));
  if (moved.includes(true)) return place;
  await rm(place, { recursive: true });
  return null;
}
