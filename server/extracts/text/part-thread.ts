import { parentPort, workerData } from 'node:worker_threads';
import { NotOfEncoding } from './encoding.ts';
import { copyPart, type PartMessage, type PartOrder } from './part-copy.ts';

/* A thread of its own for one part of a text. */
const tell = (message: PartMessage) => parentPort?.postMessage(message);

try {
  tell({ copied: await copyPart(workerData as PartOrder, (bytes) => tell({ bytes })) });
} catch (problem) {
  if (!(problem instanceof NotOfEncoding)) throw problem;
  tell({ not_of_encoding: problem.message });
}
