import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDiskFull } from '../disk.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import type { Manifest } from './manifest.ts';
import type { Report } from './options.ts';
import type { Source } from './sources.ts';

/** A file whose bytes are ours by now. */
export interface ArrivedFile {
  file_no: number;
  file_name: string;
  bytes: number;
  /** where its bytes can be read now */
  path: string;
}

/** A file as it lies in the archive, or will. */
export interface ArchivedFile extends ArrivedFile {
  sha256: string;
}

/** The files of an extract and what it is known by. */
export interface Archived {
  files: readonly ArchivedFile[];
  /** of the one file, or of the sorted hashes of several: the order in which files are named says nothing */
  sha256: string;
}

const incomingPrefix = '.incoming-';

/** Folders of loads under way in this process: what else is incoming was left behind by one that died. */
const underWay = new Set<string>();

/**
 * The bytes of an extract on their way into the archive. They lie in a folder of their own until the load is
 * committed, so that a load that fails leaves nothing: archive/<sha256 of the extract>/<sha256 of a file>.
 */
export class Incoming {
  readonly #archive: string;
  readonly #folder: string;
  #isCommitted = false;
  /** the bytes on their way to the disk: that takes about as long as reading them, which goes on meanwhile */
  readonly #onDisk: Promise<unknown>;
  readonly files: readonly ArrivedFile[];
  /** What is hashed is what is kept, and what is read: the copy. Hashing it goes on while it is read. */
  readonly archived: Promise<Archived>;

  private constructor(archive: string, folder: string, files: readonly ArrivedFile[]) {
    this.#archive = archive;
    this.#folder = folder;
    this.files = files;
    this.#onDisk = Promise.all(files.map(({ path }) => synced(path)));
    this.archived = hashed(files);
    // Heard where they are waited for; a load that ends before need not hear them.
    for (const work of [this.#onDisk, this.archived]) work.catch(() => undefined);
  }

  static async take(home: Home, sources: readonly Source[], report: Report): Promise<Incoming> {
    const archive = resolve(home.archive);
    const folder = join(archive, `${incomingPrefix}${randomBytes(8).toString('hex')}`);
    underWay.add(folder);
    try {
      await mkdir(folder, { recursive: true });
      const files: ArrivedFile[] = [];
      for (const [file_no, source] of sources.entries()) {
        report({ step: 'archive', done: file_no, of: sources.length });
        const path = join(folder, `arriving-${file_no}`);
        files.push({ file_no, file_name: source.file_name, path, bytes: await copied(source, path) });
      }
      return new Incoming(archive, folder, files);
    } catch (problem) {
      await forget(folder);
      throw problem;
    }
  }

  /** Before the commit: from now on the archive alone can rebuild the load. Nobody reads the files any more. */
  async describe(manifest: Manifest): Promise<void> {
    const { files } = await this.archived;
    await this.#onDisk;
    for (const { path, sha256 } of files) await rename(path, join(this.#folder, sha256));
    await writeManifest(this.#folder, manifest);
  }

  /** After the commit. Where it fails the bytes stay where they are, and the next load brings them to their place. */
  async keep(): Promise<void> {
    this.#isCommitted = true;
    try {
      await moved(this.#folder, join(this.#archive, (await this.archived).sha256));
    } finally {
      underWay.delete(this.#folder);
    }
  }

  /** Leaves nothing of an extract that was not loaded. From the commit on the bytes are all there is of it. */
  async discard(): Promise<void> {
    if (this.#isCommitted) return;
    await this.archived.catch(() => undefined);
    await forget(this.#folder);
  }
}

async function hashed(arrived: readonly ArrivedFile[]): Promise<Archived> {
  const files: ArchivedFile[] = [];
  for (const file of arrived) {
    files.push({ ...file, sha256: await hashOf(file.path) });
    refuseRepeated(files);
  }
  const hashes = files.map((file) => file.sha256).sort();
  return { files, sha256: hashes.length === 1 && hashes[0] ? hashes[0] : sha256Of(hashes.join('\n')) };
}

/** Removes an extract for good: only the demo ever is. */
export async function removeFromArchive(home: Home, sha256: string): Promise<void> {
  await rm(join(home.archive, sha256), { recursive: true, force: true });
}

/** What the archive needs to know of the ledger. */
interface Entered {
  extract_id: string;
  sha256: string;
  status: Manifest['status'];
  /** ISO text of an instant, without its zone */
  loaded_at: string;
}

/** All that was ever loaded, in the order of loading. A folder without a readable manifest is none of ours. */
export async function manifestsOf(home: Home): Promise<Manifest[]> {
  const names = await foldersIn(home.archive);
  const lists = await Promise.all(
    names
      .filter((name) => !name.startsWith(incomingPrefix))
      .map((name) => manifestsIn(join(home.archive, name)))
  );
  return lists.flat().sort((one, other) => one.extract_key - other.extract_key);
}

/** What lies beside the bytes of an extract in the ledger. */
export async function manifestNamed(
  home: Home,
  { extract_id, sha256 }: { extract_id: string; sha256: string }
): Promise<Manifest> {
  const folder = join(home.archive, sha256);
  const manifests = await manifestsIn(folder).catch(() => []);
  const manifest = manifests.find((each) => each.extract_id === extract_id);
  if (!manifest) throw refusal('archive_incomplete', { extract_id });
  return manifest;
}

/** Where the bytes of an archived extract lie, under the names that people gave them. */
export const archivedFiles = (home: Home, { sha256, files }: Manifest): ArchivedFile[] =>
  files.map((file, file_no) => ({
    ...file,
    file_no,
    path: resolve(home.archive, sha256, file.sha256)
  }));

/** Every file of an extract must lie in the archive with the bytes that it came with. */
export async function refuseDamaged(home: Home, manifest: Manifest): Promise<void> {
  for (const { path, sha256, file_name } of archivedFiles(home, manifest)) {
    const { extract_id } = manifest;
    const found = await hashOf(path).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') throw refusal('archive_incomplete', { extract_id });
      throw problem;
    });
    if (found !== sha256) throw refusal('archive_damaged', { extract_id, file: file_name });
  }
}

/** Extracts that were acknowledged and that the ledger does not know: the warehouse has lost a commit, or all of them. */
export async function lostBy(home: Home): Promise<Manifest[]> {
  const known = await home.warehouse.all<{ extract_id: string }>(`select extract_id from extracts`);
  const ids = new Set(known.map(({ extract_id }) => extract_id));
  const manifests = await manifestsOf(home);
  return manifests.filter(({ extract_id, is_demo }) => !is_demo && !ids.has(extract_id));
}

/** SHA-256 of the bytes of a file. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash.digest('hex');
}

/** Notes in the archive what became of an extract. */
export async function noteStatus(home: Home, manifest: Manifest, status: Manifest['status']): Promise<void> {
  await writeManifest(join(resolve(home.archive), manifest.sha256), { ...manifest, status });
}

/**
 * Finishes what a killed process left: bytes whose load was committed go to their place, the others were never
 * acknowledged and go; so does a demo that was replaced; manifests say what the ledger says. Done when a home opens and
 * at every load, and cheap when there is nothing to do.
 */
export async function settleArchive(home: Home): Promise<void> {
  const archive = resolve(home.archive);
  // The folders first: whatever lies in its place by now was committed before the ledger is read.
  const names = await foldersIn(archive);
  const entered = await home.warehouse.all<Entered>(
    `select extract_id, sha256, status, strftime(loaded_at, '%Y-%m-%dT%H:%M:%S.%g') as loaded_at from extracts`
  );
  const rowOf = (manifest: Manifest) =>
    entered.find(
      ({ extract_id, sha256 }) => extract_id === manifest.extract_id && sha256 === manifest.sha256
    );
  // A held extract that was being loaded again has a row already, but of another time.
  const isCommitted = (manifest: Manifest) => `${rowOf(manifest)?.loaded_at ?? ''}Z` === manifest.loaded_at;
  const known = new Set(entered.map(({ sha256 }) => sha256));

  for (const name of names) {
    const folder = join(archive, name);
    if (underWay.has(folder)) continue;
    const manifests = await manifestsIn(folder);
    if (name.startsWith(incomingPrefix)) {
      const committed = manifests.find(isCommitted);
      if (committed) await moved(folder, join(archive, committed.sha256));
      else await forget(folder);
    } else if (!known.has(name)) {
      // Anything else without a row waits for a rebuild: the archive outlives a lost warehouse, the demo need not.
      if (manifests.length > 0 && manifests.every(({ is_demo }) => is_demo)) await forget(folder);
    } else {
      for (const manifest of manifests) {
        const status = rowOf(manifest)?.status;
        if (status && status !== manifest.status) await noteStatus(home, manifest, status);
      }
    }
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await written(join(folder, `${manifest.extract_id}.json`), JSON.stringify(manifest, null, 2));
  await synced(folder);
}

/** By the system, which knows how to do it fastest; answers how many bytes they are. */
async function copied(source: Source, path: string): Promise<number> {
  try {
    await copyFile(source.path, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await chmod(path, 0o600);
    return (await stat(path)).size;
  } catch (problem) {
    if (isDiskFull(problem)) throw refusal('disk_full');
    throw refusal('file_unreadable', {
      file: source.file_name,
      reason: (problem as NodeJS.ErrnoException).code ?? ''
    });
  }
}

function refuseRepeated(files: readonly ArchivedFile[]): void {
  const last = files.at(-1);
  const same = files.find((file) => file !== last && file.sha256 === last?.sha256);
  if (last && same) throw refusal('file_given_twice', { file: last.file_name, other: same.file_name });
}

/** An extract that is loaded again after an undo finds its bytes there: only the manifest is new. */
async function moved(folder: string, place: string): Promise<void> {
  const isThere = await access(place).then(
    () => true,
    () => false
  );
  if (isThere) {
    for (const name of await readdir(folder)) await rename(join(folder, name), join(place, name));
    await rm(folder, { recursive: true });
  } else {
    await rename(folder, place);
  }
  await synced(join(place, '..'));
}

/** Those that can be read: one that was cut off belongs to a load that was never committed. */
async function manifestsIn(folder: string): Promise<Manifest[]> {
  const names = (await readdir(folder)).filter((each) => each.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => manifestFrom(text) ?? []);
}

function manifestFrom(text: string): Manifest | undefined {
  try {
    return (JSON.parse(text) as Manifest | null) ?? undefined;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

async function forget(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  underWay.delete(folder);
}

/** Whole or not at all: under its name it is only found once its bytes are on the disk. */
async function written(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

/** Down to the disk: the bytes of a file, or the names in a folder, by which a rename is safe from a power cut. */
export async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
