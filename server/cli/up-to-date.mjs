import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * npm leaves a list of what it installed, in the shape of the lockfile. A package that is optional there, such as the
 * engine for another platform, may be missing.
 *
 * @param {string} folder that holds package-lock.json
 */
export function isInstalled(folder) {
  const list = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = packagesOf(list);
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path];
    if (!found) return path === '' || wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
const packagesOf = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages;

/** What site and server are built from. The .sql files are no part of it: they are read where they are. */
const sources = ['server', 'sql', 'data/demo', 'web', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const isSource = /\.(ts|svelte|css|html|json|svg|ico|png|webp|woff2)$/;

/**
 * One word for the content of all sources. Not their dates: a checkout may put an older file back under a newer date.
 *
 * @param {string} folder
 */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of filesUnder(folder, source))
      hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]} in an order of its own: that of the disk differs between machines
 */
function filesUnder(folder, path) {
  if (isSource.test(path)) return [path];
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || isSource.test(entry.name))
    .map((entry) => `${path}/${entry.name}`)
    .sort()
    .flatMap((name) => filesUnder(folder, name));
}
