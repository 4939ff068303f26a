import { access, constants, lstat, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { freeBytes } from '../disk.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';

/** A file somebody wants loaded. */
export interface Source {
  path: string;
  /** as people know it, without its folder */
  file_name: string;
  bytes: number;
}

/**
 * Looks at the files before anything is copied: each must be there, ordinary, readable and not empty. A folder stands
 * for the files in it, by name.
 */
export async function sourcesOf(paths: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of paths) {
    const found = await foundAt(path);
    if (!found.isDirectory()) sources.push(await sourceOf(path));
    else for (const file of await filesIn(path)) sources.push(await sourceOf(file));
  }
  if (sources.length === 0) throw refusal('no_files');
  return sources;
}

const gibibyte = 2 ** 30;

/**
 * The archive keeps the bytes, the warehouse what is made of them, and the reader needs room to work in: below three
 * times the bytes, and below a gibibyte, nothing is begun that the disk might end.
 */
export async function refuseWithoutRoom(home: Home, sources: readonly Source[]): Promise<void> {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const needed = Math.max(gibibyte, 3 * bytes);
  const free = await freeBytes(home.archive);
  if (free >= needed) return;
  const megabytes = (count: number) => Math.floor(count / 1e6);
  throw refusal('load_without_room', { needed: megabytes(needed), free: megabytes(free) });
}

/** Names that begin with a dot are the system's; anything that is no file might be read from elsewhere, or for ever. */
async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  if (names.length === 0) throw refusal('folder_empty', { file: basename(folder) });
  const paths = names.map((name) => join(folder, name));
  for (const path of paths) {
    const found = await lstat(path);
    if (found.isDirectory()) throw refusal('folder_in_folder', { file: basename(path) });
    if (!found.isFile()) throw refusal('file_not_regular', { file: basename(path) });
  }
  return paths;
}

async function foundAt(path: string) {
  return stat(path).catch((problem: NodeJS.ErrnoException) => {
    throw problem.code === 'ENOENT' || problem.code === 'ENOTDIR'
      ? refusal('file_missing', { file: path })
      : refusal('file_unreadable', { file: basename(path), reason: problem.code ?? '' });
  });
}

async function sourceOf(path: string): Promise<Source> {
  const file = basename(path);
  const found = await foundAt(path);
  // A pipe or device would be read for ever.
  if (!found.isFile()) throw refusal('file_not_regular', { file });
  await access(path, constants.R_OK).catch((problem: NodeJS.ErrnoException) => {
    throw refusal('file_unreadable', { file, reason: problem.code ?? '' });
  });
  if (found.size === 0) throw refusal('file_empty', { file });
  return { path, file_name: file, bytes: found.size };
}
