import type { FileName } from './history.ts';

/** One figure of the report. */
export interface Row {
  name: string;
  title: string;
  /** compared with these rows together: the least that it could need, or who else does it */
  floor?: readonly string[];
  /** the most that its median may be, where a reader waits for it */
  budget?: number;
  /** what is told in, where not in milliseconds */
  unit?: string;
  /** more is better */
  better?: 'up';
}

/** What is measured: a piece of work that needs the history and what the jobs before it left in the folder. */
export interface Job {
  name: string;
  rows: readonly Row[];
  /** files of the history that it reads */
  reads?: readonly FileName[];
  /** it brings the floor itself, or it is somebody else: not compared with the last run */
  isReference?: boolean;
  /** more lines than these are not asked of it */
  most_lines?: number;
  /** it takes as long with any number of lines */
  isSteady?: boolean;
  /** only with --peers */
  isPeer?: boolean;
  /** packages that --peers fetches */
  packages?: Record<string, string>;
  /** why it cannot be measured on this machine */
  missing?: () => Promise<string | undefined>;
  /** the figures of each row, one for each time the work was done */
  run: (folder: string) => Promise<Figures>;
}

export type Figures = Record<string, number[]>;

/** A job of one figure. */
export function job({
  run,
  name,
  title,
  floor,
  budget,
  unit,
  better,
  ...more
}: Row & Omit<Job, 'rows' | 'run'> & { run: (folder: string) => Promise<number[]> }): Job {
  const row = {
    name,
    title,
    ...(floor && { floor }),
    ...(budget !== undefined && { budget }),
    ...(unit && { unit }),
    ...(better && { better })
  };
  return { name, rows: [row], ...more, run: async (folder) => ({ [name]: await run(folder) }) };
}
