import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { Shape } from '../normalise/shapes.ts';
import { programOf } from '../program.ts';
import { ByteWriter } from './byte-writer.ts';
import { joinedShapes } from './cell-shapes.ts';
import { NotOfEncoding, utf8Of, type TextEncoding } from './encoding.ts';
import { copyPart, type Copying, type PartCopy, type PartOrder } from './part-copy.ts';
import { stretchesOf } from './parts.ts';
import { RecordScanner } from './records.ts';
import { quoted, readable, type TextDialect } from './text-dialect.ts';

/** A text as the engine gets it. */
export interface CleanCopy {
  /** one after another */
  paths: string[];
  /** of the copy */
  delimiter: string;
  headers: string[];
  /** of each column; undefined where the engine has to look */
  shapes: readonly (readonly Shape[] | undefined)[];
  hasHeader: boolean;
  /** above the header, blank ones left out */
  titleRows: number;
  /** records of the copy */
  good: number;
  broken: number;
  blank: number;
  /** false: it ends with as many records as a look at a file shows */
  isWhole: boolean;
  /** CSV source_line, reason, raw_text of the records that are no lines of the table */
  brokenPath: string;
}

/** A text and how it is written. */
export interface Text {
  path: string;
  encoding: TextEncoding;
  dialect: TextDialect;
  fields: number;
}

export interface Threads {
  threads: number;
  /** a part is worth a thread of its own from so many bytes on */
  part_bytes?: number;
}

const usualPartBytes = 1 << 25;

/** What a thread tells of its part. */
export type PartMessage = { bytes: number } | { copied: PartCopy } | { not_of_encoding: string };

/**
 * Takes a text apart with our own scanner and writes what the engine shall read. What the engine then finds in the copy
 * must be what was counted here: two readers that know nothing of each other.
 *
 * A large text is taken apart in parts, side by side, as if a record began with each. Where that turns out not to be so,
 * for a quotation runs over the place where it was cut, all is done again in one.
 */
export async function cleanCopy(
  path: string,
  encoding: TextEncoding,
  asked: Copying,
  { threads, part_bytes = usualPartBytes }: Threads,
  done: (bytes: number) => void
): Promise<{ copy: CleanCopy; text: Text }> {
  // Of another encoding no byte is a line end by itself.
  const isCut = encoding.encoding === 'utf-8' && !asked.preview;
  const stretches = await stretchesOf(path, encoding.mark, isCut ? threads : 1, part_bytes);
  const parts = stretches.map((stretch, at): PartOrder => ({
    path,
    encoding,
    asked,
    part_no: at + 1,
    stretch,
    isLast: at === stretches.length - 1
  }));
  const [firstPart] = parts;
  if (!firstPart) throw new Error('a text has a part');
  const copies = await sideBySide(firstPart, parts.slice(1), done);
  const [first, ...others] = areOneText(copies) ? copies : [await copyPart(wholeOf(firstPart, parts), done)];
  if (!first) throw new Error('a text has a part');
  for (const { brokenPath } of others)
    await pipeline(createReadStream(brokenPath), createWriteStream(first.brokenPath, { flags: 'a' }));
  return {
    copy: {
      ...others.reduce(joined, first),
      paths: [first, ...others].map((part) => part.path),
      isWhole: !first.isStopped
    },
    text: { path, encoding, ...first.sniffed }
  };
}

/** The first here, each of the others in a thread of its own. */
async function sideBySide(
  first: PartOrder,
  others: readonly PartOrder[],
  done: (bytes: number) => void
): Promise<PartCopy[]> {
  const bytes = new Map<number, number>();
  const tell =
    ({ part_no }: PartOrder) =>
    (read: number) => {
      bytes.set(part_no, read);
      done([...bytes.values()].reduce((sum, each) => sum + each));
    };
  const threads: Worker[] = [];
  const apart = (part: PartOrder): Promise<PartCopy> => {
    const { path, isCompiled } = programOf('text/part-thread');
    // What a process loads TypeScript with does not reach its threads.
    if (!isCompiled) return copyPart(part, tell(part));
    const thread = new Worker(path, { workerData: part, execArgv: [] });
    threads.push(thread);
    return copiedBy(thread, tell(part));
  };
  try {
    // They begin before this one does.
    const begun = others.map(apart);
    return await Promise.all([copyPart(first, tell(first)), ...begun]);
  } finally {
    for (const thread of threads) await thread.terminate();
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
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a thread has ended with ${code}`)));
  });
}

/** All parts as one. */
const wholeOf = (first: PartOrder, parts: readonly PartOrder[]): PartOrder => ({
  ...first,
  stretch: { from: first.stretch.from, to: parts.at(-1)?.stretch.to ?? first.stretch.to },
  isLast: true
});

const areOneText = (copies: readonly PartCopy[]) =>
  copies.every(({ isByItself, line }, at) => isByItself && (at === 0 || line === copies[at - 1]?.nextLine));

/** A part, and the one behind it. Blank records at an end are none, unless another record comes. */
const joined = (copy: PartCopy, next: PartCopy): PartCopy => {
  const hasRecords = next.good + next.broken > 0;
  return {
    ...copy,
    shapes: copy.shapes.map((shapes, column) => joinedShapes(shapes, next.shapes[column])),
    good: copy.good + next.good,
    broken: copy.broken + next.broken,
    blank: copy.blank + next.blank + (hasRecords ? copy.blankAtEnd : 0),
    blankAtEnd: next.blankAtEnd + (hasRecords ? 0 : copy.blankAtEnd)
  };
};

/** Writes source_line, raw_text of some records of a text: rejects are shown exactly as they stood in the file. */
export async function textsOfLines(text: Text, wanted: ReadonlySet<number>, path: string): Promise<void> {
  const texts = new ByteWriter(path);
  let left = wanted.size;
  const scanner = new RecordScanner(text.dialect, text.fields, {
    good(record, start, end, line) {
      if (!wanted.has(line)) return;
      texts.text(`${line},${quoted(readable(record.subarray(start, end)))}\n`);
      if (--left === 0) scanner.stop();
    },
    broken: () => undefined
  });
  try {
    if (wanted.size === 0) return;
    for await (const chunk of utf8Of(text.path, text.encoding)) {
      scanner.push(chunk);
      if (scanner.isStopped) return;
    }
    scanner.finish();
  } finally {
    texts.close();
  }
}
