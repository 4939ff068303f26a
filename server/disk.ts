import { statfs } from 'node:fs/promises';

/** Bytes that the disk of a folder has left. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Whether something failed because the disk is full, whoever says so: the system, or the engine in its own words. */
export function isDiskFull(problem: unknown): boolean {
  const { code, message, cause } = (problem ?? {}) as { code?: unknown; message?: unknown; cause?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  const text = typeof problem === 'string' ? problem : typeof message === 'string' ? message : '';
  return (
    /No space left on device|Disk quota exceeded|ENOSPC/.test(text) ||
    (cause !== undefined && isDiskFull(cause))
  );
}
