import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { periodsOfGrain } from '../../server/build/calendar.ts';
import type { Definition } from '../../server/features/definitions/contract.ts';
import { metricsOf } from '../../web/features/overview/metrics-of.ts';
import { projectRoot } from '../../server/config.ts';
import { TILES } from '../../web/features/overview/tiles.ts';
import { historyDays } from './history.ts';
import type { Job } from './kinds.ts';
import { atFullSpeed, atRate } from './load-generator.ts';
import { memoryOf } from './memory.ts';
import { quantile } from './quantile.ts';

/** What a reader of the stored pages waits for, from a server of its own process, as people start it. */
export const httpJobs: readonly Job[] = [
  {
    name: 'panels',
    isSteady: true,
    rows: [
      {
        name: 'panels_p50',
        title: 'stored panels of the overview through HTTP, 50 requests/s, every period once: half within'
      },
      { name: 'panels_p95', title: '… 95 of 100 within', budget: 50 },
      { name: 'panels_p99', title: '… 99 of 100 within', budget: 100 },
      {
        name: 'panels_cached',
        title: '… the same once more, as fast as it goes',
        unit: 'requests/s',
        better: 'up'
      },
      { name: 'panel_live', title: '… the figures of the table that no build stores, of one period alone' },
      { name: 'idle_memory', title: 'memory of the server, idle on the warehouse', unit: 'MB' }
    ],
    run: (folder) =>
      withServer(join(folder, 'home'), async (address, server) => {
        const metrics = metricsOf(await catalogOf(address));
        const asked = (path: string) => `${address}${path}`;
        const panels = periods.flatMap((period) => stored(period, metrics.stored)).map(asked);
        for (const panel of stored('2024', metrics.stored)) await answerOf(asked(panel));
        const times = await atRate(panels, 50);
        const cached = await atFullSpeed(panels, { readers: 8, seconds: 3 });
        const live: number[] = [];
        for (const period of ['2025Q1', '2025Q2', '2025Q3']) {
          const started = performance.now();
          await answerOf(asked(figures(period, metrics.live)));
          live.push(performance.now() - started);
        }
        await wait(2000);
        const idle = memoryOf(server.pid ?? 0);
        return {
          panels_p50: [quantile(times, 0.5)],
          panels_p95: [quantile(times, 0.95)],
          panels_p99: [quantile(times, 0.99)],
          panels_cached: [cached],
          panel_live: live,
          idle_memory: idle === undefined ? [] : [idle / 1e6]
        };
      })
  }
];

/** Figures of a period, by the ids of metrics. */
const figures = (period: string, ids: readonly string[]) =>
  `/api/kpis?period=${period}${ids.map((id) => `&metric_id=${id}`).join('')}`;

/**
 * What the overview asks when it is opened, but for the figures that no build stores: of that, some is of the period and some
 * is the same for all of a grain.
 */
const stored = (period: string, ids: readonly string[]) => {
  const grain = period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';
  return [
    figures(period, TILES),
    figures(period, ids),
    `/api/kpi-series?grain=${grain}${TILES.map((id) => `&metric_id=${id}`).join('')}`,
    `/api/kpi-change?metric_id=repurchase_rate&period=${period}`,
    `/api/segment-series?grain=${grain}`,
    '/api/definitions'
  ];
};

const answerOf = async (address: string): Promise<unknown> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

const catalogOf = async (address: string) => {
  const { rows } = (await answerOf(`${address}/api/definitions`)) as { rows: Definition[] };
  return rows.filter((row) => row.kind === 'metric');
};

/**
 * Every period of the history by quarter and month, each opened once: nobody has asked for it since the build. Before the
 * first of them there is none to compare it with.
 */
const coverage = { covers_from: historyDays.starts_on, data_through: historyDays.ends_on };
const periods = (['quarter', 'month'] as const).flatMap((grain) =>
  periodsOfGrain(grain, coverage)
    .slice(1)
    .map(({ period }) => period)
);

/** Compiled, as people run it, where it was compiled; and ended when the work is done. */
async function withServer<T>(
  home: string,
  work: (address: string, server: ChildProcess) => Promise<T>
): Promise<T> {
  const compiled = join(projectRoot, 'dist/server/cli/main.js');
  const program = existsSync(compiled) ? [compiled] : ['--import', 'tsx', 'server/cli/main.ts'];
  const words = ['serve', '--home', home, '--no-demo', '--port', '0'];
  const server = spawn(process.execPath, [...program, ...words], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TIERFLOW_LOG: 'warn' }
  });
  process.once('exit', () => server.kill());
  try {
    return await work(await addressOf(server), server);
  } finally {
    const ended = once(server, 'close');
    server.kill('SIGTERM');
    await ended;
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (said += String(text)));
  const ended = once(server, 'close').then(() => undefined);
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (found) return found;
    const again = wait(50).then(() => true);
    if (!(await Promise.race([again, ended]))) throw new Error(`the server ended: ${said.trim()}`);
  }
}
