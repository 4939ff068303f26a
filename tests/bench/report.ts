import { cpus, loadavg } from 'node:os';
import type { Job } from './jobs.ts';
import type { Measured } from './measure.ts';

export interface Report {
  lines: number;
  rounds: number;
  machine: string;
  /** processes that wanted a processor in the last minute, ours among them: much above the cores, believe no figure */
  load_average: number;
  jobs: {
    job: string;
    title: string;
    unit: string;
    median: number;
    min: number;
    max: number;
    floor?: string;
    /** of the medians */
    times_floor?: number;
    /** the most that the median may be */
    budget?: number;
    memory_bytes?: number;
  }[];
  /** bytes by what they are of */
  sizes: Record<string, number>;
}

export function reportOf(
  jobs: readonly Job[],
  measured: ReadonlyMap<string, Measured>,
  facts: Pick<Report, 'lines' | 'rounds' | 'sizes'>
): Report {
  const timesOf = (name: string) => (measured.get(name)?.times ?? []).toSorted((one, other) => one - other);
  const [cpu] = cpus();
  return {
    ...facts,
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
    load_average: loadavg()[0] ?? NaN,
    jobs: jobs.map(({ name, title, floor, budget, unit = 'ms' }) => {
      const times = timesOf(name);
      const middle = median(times);
      const memory_bytes = measured.get(name)?.memory;
      return {
        job: name,
        title,
        unit,
        median: middle,
        min: times[0] ?? NaN,
        max: times.at(-1) ?? NaN,
        ...(floor !== undefined && { floor, times_floor: middle / median(timesOf(floor)) }),
        ...(budget !== undefined && { budget }),
        ...(memory_bytes !== undefined && { memory_bytes })
      };
    })
  };
}

/** Of numbers in order. */
function median(times: readonly number[]): number {
  const [low, high] = [times[(times.length - 1) >> 1], times[times.length >> 1]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

export function markdown({ lines, rounds, machine, load_average, jobs, sizes }: Report): string {
  const rows = jobs.map((job) => [
    job.title,
    `${figure(job.median)} ${job.unit}`,
    `${figure(job.min)} … ${figure(job.max)}`,
    against(job),
    job.memory_bytes === undefined ? '' : megabytes(job.memory_bytes)
  ]);
  const table = [
    ['what', 'median', 'min … max', 'against', 'peak MB'],
    ['---', '--:', '--:', '---', '--:'],
    ...rows
  ];
  return [
    `${lines.toLocaleString('en')} order lines, ${rounds} rounds, ${machine}, load average ${load_average.toFixed(1)}`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...Object.entries(sizes).map(([name, bytes]) => `- ${name}: ${megabytes(bytes)} MB`),
    ''
  ].join('\n');
}

function against({ floor, times_floor, budget, median, unit }: Report['jobs'][number]): string {
  if (budget !== undefined)
    return `${median <= budget ? 'within' : '**over**'} ${budget.toLocaleString('en')} ${unit}`;
  if (Number.isNaN(times_floor)) return 'its floor was left out';
  return times_floor === undefined ? 'a floor' : `${times_floor.toFixed(1)} × ${floor ?? ''}`;
}

const figure = (measured: number) =>
  measured.toLocaleString('en', { maximumFractionDigits: measured < 100 ? 1 : 0 });
const megabytes = (bytes: number) => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 0 });
