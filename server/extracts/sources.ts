import { access, constants, lstat, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refusal } from '../errors.ts';

/** A file somebody wants loaded. */
export interface Source {
  path: string;
  /** as people know it, without its folder */
  file_name: string;
  bytes: number;
}

/** Looks at the files before anything is copied: each must be there, ordinary, readable and not empty. */
export async function sourcesOf(paths: readonly string[]): Promise<Source[]> {
  if (paths.length === 0) throw refusal('no_files');
  return Promise.all(paths.map(sourceOf));
}

async function sourceOf(path: string): Promise<Source> {
  const file = basename(path);
  const found = await stat(path).catch((problem: NodeJS.ErrnoException) => {
    throw problem.code === 'ENOENT' || problem.code === 'ENOTDIR'
      ? refusal('file_missing', { file: path })
      : refusal('file_unreadable', { file, reason: problem.code ?? '' });
  });
  if (found.isDirectory()) throw refusal('file_is_folder', { file });
  // A pipe or device would be read for ever.
  if (!found.isFile() || (await lstat(path)).isFIFO()) throw refusal('file_not_regular', { file });
  await access(path, constants.R_OK).catch((problem: NodeJS.ErrnoException) => {
    throw refusal('file_unreadable', { file, reason: problem.code ?? '' });
  });
  if (found.size === 0) throw refusal('file_empty', { file });
  return { path, file_name: file, bytes: found.size };
}
