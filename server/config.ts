import { existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The folder that holds package.json: sql/ and data/ are read from there, from source and from dist/ alike. */
export const projectRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json is not above the program: run it from its own folder');
  return findRoot(parent);
}

/** Where a home is when --home says nothing. */
export const defaultHome = () => resolve(process.env['TIERFLOW_HOME'] ?? join(projectRoot, 'data/home'));

export const defaultPort = () => process.env['TIERFLOW_PORT'] ?? '4680';

/** Threads of the engine: TIERFLOW_THREADS, else one for each core. */
export const engineThreads = () => Number(process.env['TIERFLOW_THREADS'] ?? 0) || availableParallelism();

/**
 * Memory of the engine: TIERFLOW_MEMORY_LIMIT, e.g. "4GB", else 45 % of what this machine or container has. It goes
 * beyond its limit now and then, and the readers of files live beside it.
 */
export function engineMemory(): string {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 1e6;
  return process.env['TIERFLOW_MEMORY_LIMIT'] ?? `${Math.floor(megabytes * 0.45)}MB`;
}

/** The same while a load is written: enough for full speed, and with the reader less than 2 GB. Undefined where it has no more anyway. */
export function loadingMemory(): string | undefined {
  const [, number = '0', unit = ''] = /^([\d.]+) ?([MGT])i?B$/i.exec(engineMemory()) ?? [];
  const megabytes = Number(number) * 1000 ** 'MGT'.indexOf(unit.toUpperCase());
  return megabytes > 1500 ? '1500MB' : undefined;
}

/** A reader compiled beforehand: TIERFLOW_READER, for tests and benchmarks, which would compile it at each start. Its threads lie beside it. */
export const compiledReader = () => process.env['TIERFLOW_READER'];

/** silent | error | warn | info | debug */
export const logLevel = () => process.env['TIERFLOW_LOG'] ?? 'info';

/** The language of a terminal: Chinese where the system speaks it. */
export const environmentLocale = (): 'en' | 'zh-CN' =>
  /^zh/i.test(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '')
    ? 'zh-CN'
    : 'en';
