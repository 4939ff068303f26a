import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiledReader } from '../config.ts';

/** What a process or a thread of its own runs, by its place in this folder: from source (tsx, tests) TypeScript, from dist/ what was compiled. */
export function programOf(name: string): { path: string; isCompiled: boolean } {
  const compiled = compiledReader();
  const isCompiled = compiled !== undefined || extname(import.meta.filename) === '.js';
  const folder = compiled === undefined ? import.meta.dirname : dirname(compiled);
  return { path: join(folder, `${name}.${isCompiled ? 'js' : 'ts'}`), isCompiled };
}

/** What Node is started with, to load TypeScript. */
export const loader = (): string[] => [
  '--import',
  pathToFileURL(createRequire(import.meta.filename).resolve('tsx')).href
];
