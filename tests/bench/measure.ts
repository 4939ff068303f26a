import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Figures, Job } from './kinds.ts';
import { memoryOf } from './memory.ts';

/** What came out, round by round. */
export interface Measured {
  rounds: Figures[];
  /** bytes of the process and those it started, the most of all rounds; undefined where the system does not tell */
  memory: number | undefined;
  /** milliseconds that one round took, with the start of the process */
  took: number;
}

/** Once round all jobs, each after those that it is compared with: what slows the machine for a while slows both. */
export async function measureRound(
  jobs: readonly Job[],
  folder: string,
  measured: Map<string, Measured>,
  { say, stop }: { say: (title: string) => void; stop: AbortSignal }
): Promise<{ failed: Map<string, string> }> {
  const failed = new Map<string, string>();
  for (const job of jobs) {
    say(job.name);
    const started = performance.now();
    try {
      const { figures, memory } = await inOwnProcess(job.name, folder, stop);
      const before = measured.get(job.name);
      measured.set(job.name, {
        rounds: [...(before?.rounds ?? []), figures],
        memory: memory && Math.max(memory, before?.memory ?? 0),
        took: performance.now() - started
      });
    } catch (problem) {
      // What was measured before is not lost: the failure is told in the report.
      if (stop.aborted) throw problem;
      failed.set(job.name, (problem as Error).message);
    }
  }
  return { failed };
}

async function inOwnProcess(
  name: string,
  folder: string,
  stop: AbortSignal
): Promise<{ figures: Figures; memory: number | undefined }> {
  const script = join(import.meta.dirname, 'job.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, name, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: stop
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));

  let memory: number | undefined;
  const watch = setInterval(() => (memory = larger(memory, memoryOf(child.pid ?? 0))), 25);
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve)
  );
  const code = await ended.finally(() => clearInterval(watch));

  if (code !== 0) throw new Error(`${name} failed with exit code ${String(code)}`);
  // A library may print what it likes before.
  return { figures: JSON.parse(said.slice(said.lastIndexOf('\n') + 1)) as Figures, memory };
}

const larger = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
