import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import type { HandedOver } from './append.ts';
import { formatOf } from './format.ts';
import type { ReadingRules } from './manifest.ts';
import type { DateOrder } from './normalise/date-formats.ts';
import type { Kind } from './column-contract.ts';
import type { Asked, Report } from './options.ts';
import { readFileApart } from './reader.ts';
import { attributesFile, linesFile, rejectsFile, unreadFile, type ReadSummary } from './reading.ts';

/** What the readers say and what they have handed over. */
export interface Reading extends HandedOver {
  /** the same for all files of an extract */
  kind: Kind;
  summaries: readonly ReadSummary[];
  forget(): Promise<void>;
}

/** A file of an extract, wherever it lies. */
export interface FileToRead {
  file_no: number;
  file_name: string;
  bytes: number;
  path: string;
}

/** Hand-over folders of loads under way in this process; what else lies there was left by one that died. */
const underWay = new Set<string>();

/** Reads every file of an extract, each in a process of its own, one after another: they share two cores. `reader`: one that waits already, for the first. */
export async function readFiles(
  home: Home,
  files: readonly FileToRead[],
  asked: Asked,
  rules: ReadingRules,
  report: Report,
  { preview = false, reader }: { preview?: boolean; reader?: ChildProcess } = {}
): Promise<Reading> {
  let waiting = reader;
  await removeStale(home);
  const folder = join(home.handover, randomBytes(8).toString('hex'));
  underWay.add(folder);
  const forget = async () => {
    await rm(folder, { recursive: true, force: true });
    underWay.delete(folder);
  };

  try {
    const read = async (file: FileToRead, date_order?: DateOrder) => {
      const place = join(folder, String(file.file_no));
      await mkdir(place, { recursive: true });
      const { kind, profile, profiles } = asked;
      const map = asked.maps?.[file.file_no] ?? asked.map;
      const format = await formatOf(file.path, file.file_name);
      const order = {
        ...file,
        path: resolve(file.path),
        folder: resolve(place),
        format,
        kind,
        profile,
        profiles,
        map,
        rules,
        date_order,
        preview
      };
      const before = sizeOf(files.slice(0, files.indexOf(file)));
      // Rewritten in UTF-8 a file may be longer than it is.
      const tell = (done: number) =>
        report({ step: 'read', done: before + Math.min(done, file.bytes), of: sizeOf(files) });
      const started = waiting;
      waiting = undefined;
      return readFileApart(order, tell, asked.signal, started);
    };

    const summaries: ReadSummary[] = [];
    for (const file of files) summaries.push(await read(file));
    refuseOtherShapes(files, summaries);
    refuseOtherCurrencies(files, summaries);

    // A file whose own dates leave it open follows one whose dates do not.
    const decided = summaries.find(
      ({ date_order, dates_ambiguous }) => date_order && dates_ambiguous === 0
    )?.date_order;
    for (const [at, file] of files.entries()) {
      const summary = summaries[at];
      if (decided && summary && summary.dates_ambiguous > 0) summaries[at] = await read(file, decided);
    }

    const handedOver = (name: string) => files.map(({ file_no }) => join(folder, String(file_no), name));
    return {
      kind: summaries[0]?.kind ?? 'order_lines',
      summaries,
      lines: handedOver(linesFile),
      rejects: handedOver(rejectsFile),
      unread: handedOver(unreadFile),
      attributes: handedOver(attributesFile),
      forget
    };
  } catch (problem) {
    await forget();
    throw problem;
  }
}

const sizeOf = (files: readonly FileToRead[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** One extract has one shape: the same columns of the contract, under whatever headers and in whatever order. */
function refuseOtherShapes(files: readonly FileToRead[], summaries: readonly ReadSummary[]): void {
  const shape = ({ kind, mapping }: ReadSummary) =>
    [kind, ...mapping.columns.map(({ column }) => column).sort()].join();
  const [first] = summaries;
  const other = summaries.findIndex((summary) => first && shape(summary) !== shape(first));
  if (other > 0) {
    throw refusal('files_differ', { file: files[other]?.file_name ?? '', other: files[0]?.file_name ?? '' });
  }
}

/** Each file was read by itself: where none was known before, each has found its own. */
function refuseOtherCurrencies(files: readonly FileToRead[], summaries: readonly ReadSummary[]): void {
  const named = summaries.flatMap(({ currency }, at) =>
    currency === null ? [] : [{ currency, file: files[at]?.file_name ?? '' }]
  );
  const [first] = named;
  const other = named.find(({ currency }) => currency !== first?.currency);
  if (first && other) {
    throw refusal('currencies_differ', { ...other, other: first.file, expected: first.currency });
  }
}

async function removeStale(home: Home): Promise<void> {
  await mkdir(home.handover, { recursive: true });
  for (const name of await readdir(home.handover)) {
    const folder = join(home.handover, name);
    if (!underWay.has(folder)) await rm(folder, { recursive: true, force: true });
  }
}
