import { browserJobs } from './browser.ts';
import { floors } from './floors.ts';
import { httpJobs } from './http.ts';
import type { Job } from './kinds.ts';
import { modelJobs } from './models.ts';
import { ours } from './ours.ts';
import { oursAsPeers, peerJobs } from './peers/jobs.ts';
import { questionJobs } from './questions.ts';
import { schemeJobs } from './schemes.ts';

/** Each near what it is compared with: what slows the machine for a while slows both. */
export const jobs: readonly Job[] = [
  ...floors.filter(({ name }) => name === 'read_csv'),
  ...ours.filter(({ name }) => name.startsWith('load')),
  ...floors.filter(({ name }) => name !== 'read_csv' && name !== 'append'),
  ...ours.filter(({ name }) => name === 'build'),
  ...schemeJobs,
  ...questionJobs,
  ...modelJobs,
  ...oursAsPeers,
  ...peerJobs,
  ...floors.filter(({ name }) => name === 'append'),
  ...ours.filter(({ name }) => name === 'append_day'),
  ...httpJobs,
  ...browserJobs
];
