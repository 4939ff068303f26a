import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spoken } from './peer.ts';

/** Peers are fetched into a folder of their own, ignored by git: the product does not depend on them. */
const folder = join(import.meta.dirname, '../.peers');

/** What a peer exports: by name, for the product's own node_modules must not know it. */
export async function packageOf(name: string): Promise<unknown> {
  const own = createRequire(join(folder, 'package.json'));
  return import(own.resolve(name));
}

export const isFetched = (packages: Record<string, string>): boolean =>
  Object.keys(packages).every((name) => existsSync(join(folder, 'node_modules', name)));

/** By the ordinary client, without running any script of theirs. Answers what went wrong, undefined when nothing did. */
export async function fetchPackages(packages: Record<string, string>): Promise<string | undefined> {
  if (isFetched(packages)) return undefined;
  await mkdir(folder, { recursive: true });
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--engine-strict=false'];
  try {
    if (!existsSync(join(folder, 'package.json')))
      await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await spoken('npm', ['install', '--prefix', folder, ...options, ...wanted]);
    return undefined;
  } catch (problem) {
    return `cannot be fetched: ${(problem as Error).message}`;
  }
}
