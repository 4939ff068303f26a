import { Worker } from 'node:worker_threads';
import { programOf } from '../program.ts';
import { NotOfEncoding } from './encoding.ts';
import { copyPart, type PartCopy, type PartMessage, type PartOrder } from './part-copy.ts';

/** Of all parts of a text, in their order. */
export type Copies = readonly [PartCopy, ...PartCopy[]];

/** Copies parts of a text at once: the first here, each of the others in a thread of its own. When one fails, all end. */
export async function sideBySide(
  first: PartOrder,
  others: readonly PartOrder[],
  done: (bytes: number) => void
): Promise<Copies> {
  const bytes = new Map<number, number>();
  const tell =
    ({ part_no }: PartOrder) =>
    (read: number) => {
      bytes.set(part_no, read);
      done([...bytes.values()].reduce((sum, each) => sum + each));
    };
  const left = new AbortController();
  const threads: Worker[] = [];
  const apart = (part: PartOrder): Promise<PartCopy> => {
    const { path, isCompiled } = programOf('text/part-thread');
    // What a process loads TypeScript with does not reach its threads.
    if (!isCompiled) return copyPart(part, tell(part), left.signal);
    const thread = new Worker(path, { workerData: part, execArgv: [] });
    threads.push(thread);
    return copiedBy(thread, tell(part));
  };
  // They begin before this one does.
  const begun = others.map(apart);
  const here = copyPart(first, tell(first), left.signal);
  try {
    return await Promise.all([here, ...begun]);
  } catch (problem) {
    left.abort();
    throw problem;
  } finally {
    for (const thread of threads) await thread.terminate();
    // Whoever copies the text once more writes where these did.
    await Promise.allSettled([here, ...begun]);
  }
}

/** What a thread has copied, once it has. */
function copiedBy(thread: Worker, tell: (bytes: number) => void): Promise<PartCopy> {
  return new Promise((resolve, reject) => {
    thread.on('message', (message: PartMessage) => {
      if ('bytes' in message) tell(message.bytes);
      else if ('copied' in message) resolve(message.copied);
      else reject(new NotOfEncoding(message.not_of_encoding));
    });
    thread.on('error', (problem: NodeJS.ErrnoException) => {
      // As the process ends whose own memory is used up: whoever waits for it knows what that means.
      if (problem.code === 'ERR_WORKER_OUT_OF_MEMORY') process.abort();
      reject(problem);
    });
    thread.on('exit', (code) => reject(new Error(`a thread has ended with ${code}`)));
  });
}
