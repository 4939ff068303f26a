import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOtherSizes, worsened } from './compare.ts';
import { BenchFolder } from './folder.ts';
import { goalsOf } from './goals.ts';
import type { Job } from './kinds.ts';
import { atFullSpeed, atRate } from './load-generator.ts';
import { markdown } from './markdown.ts';
import { differenceOf } from './peers/answers.ts';
import { median, quantile } from './quantile.ts';
import { figuresOf, type Figure, type Report, type Run } from './report.ts';
import { readSizes, sizeName } from './sizes.ts';

describe('the list of sizes', () => {
  it('reads thousands and millions, smallest first, each once', () => {
    expect(readSizes('10m, 1M,100k,2_500,1m')).toEqual([2500, 100_000, 1_000_000, 10_000_000]);
  });

  it.each(['', '0', '1.5m', '-1', '1g', '1m,,10m', '2000m'])('is none for "%s"', (text) => {
    expect(readSizes(text)).toBeUndefined();
  });

  it('names a size as it is typed', () => {
    expect([1_000_000, 100_000, 50_000_000, 1500, 7].map(sizeName)).toEqual([
      '1m',
      '100k',
      '50m',
      '1500',
      '7'
    ]);
  });
});

describe('a quantile', () => {
  it('is one of the numbers: of 100 answers the 95th is met by 95', () => {
    const times = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([0.5, 0.95, 0.99, 1].map((share) => quantile(times, share))).toEqual([50, 95, 99, 100]);
  });

  it('of one number is that number, and of none no number', () => {
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('in the middle of an even count lies between two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([9, 1, 2])).toBe(2);
  });
});

const row = (name: string, floor?: string[]): Job => ({
  name,
  rows: [{ name, title: name, ...(floor && { floor }) }],
  run: () => Promise.resolve({})
});

describe('the figures of a run', () => {
  it('compare each round with the floor of that round, so that a slow minute is no slow product', () => {
    // The second round was ten times slower for both; the ratio of all medians would be (2 + 30) / 2 ÷ (1 + 10) / 2 = 2.9.
    const measured = new Map([
      ['floor', { rounds: [{ floor: [1] }, { floor: [10] }], memory: 5, took: 0 }],
      ['work', { rounds: [{ work: [2] }, { work: [30] }], memory: undefined, took: 0 }]
    ]);
    const [floor, work] = figuresOf([row('floor'), row('work', ['floor'])], measured);
    expect(work).toMatchObject({
      median: 16,
      min: 2,
      max: 30,
      times_floor: 2.5,
      times_floor_between: [2, 3]
    });
    expect(floor).toMatchObject({ median: 5.5, memory_bytes: 5 });
    expect(floor).not.toHaveProperty('times_floor');
  });

  it('add floors up, and have no ratio where one of them was left out', () => {
    const measured = new Map([
      ['copy', { rounds: [{ copy: [6] }], memory: undefined, took: 0 }],
      ['group', { rounds: [{ group: [2] }], memory: undefined, took: 0 }],
      ['build', { rounds: [{ build: [16] }], memory: undefined, took: 0 }]
    ]);
    const jobs = [row('copy'), row('group'), row('build', ['copy', 'group'])];
    expect(figuresOf(jobs, measured)[2]?.times_floor).toBe(2);
    measured.delete('group');
    expect(figuresOf(jobs, measured)[1]).not.toHaveProperty('times_floor');
  });
});

const figureOf = (name: string, figure: Partial<Figure>): Figure => ({
  job: name,
  name,
  title: name,
  unit: 'ms',
  median: 1,
  min: 1,
  max: 1,
  is_reference: false,
  ...figure
});
const runOf = (lines: number, figures: Figure[], more: Partial<Run> = {}): Run => ({
  lines,
  measured_at: '2026-10-01T00:00:00.000Z',
  rounds: 1,
  load_average: 1,
  figures,
  sizes: {},
  left_out: [],
  answers: [],
  ...more
});
const reportOf = (runs: Run[], more: Partial<Report> = {}): Report => ({
  machine: 'one',
  runs,
  skipped: [],
  ...more
});

describe('a run beside the last one', () => {
  const before = [
    figureOf('build', { median: 100, times_floor: 2, floor: ['group'] }),
    figureOf('panels', { median: 20, memory_bytes: 1e8 }),
    figureOf('cached', { median: 1000, unit: 'requests/s', better: 'up' }),
    figureOf('floor', { median: 10, is_reference: true })
  ];
  const now = (figures: Figure[], sizes = {}) =>
    worsened(
      reportOf([runOf(1000, figures, { sizes })]),
      reportOf([runOf(1000, before, { sizes: { warehouse: 1e6 } })])
    );

  it('goes by the ratio where there is one: a slow machine is not named, a slow product is', () => {
    expect(now([figureOf('build', { median: 900, times_floor: 2.4, floor: ['group'] })])).toEqual([]);
    expect(now([figureOf('build', { median: 50, times_floor: 2.6, floor: ['group'] })])).toEqual([
      { lines: 1000, title: 'build', of: '× group', before: 2, now: 2.6 }
    ]);
  });

  it('goes by time, memory and size where there is none, and knows where more is better', () => {
    const worse = now(
      [
        figureOf('panels', { median: 26, memory_bytes: 1.3e8 }),
        figureOf('cached', { median: 700, unit: 'requests/s', better: 'up' }),
        figureOf('floor', { median: 99, is_reference: true })
      ],
      { warehouse: 1.2e6 }
    );
    expect(worse?.map(({ title, of }) => `${title} ${of}`)).toEqual([
      'panels ms',
      'panels peak MB',
      'cached requests/s'
    ]);
    expect(now([figureOf('cached', { median: 5000, unit: 'requests/s', better: 'up' })])).toEqual([]);
  });

  it('says nothing of another machine, of other sizes, or of a file from before', () => {
    const report = reportOf([runOf(1000, before)]);
    expect(worsened(report, undefined)).toBeUndefined();
    expect(worsened(report, reportOf(report.runs, { machine: 'another' }))).toBeUndefined();
    expect(worsened(report, reportOf([runOf(2000, before)]))).toBeUndefined();
    expect(worsened(report, { machine: 'one', lines: 1000 } as unknown as Report)).toBeUndefined();
  });

  it('finds a size where another was run in between, and not what another machine took', () => {
    const [small, again, large] = [runOf(1000, before), runOf(1000, []), runOf(2000, before)];
    const linesOf = (report: Report) => report.runs.map(({ lines }) => lines);
    const kept = withOtherSizes(reportOf([large]), reportOf([small]));
    expect(linesOf(kept)).toEqual([1000, 2000]);
    expect(withOtherSizes(reportOf([again]), kept).runs).toEqual([again, large]);
    expect(linesOf(withOtherSizes(reportOf([large]), reportOf([small], { machine: 'another' })))).toEqual([
      2000
    ]);
    expect(linesOf(withOtherSizes(reportOf([large]), undefined))).toEqual([2000]);
  });
});

describe('a goal', () => {
  const fifty = 50_000_000;
  const said = (runs: Run[], title: string) => goalsOf({ runs }).find((goal) => goal.title.startsWith(title));

  it('is judged at the sizes it is promised for, and told at others', () => {
    const small = runOf(1_000_000, [figureOf('segments', { median: 900 })]);
    expect(said([small], 'segments on any day')).toMatchObject({
      measured: [{ lines: 1_000_000, value: 900, is_promised: false }],
      verdict: 'not measured: is promised at 50m'
    });
    const large = runOf(fifty, [figureOf('segments', { median: 500 })]);
    expect(said([small, large], 'segments on any day')?.verdict).toBe('within');
  });

  it('is over as soon as it is at one of its sizes', () => {
    const runs = [10_000_000, fifty].map((lines, at) =>
      runOf(lines, [figureOf('build', { times_floor: at === 0 ? 2.9 : 3.1 })])
    );
    expect(said(runs, 'full build')?.verdict).toBe('over');
  });

  it('compares with the best of the others', () => {
    const run = runOf(1_000_000, [
      figureOf('ours_from_lines', { median: 100 }),
      figureOf('ours_from_warehouse', { median: 10 }),
      figureOf('chdb', { median: 90 }),
      figureOf('polars', { median: 300 }),
      figureOf('pandas', { median: 240 }),
      figureOf('duckdb', { median: 70 })
    ]);
    expect(said([run], 'scored quarter ends')).toMatchObject({ measured: [{ value: 0.9 }], verdict: 'over' });
    expect(said([run], '… the best dataframe')).toMatchObject({
      measured: [{ value: 2.4 }],
      verdict: 'over'
    });
    expect(said([run], 'the same from the built')).toMatchObject({
      measured: [{ value: 7 }],
      verdict: 'within'
    });
  });

  it('of growth takes the steepest, from ten to a hundred million', () => {
    const of = (lines: number, load: number, build: number) =>
      runOf(lines, [figureOf('load_lines', { median: load }), figureOf('build', { median: build })]);
    const runs = [of(10_000_000, 10, 20), of(100_000_000, 100, 260)];
    expect(said(runs, 'growth')).toMatchObject({ measured: [{ value: 13 }], verdict: 'over' });
    expect(said(runs.slice(1), 'growth')?.measured).toEqual([]);
  });
});

describe('the table', () => {
  it('says what was skipped, what was left out, what got worse, and whose answers differ', () => {
    const run = runOf(
      1_000_000,
      [
        figureOf('duckdb', { median: 10 }),
        figureOf('chdb', { median: 8, title: 'chdb' }),
        figureOf('sum', {})
      ],
      {
        left_out: [{ job: 'postgresql', why: 'psql is not installed' }],
        answers: [{ peer: 'chdb', difference: 'sizes lack 1 2 3 4' }],
        sizes: { warehouse: 20_000_000 }
      }
    );
    const report = reportOf([run], { skipped: [{ lines: 50_000_000, why: 'no time' }] });
    const said = markdown(report, [{ lines: 1_000_000, title: 'build', of: 'ms', before: 1, now: 2 }]);
    for (const line of [
      '- 50m was skipped: no time',
      '- postgresql was left out: psql is not installed',
      '- 1m: build: 1 → 2 ms',
      '- warehouse: 20 MB, 20 bytes a line',
      '**differ**: sizes lack 1 2 3 4'
    ])
      expect(said).toContain(line);
    expect(markdown(report, undefined)).toContain('There is none of this machine');
  });
});

describe('answers of two', () => {
  const answers = { sizes: [[1, 2, 3, 400]], flows: [[2, 1, 2, 3, 400]], cohorts: [[24_286, 0, 3]] };

  it('are equal in any order', () => {
    const more = {
      ...answers,
      sizes: [
        [1, 2, 3, 400],
        [1, 3, 1, 5]
      ]
    };
    expect(differenceOf(more, { ...more, sizes: more.sizes.toReversed() })).toBeUndefined();
  });

  it('differ by a cent, a row too few, and a row too many', () => {
    expect(differenceOf({ ...answers, sizes: [[1, 2, 3, 401]] }, answers)).toBe('sizes lack 1 2 3 400');
    expect(differenceOf({ ...answers, cohorts: [] }, answers)).toBe('cohorts lack 24286 0 3');
    expect(differenceOf({ ...answers, flows: [...answers.flows, [3, 1, 2, 3, 4]] }, answers)).toBe(
      'flows have 3 1 2 3 4'
    );
    expect(differenceOf({ ...answers, flows: [...answers.flows, ...answers.flows] }, answers)).toBe(
      'flows are 2 rows, not 1'
    );
  });
});

describe('the folder of a run', () => {
  it('is cleaned only where the benchmark made it, and refused where something else lies', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-test-'));
    try {
      await writeFile(join(folder, 'mine.txt'), 'mine');
      await expect(BenchFolder.open(folder, false)).rejects.toThrow('did not make');
      expect(existsSync(join(folder, 'mine.txt'))).toBe(true);

      const kept = await BenchFolder.open(join(folder, 'bench'), false);
      const history = await kept.of(1000);
      await writeFile(join(history, 'history.csv'), 'lines');
      await kept.leave();
      // The same history is found again; a folder of that name with another one in it is made anew.
      const again = await BenchFolder.open(join(folder, 'bench'), false);
      expect(existsSync(join(await again.of(1000), 'history.csv'))).toBe(true);
      await writeFile(join(history, 'made-by-tierflow-bench.json'), '{"lines":1000,"history":"older"}');
      expect(existsSync(join(await again.of(1000), 'history.csv'))).toBe(false);

      const passing = await BenchFolder.open(undefined, false);
      await passing.leave();
      expect(existsSync(passing.path)).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the load generator', () => {
  it('counts from when a request was due: who comes while the server is busy waits, too', async () => {
    const waiting: (() => void)[] = [];
    const server = createServer((_, response) => {
      waiting.push(() => response.end('{}'));
      // Nobody is answered before the last has come.
      if (waiting.length === 5) setTimeout(() => waiting.forEach((answer) => answer()), 20);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const times = await atRate(
        Array.from({ length: 5 }, (_, at) => `http://127.0.0.1:${port}/${at}`),
        50
      );
      // Due at 0, 20, 40, 60 and 80 ms, answered after 100 ms at the earliest.
      expect(times).toHaveLength(5);
      times.forEach((time, at) => expect(time).toBeGreaterThanOrEqual(98 - 20 * at));
    } finally {
      server.close();
    }
  });

  it('keeps so many readers busy, and takes no other answer than 200', async () => {
    let busy = 0;
    let most = 0;
    const server = createServer((request, response) => {
      most = Math.max(most, (busy += 1));
      setTimeout(() => {
        busy -= 1;
        response.writeHead(request.url === '/gone' ? 404 : 200).end();
      }, 5);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const address = `http://127.0.0.1:${port}`;
      expect(await atFullSpeed([address], { readers: 3, seconds: 0.1 })).toBeGreaterThan(0);
      expect(most).toBe(3);
      await expect(atRate([`${address}/gone`], 50)).rejects.toThrow('404');
    } finally {
      server.close();
    }
  });
});
