import { browserJobs } from './browser.ts';
import { floors } from './floors.ts';
import { modelJobs } from './models.ts';
import { ours } from './ours.ts';

/** What is measured: a piece of work that needs the history and what the jobs above it left in the folder. */
export interface Job {
  name: string;
  title: string;
  /** a job of ours is compared with the floor of this name */
  floor?: string;
  /** the most that its median may be, where a reader waits for it */
  budget?: number;
  /** what is told in, where not in milliseconds */
  unit?: string;
  /** milliseconds, one number for each time the work was done */
  run: (folder: string) => Promise<number[]>;
}

export const jobs: readonly Job[] = [...floors, ...ours, ...modelJobs, ...browserJobs];
