import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** An install and a build together stay far below this; a lock that is older was left behind. */
const forgottenAfterMs = 15 * 60_000;

/**
 * Runs a job that must not run twice at once on this machine. A lock is a folder that holds the id of its process.
 *
 * @template T
 * @param {string} folder the lock; the folder above it is made when missing
 * @param {() => Promise<T>} job
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(folder, job, onWait = () => undefined) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let waited = false; !take(folder); waited = true) {
    if (!waited) onWait();
    await wait(100);
  }
  try {
    return await job();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    forgetLeftLocks(folder);
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    setLeftLockAside(folder);
    return false;
  }
  writeFileSync(join(folder, 'holder'), `${process.pid} ${randomUUID()}`);
  return true;
}

/**
 * A lock whose process is gone is renamed after its holder. Of two that see the same left lock only one can do so: the
 * name stays taken, so the slower one cannot carry away the new lock of the faster one.
 *
 * @param {string} folder
 */
function setLeftLockAside(folder) {
  try {
    const [pid, token] = readFileSync(join(folder, 'holder'), 'utf8').split(' ');
    const isOld = Date.now() - statSync(folder).mtimeMs > forgottenAfterMs;
    if (token && (isOld || !isRunning(Number(pid)))) renameSync(folder, `${folder}.left-${token}`);
  } catch (error) {
    // Not written yet, just released, or set aside by somebody else: look again.
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) throw error;
  }
}

/** @param {string} folder */
function forgetLeftLocks(folder) {
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.left-`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
const codeOf = (error) => String(/** @type {NodeJS.ErrnoException} */ (error).code);
