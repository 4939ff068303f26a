import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { refusal } from '../errors.ts';
import { hashOf } from '../extracts/archive.ts';
import type { Home } from '../home.ts';

/** What a backup says of itself: every file with the hash of its bytes. */
export interface BackupManifest {
  made_at: string;
  data_version: number;
  files: { path: string; sha256: string; bytes: number }[];
}

export const backupManifest = 'backup.json';
export const databases = ['warehouse.duckdb', 'app.duckdb'] as const;

/**
 * Copies a home into a folder that is empty or not there yet: both databases as of one moment, and the archive. Readers
 * go on meanwhile. A backup is whole or not there: the folder gets its name last.
 */
export async function backup(home: Home, folder: string, now: Date): Promise<BackupManifest> {
  const place = resolve(folder);
  await refuseOccupied(place);
  const unfinished = `${place}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(join(unfinished, 'archive'), { recursive: true });
    // The warehouse first: an extract whose bytes are copied without it only makes a rebuild necessary.
    for (const name of databases) await copyOf(home, name, join(unfinished, name));
    await cp(home.archive, join(unfinished, 'archive'), {
      recursive: true,
      filter: (path) => !relative(home.archive, path).startsWith('.incoming-')
    });
    const { data_version } = await home.published();
    const manifest = { made_at: now.toISOString(), data_version, files: await filesIn(unfinished) };
    await writeFile(join(unfinished, backupManifest), JSON.stringify(manifest, null, 2));
    await rm(place, { recursive: true, force: true });
    await rename(unfinished, place);
    return manifest;
  } catch (problem) {
    await rm(unfinished, { recursive: true, force: true });
    throw problem;
  }
}

/** The engine writes only into folders of the home: from there the copy is moved. */
async function copyOf(home: Home, name: (typeof databases)[number], place: string): Promise<void> {
  const copy = join(home.copies, `${randomBytes(8).toString('hex')}.duckdb`);
  try {
    await (name === 'warehouse.duckdb' ? home.warehouse : home.decisions).copyTo(copy);
    await cp(copy, place);
  } finally {
    await rm(copy, { force: true });
  }
}

async function refuseOccupied(folder: string): Promise<void> {
  const names = await readdir(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return [];
    throw refusal('backup_folder_unusable', { folder, reason: problem.code ?? '' });
  });
  if (names.length > 0) throw refusal('backup_folder_occupied', { folder });
}

/** Every file below a folder, with its hash. */
export async function filesIn(folder: string): Promise<BackupManifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: BackupManifest['files'] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.push({
      path: relative(folder, path),
      sha256: await hashOf(path),
      bytes: (await stat(path)).size
    });
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
