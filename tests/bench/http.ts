import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../server/config.ts';
import { TILES } from '../../web/features/overview/tiles.ts';
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
      { name: 'panels_p50', title: 'stored panels of the overview through HTTP, 50 requests/s: half within' },
      { name: 'panels_p95', title: '… 95 of 100 within', budget: 50 },
      { name: 'panels_p99', title: '… 99 of 100 within', budget: 100 },
      { name: 'panels_cached', title: '… asked again as fast as it goes', unit: 'requests/s', better: 'up' },
      { name: 'idle_memory', title: 'memory of the server, idle on the warehouse', unit: 'MB' }
    ],
    run: (folder) =>
      withServer(join(folder, 'home'), async (address, server) => {
        const panels = overview.map((panel) => `${address}${panel}`);
        for (const panel of panels) await (await fetch(panel)).arrayBuffer();
        const times = await atRate(panels, { per_second: 50, seconds: 8 });
        const cached = await atFullSpeed(panels, { readers: 8, seconds: 3 });
        await wait(2000);
        const idle = memoryOf(server.pid ?? 0);
        return {
          panels_p50: [quantile(times, 0.5)],
          panels_p95: [quantile(times, 0.95)],
          panels_p99: [quantile(times, 0.99)],
          panels_cached: [cached],
          idle_memory: idle === undefined ? [] : [idle / 1e6]
        };
      })
  }
];

/** What the overview asks when it is opened, of four quarters. */
const overview = ['2025Q3', '2025Q4', '2026Q1', '2026Q2'].flatMap((period) => [
  `/api/kpis?period=${period}`,
  `/api/kpi-series?grain=quarter&${TILES.map((id) => `metric_id=${id}`).join('&')}`,
  `/api/kpi-change?metric_id=repurchase_rate&period=${period}`,
  '/api/segment-series?grain=quarter',
  '/api/definitions'
]);

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
