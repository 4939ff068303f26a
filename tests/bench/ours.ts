import { existsSync } from 'node:fs';
import { copyFile, cp, link, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manyLines, publish } from '../../server/build/publish.ts';
import { synced } from '../../server/extracts/archive.ts';
import type { Report } from '../../server/extracts/options.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { startReaderAhead } from '../../server/extracts/reader.ts';
import { files, type FileName } from './history.ts';
import { job, type Figures, type Job } from './kinds.ts';
import { timed } from './timed.ts';
import { withHome } from './with-home.ts';

/** Our jobs, by the functions that the command line and the server call. Each floor is the least that the job needs. */
export const ours: readonly Job[] = [
  loading('load', 'csv', 'CSV', 'read_csv'),
  loading('load_parquet', 'parquet', 'Parquet', 'read_parquet'),
  job({
    name: 'build',
    title: 'build all marts anew',
    floor: ['read_parquet', 'group'],
    run: async (folder) => [
      await timed(() =>
        withHome(folder, (home) =>
          home.warehouse.writing((session) => publish(home, session, new Date(), { aside_from: manyLines }))
        )
      )
    ]
  }),
  job({
    name: 'append_day',
    title: 'one day on top, from CSV to published marts',
    floor: ['append'],
    reads: ['day'],
    run: appendDay
  })
];

/** Into an empty home, and down to the disk: the whole of it, and without the marts. */
function loading(name: string, reads: FileName, format: string, floor: string): Job {
  return {
    name,
    reads: [reads],
    rows: [
      {
        name: `${name}_lines`,
        title: `load ${format}, from file to checked lines, the marts apart`,
        floor: [floor]
      },
      { name, title: `load ${format}, from file to published marts`, floor: [floor] },
      // Before anything is built once more: what is replaced leaves room in the file, which the next build takes.
      { name: `${name}_size`, title: '… the warehouse then', unit: 'MB' }
    ],
    async run(folder): Promise<Figures> {
      await rm(loadedMark(folder), { force: true });
      await rm(join(folder, 'home'), { recursive: true, force: true });
      const { whole, building } = await loaded(folder, 'home', files[reads]);
      await writeFile(loadedMark(folder), '');
      const { size } = await stat(join(folder, 'home', 'warehouse.duckdb'));
      return { [`${name}_lines`]: [whole - building], [name]: [whole], [`${name}_size`]: [size / 1e6] };
    }
  };
}

/** There when the home holds the history and nothing else. */
const loadedMark = (folder: string) => join(folder, 'loaded');
export const isLoaded = (folder: string): boolean => existsSync(loadedMark(folder));

async function loaded(folder: string, home: string, file: string) {
  const building = { begun: 0, done: 0 };
  const report: Report = ({ step }) => {
    if (step === 'build') building.begun = performance.now();
    if (step === 'commit') building.done = performance.now();
  };
  const whole = await timed(async () => {
    const end = startReaderAhead();
    try {
      await withHome(
        folder,
        async (opened) => {
          const { extracts } = await loadExtract(opened, [join(folder, file)], {}, report);
          const [extract] = extracts;
          if (extract?.status !== 'loaded') throw new Error(extract?.message ?? 'nothing was loaded');
        },
        home
      );
    } finally {
      end();
    }
  });
  return { whole, building: building.done - building.begun };
}

/** Into a copy, so that the next job finds the history as it was. */
async function appendDay(folder: string): Promise<number[]> {
  const copy = join(folder, 'home-day');
  await rm(copy, { recursive: true, force: true });
  await copyHome(join(folder, 'home'), copy);
  try {
    const { whole } = await loaded(folder, 'home-day', files.day);
    return [whole];
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** What is in the archive never changes and may be large: both homes have the same files. */
async function copyHome(from: string, to: string): Promise<void> {
  await mkdir(join(to, 'archive'), { recursive: true });
  for (const name of await readdir(join(from, 'archive'), { recursive: true, withFileTypes: true })) {
    const inside = join(name.parentPath, name.name).slice(from.length);
    if (name.isDirectory()) await mkdir(join(to, inside), { recursive: true });
    else if (inside.endsWith('.json')) await copyFile(join(from, inside), join(to, inside));
    else await link(join(from, inside), join(to, inside));
  }
  for (const name of (await readdir(from)).filter((each) => each.endsWith('.duckdb'))) {
    const copy = join(to, name);
    await cp(join(from, name), copy);
    // Down to the disk: else the first commit waits for all of the copy.
    await synced(copy);
  }
}
