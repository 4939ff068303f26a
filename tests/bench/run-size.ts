import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { BenchFolder } from './folder.ts';
import { goalJobs } from './goals.ts';
import { files, writeHistory } from './history.ts';
import type { Job } from './kinds.ts';
import { measureRound, type Measured } from './measure.ts';
import type { Options } from './options.ts';
import { isLoaded } from './ours.ts';
import { checksumOf, differenceOf, readAnswers } from './peers/answers.ts';
import { plain } from './peers/names.ts';
import { fetchPackages } from './peers/packages.ts';
import { writeTask } from './peers/task.ts';
import { figuresOf, type Run } from './report.ts';
import { sizeName } from './sizes.ts';
import { withHome } from './with-home.ts';

/** How long one round of a size took: what the next one is foretold by. */
export interface Spent {
  lines: number;
  writing: number;
  jobs: ReadonlyMap<string, Measured>;
}

interface Asked {
  folder: BenchFolder;
  lines: number;
  options: Options;
  /** by the clock of performance.now() */
  ends_at: number;
  before: Spent | undefined;
  say: (text: string) => void;
  stop: AbortSignal;
}

/** Peers that cannot be fetched are said to be missing when their turn comes. */
export async function fetchPeers(jobs: readonly Job[], say: (text: string) => void): Promise<void> {
  for (const { name, packages } of jobs) {
    if (!packages) continue;
    say(`fetching ${name}`);
    const problem = await fetchPackages(packages);
    if (problem) say(`${name} ${problem}`);
  }
}

/** Measures one size of history, or says why not. */
export async function runSize(asked: Asked): Promise<{ run?: Run; spent?: Spent; why?: string }> {
  const { lines, options, ends_at, before, say, stop } = asked;
  const left_out: Run['left_out'] = [];
  let jobs: readonly Job[] = [];
  const leave = (kept: readonly Job[], why: string) => {
    left_out.push(...jobs.filter((job) => !kept.includes(job)).map(({ name: job }) => ({ job, why })));
    jobs = kept;
  };

  jobs = await possible(options.jobs, lines, left_out);
  const left = () => ends_at - performance.now();
  if (before && foretold(jobs, before, lines) > left()) {
    const fewer = jobs.filter(({ name }) => goalJobs.includes(name));
    const needed = foretold(fewer, before, lines);
    if (needed > left()) return { why: `it would take about ${Math.ceil(needed / 60_000)} minutes more` };
    leave(fewer, 'there was no time for it at this size');
  }

  const folder = await asked.folder.of(lines);
  if (isLoaded(folder) && !options.areNamed)
    leave(
      jobs.filter(({ name }) => !name.startsWith('load')),
      'the history was loaded by an earlier run'
    );
  say(`${sizeName(lines)}: writing the history`);
  const started = performance.now();
  await writeHistory(folder, lines, ['parquet', ...jobs.flatMap(({ reads = [] }) => reads)]);
  if (jobs.some(({ reads }) => reads?.includes('lines'))) await writeTask(folder);
  const writing = performance.now() - started;
  // A newer version builds its marts when it opens a home: no job is to be charged for it.
  if (isLoaded(folder)) await withHome(folder, () => Promise.resolve());

  const measured = new Map<string, Measured>();
  const share = Number.isFinite(left()) && options.lines.at(-1) !== lines ? 0.5 : 1;
  const until = performance.now() + share * left();
  let rounds = 0;
  for (let longest = 0; rounds < options.rounds && (rounds === 0 || performance.now() + longest < until);) {
    rounds += 1;
    const begun = performance.now();
    const { failed } = await measureRound(jobs, folder, measured, {
      say: (name) => say(`${sizeName(lines)}, round ${rounds} of ${options.rounds}: ${name}`),
      stop
    });
    left_out.push(...[...failed].map(([job, why]) => ({ job, why, has_failed: true })));
    jobs = jobs.filter(({ name }) => !failed.has(name));
    longest = Math.max(longest, performance.now() - begun);
  }

  const run: Run = {
    lines,
    rounds,
    measured_at: new Date().toISOString(),
    load_average: loadavg()[0] ?? NaN,
    figures: figuresOf(jobs, measured),
    sizes: sizesIn(folder),
    left_out,
    ...(await compared(jobs, folder))
  };
  if (!asked.folder.isKept) await rm(folder, { recursive: true, force: true });
  return { run, spent: { lines, writing, jobs: measured } };
}

/** Those that can be asked at this size on this machine. */
async function possible(jobs: readonly Job[], lines: number, left_out: Run['left_out']): Promise<Job[]> {
  const able: Job[] = [];
  for (const job of jobs) {
    const tooMany =
      lines > (job.most_lines ?? Infinity) && `not at more than ${sizeName(job.most_lines ?? 0)}`;
    const why = tooMany || (await job.missing?.());
    if (why) left_out.push({ job: job.name, why });
    else able.push(job);
  }
  return able;
}

/** A process needs about a second to start, whatever it does then. */
const start = 1000;

/** Milliseconds of one round, by those of a smaller size. */
function foretold(jobs: readonly Job[], before: Spent, lines: number): number {
  const times = lines / before.lines;
  return jobs.reduce((sum, { name, isSteady }) => {
    const took = before.jobs.get(name)?.took ?? 0;
    return sum + (isSteady || took < start ? took : start + (took - start) * times);
  }, before.writing * times);
}

const measuredFiles = {
  CSV: files.csv,
  Parquet: files.parquet,
  'floor table': 'floor.duckdb',
  warehouse: 'home/warehouse.duckdb'
};

const sizesIn = (folder: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(measuredFiles)
      .filter(([, file]) => existsSync(join(folder, file)))
      .map(([name, file]) => [name, statSync(join(folder, file)).size])
  );

/** The answers of everybody who did the task beside those of the plain SQL. */
async function compared(jobs: readonly Job[], folder: string): Promise<Pick<Run, 'answers' | 'checksum'>> {
  const asked = jobs.filter(({ name, rows }) => rows.some((row) => row.name === `${name}.read`));
  if (!asked.some(({ name }) => name === plain)) return { answers: [] };
  const reference = await readAnswers(folder, plain);
  const answers = await Promise.all(
    asked
      .filter(({ name }) => name !== plain)
      .map(async ({ name: peer }) => {
        const difference = differenceOf(await readAnswers(folder, peer), reference);
        return difference === undefined ? { peer } : { peer, difference };
      })
  );
  return { answers, checksum: checksumOf(reference) };
}
