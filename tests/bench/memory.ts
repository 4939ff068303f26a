import { readFileSync } from 'node:fs';

/** Resident memory, in bytes, of a process and of those it started. Linux tells; undefined elsewhere, and when it is gone. */
export function memoryOf(pid: number): number | undefined {
  try {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (resident === undefined) return undefined;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + (memoryOf(Number(child)) ?? 0), Number(resident) * 1024);
  } catch {
    return undefined;
  }
}
