import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from './jobs.ts';

export interface Measured {
  /** milliseconds, over all rounds */
  times: number[];
  /** bytes, with the processes it started; undefined where the system does not tell */
  memory: number | undefined;
}

/** All jobs, one after another, round by round: what slows the machine for a while slows every one of them. */
export async function measure(
  jobs: readonly Job[],
  folder: string,
  rounds: number,
  stop: AbortSignal
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (let round = 1; round <= rounds; round++) {
    for (const { name, title } of jobs) {
      process.stderr.write(`round ${round} of ${rounds}: ${title}\n`);
      const { times, memory } = await inOwnProcess(name, folder, stop);
      const before = measured.get(name);
      measured.set(name, {
        times: [...(before?.times ?? []), ...times],
        memory: memory && Math.max(memory, before?.memory ?? 0)
      });
    }
  }
  return measured;
}

async function inOwnProcess(name: string, folder: string, stop: AbortSignal): Promise<Measured> {
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
  return { times: JSON.parse(said) as number[], memory };
}

const larger = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

/** Resident memory of a process and of those it started. Linux tells; undefined elsewhere, and when it is gone. */
function memoryOf(pid: number): number | undefined {
  try {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (resident === undefined) return undefined;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + (memoryOf(Number(child)) ?? 0), Number(resident) * 1024);
  } catch {
    return undefined;
  }
}
