import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { engineThreads } from '../config.ts';
import { QueryInterrupted } from '../db/query-error.ts';
import { isDiskFull } from '../disk.ts';
import { Refusal, refusal } from '../errors.ts';
import { loader, programOf } from './program.ts';
import type { ReaderMessage, ReadOrder, ReadSummary } from './reading.ts';

/** What one file may cost. The engine stays below its own limit only roughly: the process is ended by its real memory. */
const engineMemory = '1GB';
const mostMegabytes = 2048;
const scriptMegabytes = 512;
const memoryEvery = 200;

const formatNames = {
  csv: 'CSV',
  parquet: 'Parquet',
  xlsx: 'XLSX',
  json: 'JSON',
  ndjson: 'NDJSON',
  gzip: 'gzip'
};

/** Half a minute, and a second more for every 2 MB; what is packed holds ten times as much. */
const secondsFor = ({ bytes, format }: Pick<ReadOrder, 'bytes' | 'format'>) =>
  30 + Math.ceil((bytes * (format === 'gzip' || format === 'xlsx' ? 10 : 1)) / 2e6);

let ahead: ChildProcess | undefined;

/**
 * Starts the process of the next file before there is anything to read: it takes as long as a home to open. Whoever does so
 * ends it by what is answered, should nothing have been read.
 */
export function startReaderAhead(): () => void {
  ahead ??= started();
  const child = ahead;
  return () => {
    if (ahead !== child) return;
    ahead = undefined;
    child.kill('SIGKILL');
  };
}

/** A process that waits for the one file it will read. Whoever starts it ends it, should there be nothing to read. */
export function startReader(): ChildProcess {
  const child = ahead?.connected ? ahead : started();
  ahead = undefined;
  return child;
}

function started(): ChildProcess {
  const { path, isCompiled } = programOf('reader-process');
  const child = fork(path, [], {
    // Nothing of ours: no token, no path of a home.
    env: { TZ: 'UTC', UV_THREADPOOL_SIZE: '8' },
    execArgv: [`--max-old-space-size=${scriptMegabytes}`, ...(isCompiled ? [] : loader())],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced'
  });
  // A process that could not be started is told of when it is asked for something.
  child.on('error', () => undefined);
  return child;
}

/** Has a file read by a process of its own. Whatever happens to that process, the answer is a summary or a refusal. */
export async function readFileApart(
  order: Omit<ReadOrder, 'engine'>,
  report: (done: number, of: number) => void,
  left?: AbortSignal,
  child = startReader()
): Promise<ReadSummary> {
  const watch = watched(child, order);
  const stop = () => child.kill('SIGKILL');
  left?.addEventListener('abort', stop, { once: true });
  try {
    refuseLeft(left);
    return await answered(child, order, report, watch.refused);
  } catch (problem) {
    refuseLeft(left);
    throw problem;
  } finally {
    left?.removeEventListener('abort', stop);
    watch.end();
    stop();
  }
}

function refuseLeft(left: AbortSignal | undefined): void {
  if (left?.aborted) throw new QueryInterrupted('left', '');
}

function answered(
  child: ChildProcess,
  order: Omit<ReadOrder, 'engine'>,
  report: (done: number, of: number) => void,
  stopped: () => Refusal | undefined
): Promise<ReadSummary> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-4000)));
    const damaged = (cause: string) => {
      const damage = isDiskFull(cause)
        ? refusal('disk_full')
        : refusal('file_damaged', { file: order.file_name, format: formatNames[order.format] });
      const problem = stopped() ?? damage;
      problem.cause = cause;
      reject(problem);
    };

    child.on('message', (message: ReaderMessage) => {
      if ('at' in message) report(message.at.done, message.at.of);
      else if ('done' in message) resolve(message.done);
      else if ('refused' in message) reject(refusal(message.refused.code, message.refused.details));
      else damaged(message.failed);
    });
    child.on('error', reject);
    // After an answer this says nothing new: a promise is settled once.
    child.on('close', (code, signal) => {
      // How Node ends when its own memory is used up.
      const isFull = signal === 'SIGABRT' || code === 134;
      if (isFull) reject(refusal('file_too_heavy', { file: order.file_name, megabytes: scriptMegabytes }));
      else damaged(`the reader ended with ${signal ?? code}: ${said}`);
    });

    const engine = { threads: engineThreads(), memory_limit: engineMemory };
    child.send({ ...order, engine } satisfies ReadOrder, (problem) => problem && damaged(problem.message));
  });
}

/** Ends a process that takes too long or too much, and remembers why. */
function watched(child: ChildProcess, order: Omit<ReadOrder, 'engine'>) {
  const { file_name } = order;
  let refused: Refusal | undefined;
  const stop = (why: Refusal) => {
    refused ??= why;
    child.kill('SIGKILL');
  };
  const seconds = secondsFor(order);
  const timer = setTimeout(
    () => stop(refusal('file_too_slow', { file: file_name, seconds })),
    seconds * 1000
  );
  const memory = setInterval(() => {
    void residentMegabytes(child.pid).then((megabytes) => {
      if (megabytes > mostMegabytes)
        stop(refusal('file_too_heavy', { file: file_name, megabytes: mostMegabytes }));
    });
  }, memoryEvery);
  return {
    refused: () => refused,
    end: () => {
      clearTimeout(timer);
      clearInterval(memory);
    }
  };
}

/** 0 where the system does not tell: there the limits of the engine and of the script alone hold. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
