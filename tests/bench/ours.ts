import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from '../../server/build/publish.ts';
import type { Report } from '../../server/extracts/options.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Job } from './jobs.ts';
import { questionJobs } from './questions.ts';
import { timed } from './timed.ts';
import { withHome } from './with-home.ts';

/** Our jobs, by the functions that the command line and the server call. Each floor is the least that the job needs. */
export const ours: readonly Job[] = [
  {
    name: 'load_csv',
    title: 'load CSV, from file to published marts',
    floor: 'read_csv',
    run: load('history.csv')
  },
  {
    name: 'load_lines',
    title: 'load CSV, from file to checked lines, the marts apart',
    floor: 'read_csv',
    run: load('history.csv', { martsApart: true })
  },
  { name: 'build', title: 'build all marts anew', floor: 'read_parquet', run: build },
  ...questionJobs
];

/** Into an empty home, and down to the disk. */
function load(file: string, { martsApart = false } = {}): Job['run'] {
  return async (folder) => {
    await rm(join(folder, 'home'), { recursive: true, force: true });
    const building = { begun: 0, done: 0 };
    const report: Report = ({ step }) => {
      if (step === 'build') building.begun = performance.now();
      if (step === 'commit') building.done = performance.now();
    };
    const loading = async () => {
      const { extracts } = await withHome(folder, (home) =>
        loadExtract(home, [join(folder, file)], {}, report)
      );
      const [extract] = extracts;
      if (extract?.status !== 'loaded') throw new Error(extract?.message ?? 'nothing was loaded');
    };
    const whole = await timed(loading);
    return [martsApart ? whole - (building.done - building.begun) : whole];
  };
}

async function build(folder: string): Promise<number[]> {
  const building = () =>
    withHome(folder, (home) => home.warehouse.writing((session) => publish(home, session, new Date())));
  return [await timed(building)];
}
