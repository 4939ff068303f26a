import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from '../../server/build/publish.ts';
import type { Report } from '../../server/extracts/options.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { Home } from '../../server/home.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';
import type { Job } from './jobs.ts';
import { timed } from './timed.ts';

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
  {
    name: 'stored_kpis',
    title: 'KPIs of a stored quarter',
    floor: 'group',
    run: asking('kpis', [{ period: '2025Q4' }, { period: '2026Q1' }, { period: '2026Q2' }])
  },
  {
    name: 'segments',
    title: 'segments on any day',
    floor: 'group',
    run: asking('segments', [{ as_of: '2025-02-11' }, { as_of: '2025-08-20' }, { as_of: '2026-05-13' }])
  },
  {
    name: 'flow',
    title: 'flow between any two days',
    floor: 'group',
    run: asking('segment-flow', [
      { from: '2025-01-19', to: '2025-06-03' },
      { from: '2025-05-20', to: '2025-11-11' },
      { from: '2026-02-03', to: '2026-08-24' }
    ])
  },
  {
    name: 'flow_health',
    title: 'health of the flow of a stored quarter',
    floor: 'group',
    run: asking('flow-health', [
      { from: '2025Q3', to: '2025Q4' },
      { from: '2025Q4', to: '2026Q1' },
      { from: '2026Q1', to: '2026Q2' }
    ])
  },
  {
    name: 'paths',
    title: 'paths over four days, any',
    floor: 'group',
    run: asking('segment-paths', [
      { at: ['2025-01-19', '2025-06-03', '2025-11-11', '2026-02-03'] },
      { at: ['2025-05-20', '2025-08-24', '2025-11-30', '2026-03-11'] }
    ])
  }
];

async function withHome<T>(folder: string, work: (home: Home) => Promise<T>): Promise<T> {
  const home = await Home.open(join(folder, 'home'));
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

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

/** In a server that has been running for a while: every question once to warm up, then each again three times. */
function asking(name: string, questions: readonly Texts[]): Job['run'] {
  return (folder) =>
    withHome(folder, async (home) => {
      const times: number[] = [];
      for (const texts of questions) await ask(home, name, texts);
      for (const texts of [...questions, ...questions, ...questions]) {
        times.push(await timed(() => ask(home, name, texts)));
      }
      return times;
    });
}
