import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ByteWriter } from './byte-writer.ts';
import { joinedShapes } from './cell-shapes.ts';
import { utf8Of, type TextEncoding } from './encoding.ts';
import { copyPart, type Copied, type Copying, type PartCopy, type PartOrder } from './part-copy.ts';
import { stretchesOf } from './parts.ts';
import { RecordScanner } from './records.ts';
import { sideBySide, type Copies } from './side-by-side.ts';
import { quoted, readable, type TextDialect } from './text-dialect.ts';

/** A text as the engine gets it. */
export interface CleanCopy extends Copied {
  /** one after another */
  paths: string[];
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
  part_bytes?: number | undefined;
}

const usualPartBytes = 1 << 25;
/** Each takes memory of the process, and counts the lines before its part. */
const mostThreads = 4;

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
  // In UTF-16 a byte that looks like a line end may be half of another character.
  const isCut = !encoding.encoding.startsWith('utf-16') && !asked.preview;
  const most = isCut ? Math.min(threads, mostThreads) : 1;
  const stretches = await stretchesOf(path, encoding.mark, most, part_bytes);
  const [begins, ...others] = stretches.map((stretch, at): PartOrder => ({
    path,
    encoding,
    asked,
    part_no: at + 1,
    stretch,
    isLast: at === stretches.length - 1
  }));
  if (!begins) throw new Error('a text has a part');
  const copies = await sideBySide(begins, others, done);
  return {
    copy: areOneText(copies) ? await oneAfterAnother(copies) : await copiedInOne(begins, copies, done),
    text: { path, encoding, ...copies[0].sniffed }
  };
}

/** All parts as one, in the place of copies that are none of a text. */
async function copiedInOne(
  begins: PartOrder,
  copies: readonly PartCopy[],
  done: (bytes: number) => void
): Promise<CleanCopy> {
  for (const { path, copied } of copies) for (const each of [path, copied.brokenPath]) await rm(each);
  const stretch = { ...begins.stretch, to: Infinity };
  return oneAfterAnother([await copyPart({ ...begins, stretch, isLast: true }, done)]);
}

const areOneText = (copies: readonly PartCopy[]) =>
  copies.every(({ isByItself, line }, at) => isByItself && (at === 0 || line === copies[at - 1]?.nextLine));

async function oneAfterAnother([first, ...others]: Copies): Promise<CleanCopy> {
  const { brokenPath } = first.copied;
  for (const { copied } of others)
    await pipeline(createReadStream(copied.brokenPath), createWriteStream(brokenPath, { flags: 'a' }));
  return { ...others.reduce(joined, first).copied, paths: [first, ...others].map(({ path }) => path) };
}

/** A part, and the one behind it. Blank records at an end are none, unless another record comes. */
const joined = (part: PartCopy, next: PartCopy): PartCopy => {
  const [one, other] = [part.copied, next.copied];
  const hasRecords = other.good + other.broken > 0;
  return {
    ...part,
    copied: {
      ...one,
      shapes: one.shapes.map((shapes, column) => joinedShapes(shapes, other.shapes[column])),
      good: one.good + other.good,
      broken: one.broken + other.broken,
      blank: one.blank + other.blank + (hasRecords ? part.blankAtEnd : 0)
    },
    blankAtEnd: next.blankAtEnd + (hasRecords ? 0 : part.blankAtEnd)
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
