import { dataframes, otherNames } from './peers/names.ts';
import { figureNamed, type Report, type Run } from './report.ts';
import { sizeName } from './sizes.ts';

/** What the product promises of its speed, and how a run tells whether it is kept. */
interface Goal {
  title: string;
  /** the sizes it is promised for */
  at: readonly number[];
  most?: number;
  least?: number;
  /** what we aim at beyond it */
  aim?: number;
  unit: '×' | 'ms' | 'GB' | 'bytes' | 'requests/s';
  of: (run: Run, all: readonly Run[]) => number | undefined;
}

const million = 1_000_000;
const middle = (run: Run, name: string) => figureNamed(run, name)?.median;
const ratio = (name: string) => (run: Run) => figureNamed(run, name)?.times_floor;
const time = (name: string) => (run: Run) => middle(run, name);
const any = [million, 10 * million, 50 * million, 100 * million];
const large = [10 * million, 50 * million];
const fifty = [50 * million];
const hundred = [100 * million];

/** How many times as long the quickest of some takes. */
const quickest = (names: readonly string[], than: string) => (run: Run) => {
  const theirs = names.flatMap((name) => middle(run, name) ?? []);
  const ours = middle(run, than);
  return theirs.length > 0 && ours !== undefined ? Math.min(...theirs) / ours : undefined;
};

const gigabytes = (run: Run, names: readonly string[]) => {
  const found = names.flatMap((name) => figureNamed(run, name)?.memory_bytes ?? []);
  return found.length > 0 ? Math.max(...found) / 1e9 : undefined;
};

const grown = ['load_lines', 'load_parquet_lines', 'build', 'segments', 'flow'];
/** The steepest of them, from ten million lines to these. */
const growth = (run: Run, all: readonly Run[]) => {
  const ten = all.find(({ lines }) => lines === 10 * million);
  const ratios = grown.flatMap((name) => {
    const [before, after] = [ten && middle(ten, name), middle(run, name)];
    return before !== undefined && after !== undefined ? [after / before] : [];
  });
  return run.lines === 100 * million && ratios.length > 0 ? Math.max(...ratios) : undefined;
};

const goals: readonly Goal[] = [
  {
    title: 'load CSV without marts, by bare typed read_csv',
    at: any,
    most: 3,
    aim: 2,
    unit: '×',
    of: ratio('load_lines')
  },
  {
    title: 'full build, by typed copy and group by customer',
    at: large,
    most: 3,
    unit: '×',
    of: ratio('build')
  },
  {
    title: 'scored quarter ends, flows, cohorts from typed lines: chdb takes',
    at: any,
    least: 1,
    unit: '×',
    of: quickest(['chdb'], 'ours_from_lines')
  },
  {
    title: '… the best dataframe takes',
    at: any,
    least: 2.5,
    unit: '×',
    of: quickest(dataframes, 'ours_from_lines')
  },
  {
    title: 'the same from the built warehouse: the best of all others takes',
    at: any,
    least: 3,
    aim: 5,
    unit: '×',
    of: quickest(otherNames, 'ours_from_warehouse')
  },
  { title: 'segments on any day', at: fifty, most: 500, unit: 'ms', of: time('segments') },
  { title: 'flow between any two days', at: fifty, most: 1000, unit: 'ms', of: time('flow') },
  {
    title: 'stored panels, 50 requests/s: 95 of 100 within',
    at: fifty,
    most: 50,
    unit: 'ms',
    of: time('panels_p95')
  },
  { title: '… 99 of 100 within', at: fifty, most: 100, unit: 'ms', of: time('panels_p99') },
  { title: '… from cache', at: fifty, least: 500, unit: 'requests/s', of: time('panels_cached') },
  { title: 'one day on top, to published marts', at: fifty, most: 5000, unit: 'ms', of: time('append_day') },
  {
    title: 'peak memory of loading and building',
    at: hundred,
    most: 8,
    unit: 'GB',
    of: (run) => gigabytes(run, ['load_lines', 'load_parquet_lines', 'build'])
  },
  {
    title: 'memory of the idle server',
    at: hundred,
    most: 2,
    unit: 'GB',
    of: (run) => {
      const idle = middle(run, 'idle_memory');
      return idle === undefined ? undefined : idle / 1000;
    }
  },
  {
    title: 'warehouse by line, once it is loaded',
    at: hundred,
    most: 25,
    unit: 'bytes',
    of: (run) => {
      const megabytes = middle(run, 'load_size');
      return megabytes === undefined ? undefined : (megabytes * 1e6) / run.lines;
    }
  },
  { title: 'growth from 10 to 100 million lines, the steepest', at: hundred, most: 12, unit: '×', of: growth }
];

/** What the goals are told by: run first where time is short. */
export const goalJobs: readonly string[] = [
  'read_csv',
  'load',
  'read_parquet',
  'group',
  'build',
  'segments',
  'flow',
  'ours_from_lines',
  'ours_from_warehouse',
  ...otherNames,
  'append',
  'append_day',
  'panels'
];

export interface GoalSaid {
  title: string;
  asked: string;
  /** by size, where it was measured */
  measured: { lines: number; value: number; is_promised: boolean; verdict: 'within' | 'over' }[];
  verdict: string;
}

/** Each goal beside what was measured; it is kept where it is at all the sizes it is promised for that were run. */
export function goalsOf({ runs }: Pick<Report, 'runs'>): GoalSaid[] {
  return goals.map(({ title, at, most, least, aim, unit, of }) => {
    const isKept = (value: number) => value <= (most ?? Infinity) && value >= (least ?? -Infinity);
    const measured = runs.flatMap((run) => {
      const value = of(run, runs);
      if (value === undefined || !Number.isFinite(value)) return [];
      const verdict = isKept(value) ? ('within' as const) : ('over' as const);
      return [{ lines: run.lines, value, is_promised: at.includes(run.lines), verdict }];
    });
    const promised = measured.filter(({ is_promised }) => is_promised);
    const bound = most === undefined ? `≥ ${least ?? ''}` : `≤ ${most.toLocaleString('en')}`;
    return {
      title,
      asked: `${bound} ${unit}${aim === undefined ? '' : `, aim ${aim}`}`,
      measured,
      verdict:
        promised.length === 0
          ? `not measured: is promised at ${at.map(sizeName).join(', ')}`
          : promised.every(({ verdict }) => verdict === 'within')
            ? 'within'
            : 'over'
    };
  });
}
