import type { Job, Row } from './kinds.ts';
import type { Measured } from './measure.ts';
import { median } from './quantile.ts';

/** bench.json */
export interface Report {
  machine: string;
  runs: Run[];
  /** sizes that were not run, and why */
  skipped: { lines: number; why: string }[];
}

/** One size of history. */
export interface Run {
  lines: number;
  measured_at: string;
  rounds: number;
  /** processes that wanted a processor in the last minute, ours among them: much above the cores, believe no figure */
  load_average: number;
  figures: Figure[];
  /** bytes by what they are of */
  sizes: Record<string, number>;
  /** jobs of this size that were not run, or did not end well */
  left_out: { job: string; why: string; has_failed?: boolean }[];
  /** of each who did the task: whether the answers are those of the plain SQL, and the first difference */
  answers: { peer: string; difference?: string }[];
  /** of the plain SQL: customers and cents of all its answers, added up */
  checksum?: { customers: number; cents: number };
}

export interface Figure {
  job: string;
  name: string;
  title: string;
  unit: string;
  median: number;
  min: number;
  max: number;
  floor?: readonly string[];
  /** by the floors together, in the middle round */
  times_floor?: number;
  /** the lowest and the highest of all rounds */
  times_floor_between?: [number, number];
  /** the most that the median may be */
  budget?: number;
  better?: 'up';
  /** of the job, at its first row */
  memory_bytes?: number;
  is_reference: boolean;
}

/** The figures of the rows that anything was measured of. */
export function figuresOf(jobs: readonly Job[], measured: ReadonlyMap<string, Measured>): Figure[] {
  const rounds = (name: string) =>
    [...measured.values()]
      .flatMap((each) => each.rounds)
      .flatMap((round) => (round[name] ? [round[name]] : []));

  const figureOf = (job: Job, row: Row): Figure[] => {
    const told = rounds(row.name);
    const numbers = told.flat();
    if (numbers.length === 0) return [];
    const ratios = row.floor ? ratiosTo(row.floor.map(rounds), told) : [];
    const memory_bytes = row === job.rows[0] ? measured.get(job.name)?.memory : undefined;
    return [
      {
        job: job.name,
        name: row.name,
        title: row.title,
        unit: row.unit ?? 'ms',
        median: median(numbers),
        min: Math.min(...numbers),
        max: Math.max(...numbers),
        ...(row.floor && { floor: row.floor }),
        ...(ratios.length > 0 && {
          times_floor: median(ratios),
          times_floor_between: [Math.min(...ratios), Math.max(...ratios)] as [number, number]
        }),
        ...(row.budget !== undefined && { budget: row.budget }),
        ...(row.better && { better: row.better }),
        ...(memory_bytes !== undefined && { memory_bytes }),
        is_reference: job.isReference ?? false
      }
    ];
  };
  return jobs.flatMap((job) => job.rows.flatMap((row) => figureOf(job, row)));
}

/** Round by round, for both were slowed by the same; a floor that a round lacks leaves that round without a ratio. */
function ratiosTo(floors: readonly (readonly number[][])[], told: readonly number[][]): number[] {
  return told.flatMap((numbers, round) => {
    const least = floors.reduce((sum, floor) => sum + median(floor[round] ?? []), 0);
    return Number.isFinite(least) && least > 0 ? [median(numbers) / least] : [];
  });
}

export const figureNamed = (run: Run, name: string): Figure | undefined =>
  run.figures.find((figure) => figure.name === name);
