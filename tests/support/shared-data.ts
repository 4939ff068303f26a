import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.env['TIERFLOW_TEST_DATA'] ?? '../shared/data');

export interface SharedData {
  path: string;
  isMissing: boolean;
  /** for a title: says why its tests are skipped, and nothing while the data are there */
  skipped: string;
}

/** Public data sets that are not part of the product: in TIERFLOW_TEST_DATA, else in ../shared/data beside the checkout. */
export const sharedData = (path: string): SharedData => at(join(folder, path), `data/${path}`);

/** Worked answers and hostile files lie beside the data. */
export const sharedFile = (path: string): SharedData => at(join(folder, '..', path), path);

function at(path: string, name: string): SharedData {
  const isMissing = !existsSync(path);
  return {
    path,
    isMissing,
    skipped: isMissing ? ` (skipped: ${name} is not there, set TIERFLOW_TEST_DATA)` : ''
  };
}
