import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { QueryInterrupted } from '../db/query-error.ts';
import { freeBytes } from '../disk.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';

/** A file on its way from a browser into an extract: <home>/uploads/UPLOAD_ID/NAME. */
export interface Upload {
  upload_id: string;
  file_name: string;
  bytes: number;
}

const keptMs = 24 * 3600 * 1000;

/** What is compressed may be thousands of times as large inside; a text can only be as large as the disk. */
const mostCompressed = 100e6;
const compressed = /^(1f8b|504b0304|28b52ffd|d0cf11e0)/;

/** So often the free space is looked at while a file is written. */
const lookEvery = 64e6;

/** Writes a file as it comes. Nothing is left of one that is too large, or whose sender leaves. */
export async function receive(
  home: Home,
  file_name: string,
  body: Readable,
  announced: number
): Promise<Upload> {
  await removeStale(home);
  const upload_id = randomUUID();
  const folder = join(home.uploads, upload_id);
  await mkdir(folder, { recursive: true });
  try {
    await refuseWithoutRoom(folder, file_name, announced);
    const measured = new Measured(folder, file_name, announced);
    await pipeline(body, measured, createWriteStream(join(folder, file_name), { flags: 'wx' }));
    return { upload_id, file_name, bytes: measured.bytes };
  } catch (problem) {
    await rm(folder, { recursive: true, force: true });
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw await withoutRoom(home.uploads, file_name);
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
      throw new QueryInterrupted('left', '');
    throw problem;
  }
}

/** Where the files of these uploads lie, in the order asked for. */
export async function pathsOf(home: Home, upload_ids: readonly string[]): Promise<string[]> {
  return Promise.all(
    upload_ids.map(async (upload_id) => {
      const folder = join(home.uploads, checked(upload_id));
      const [name] = await readdir(folder).catch(() => []);
      if (name === undefined) throw refusal('upload_gone');
      return join(folder, name);
    })
  );
}

export async function removeUploads(home: Home, upload_ids: readonly string[]): Promise<void> {
  for (const upload_id of upload_ids)
    await rm(join(home.uploads, checked(upload_id)), { recursive: true, force: true });
}

/** What was sent and never loaded. */
export async function removeStale(home: Home, now = Date.now()): Promise<void> {
  for (const name of await readdir(home.uploads).catch(() => [])) {
    const folder = join(home.uploads, name);
    const found = await stat(folder).catch(() => undefined);
    if (found && now - found.mtimeMs > keptMs) await rm(folder, { recursive: true, force: true });
  }
}

/** It becomes part of a path: nothing but what we gave out ourselves. */
function checked(upload_id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(upload_id)) throw refusal('upload_gone');
  return upload_id;
}

/** Counts what passes, and stops it when it becomes too much. */
class Measured extends Transform {
  bytes = 0;
  #head = Buffer.alloc(0);
  #looked = 0;
  readonly #folder: string;
  readonly #file: string;
  readonly #announced: number;

  constructor(folder: string, file: string, announced: number) {
    super();
    this.#folder = folder;
    this.#file = file;
    this.#announced = announced;
  }

  override _transform(
    chunk: Buffer,
    _encoding: string,
    done: (problem?: Error, chunk?: Buffer) => void
  ): void {
    this.bytes += chunk.length;
    if (this.#head.length < 4) this.#head = Buffer.concat([this.#head, chunk]).subarray(0, 4);
    if (
      Math.max(this.bytes, this.#announced) > mostCompressed &&
      compressed.test(this.#head.toString('hex'))
    ) {
      done(refusal('upload_too_large', { file: this.#file, most: mostCompressed / 1e6 }));
      return;
    }
    if (this.bytes - this.#looked < lookEvery) {
      done(undefined, chunk);
      return;
    }
    this.#looked = this.bytes;
    refuseWithoutRoom(this.#folder, this.#file, this.bytes).then(() => done(undefined, chunk), done);
  }
}

/** The archive keeps the bytes, and the warehouse what is made of them. */
async function refuseWithoutRoom(folder: string, file: string, bytes: number): Promise<void> {
  if (bytes * 2 > (await freeBytes(folder))) throw await withoutRoom(folder, file);
}

const withoutRoom = async (folder: string, file: string) =>
  refusal('upload_without_room', { file, free: Math.floor((await freeBytes(folder)) / 1e6) });
