import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Refusal, refusal } from '../errors.ts';

/** A few bytes can hold any number of zeros: an extract is packed ten or twenty times. */
const mostRatio = 100;
const mostUnpackedBytes = 2 ** 30;

/** Too little to do harm, however tightly it was packed. */
const harmlessBytes = 2 ** 20;

/** Whether so much may come out of so many bytes; else why not. */
export function refuseBomb(file: string, packed: number, unpacked: number): void {
  if (unpacked > mostUnpackedBytes) {
    throw refusal('unpacked_too_large', { file, gigabytes: mostUnpackedBytes / 2 ** 30 });
  }
  if (unpacked > harmlessBytes && unpacked > packed * mostRatio) {
    throw refusal('packed_too_tightly', { file, ratio: mostRatio });
  }
}

/** Unpacks a gzip file into the folder of its reader; answers where. */
export async function unpacked(order: {
  path: string;
  folder: string;
  file_name: string;
  bytes: number;
}): Promise<string> {
  const path = join(order.folder, 'unpacked');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      try {
        refuseBomb(order.file_name, order.bytes, bytes);
        done(null, chunk);
      } catch (problem) {
        done(problem as Error);
      }
    }
  });
  try {
    await pipeline(
      createReadStream(order.path),
      createGunzip({ chunkSize: 1 << 18 }),
      counted,
      createWriteStream(path, { mode: 0o600 })
    );
  } catch (problem) {
    if (problem instanceof Refusal || !isDamage(problem)) throw problem;
    throw refusal('file_damaged', { file: order.file_name, format: 'gzip' });
  }
  if (bytes === 0) throw refusal('file_empty', { file: order.file_name });
  return path;
}

const isDamage = (problem: unknown) =>
  problem instanceof Error && 'code' in problem && String(problem.code).startsWith('Z_');
