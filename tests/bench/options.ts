import { parseArgs } from 'node:util';
import type { FileName } from './history.ts';
import { jobs } from './jobs.ts';
import type { Job } from './kinds.ts';
import { readSizes } from './sizes.ts';

export const usage = `npm run bench -- [--lines 1m,10m] [--repeat 3] [--minutes 9] [--peers] [--jobs load,build,segments]
    [--formats csv,parquet] [--home FOLDER] [--keep]

--lines    sizes of history, smallest first; without it 1m, 10m, 50m and 100m, as far as the minutes last
--repeat   rounds at most: in each, every job runs once beside what it is compared with
--minutes  no size is begun that would not end by then; without end where --lines is given
--peers    fetches other tools by npm and asks them the same, beside those that are installed
--jobs     these only; what one needs must have been measured before it, or be loaded in --home
--formats  what is loaded: csv, parquet
--home     a folder for the histories, kept for the next run, which then does not load them again
--keep     keeps the folder of a run without --home, and says where it is
`;

export interface Options {
  lines: number[];
  rounds: number;
  minutes: number;
  home: string | undefined;
  keep: boolean;
  peers: boolean;
  jobs: readonly Job[];
  /** named one by one: then a history that is loaded is loaded again */
  areNamed: boolean;
}

/** What was asked, or what is wrong with it. */
export function readOptions(words: readonly string[]): Options | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        lines: { type: 'string' },
        repeat: { type: 'string', default: '3' },
        minutes: { type: 'string' },
        jobs: { type: 'string' },
        formats: { type: 'string', default: 'csv' },
        peers: { type: 'boolean', default: false },
        home: { type: 'string' },
        keep: { type: 'boolean', default: false }
      }
    });
    const lines = readSizes(values.lines ?? '1m,10m,50m,100m');
    const rounds = Number(values.repeat);
    const minutes = Number(values.minutes ?? (values.lines === undefined ? 9 : Infinity));
    if (!lines) return { fault: `--lines: "${values.lines ?? ''}" is no list of sizes such as 1m,10m.` };
    if (!(Number.isInteger(rounds) && rounds > 0)) return { fault: '--repeat is a whole number above 0.' };
    if (!(minutes > 0)) return { fault: '--minutes is a number above 0.' };

    const named = values.jobs?.split(',');
    const unknown = named?.filter((name) => !jobs.some((job) => job.name === name)) ?? [];
    if (unknown.length > 0) {
      const known = jobs.map(({ name }) => name).join(', ');
      return { fault: `There is no job ${unknown.join(', ')}. Jobs: ${known}.` };
    }
    const formats = values.formats.split(',');
    if (!formats.every((format) => format === 'csv' || format === 'parquet'))
      return { fault: '--formats is csv, parquet, or both.' };

    return {
      lines,
      rounds,
      minutes,
      home: values.home,
      keep: values.keep,
      peers: values.peers,
      jobs: named ? jobs.filter(({ name }) => named.includes(name)) : usual(values.peers, formats),
      areNamed: named !== undefined
    };
  } catch (problem) {
    return { fault: (problem as Error).message };
  }
}

function usual(peers: boolean, formats: readonly string[]): Job[] {
  const unasked: FileName[] = formats.includes('csv') ? [] : ['csv'];
  return jobs.filter(
    ({ name, isPeer, reads = [] }) =>
      (peers || !isPeer) &&
      (name !== 'load_parquet' || formats.includes('parquet')) &&
      !reads.some((file) => unasked.includes(file))
  );
}
