import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { eightBitEncodingOf, fromWindows1252 } from './eight-bit.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

export interface TextEncoding {
  encoding: Encoding;
  /** bytes of the mark at the beginning */
  mark: number;
}

/** Bytes of a file from one on, up to another that is no part of it. */
export interface Stretch {
  from: number;
  to: number;
}

/** A byte that is none of the encoding. */
export class NotOfEncoding extends Error {}

const chunkBytes = 1 << 20;

const marks: [string, Encoding][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be']
];

/**
 * What the first bytes of a text say of its encoding. UTF-8 is only assumed: whoever reads on finds out, and asks
 * `eightBitEncodingOf` then. So the usual file is read once.
 */
export async function encodingOf(path: string, given?: Encoding): Promise<TextEncoding> {
  const start = await head(path, 4096);
  const marked = marks.find(([mark]) => start.toString('hex').startsWith(mark));
  if (marked && (!given || given === marked[1])) return { encoding: marked[1], mark: marked[0].length / 2 };
  if (given) return { encoding: given, mark: 0 };

  // Every second byte of Western text in UTF-16 is zero, and a text in our other encodings has none.
  const zeros = [0, 1].map((side) => start.filter((byte, at) => byte === 0 && at % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 8 && even < odd / 8) return { encoding: 'utf-16le', mark: 0 };
  if (even > start.length / 8 && odd < even / 8) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: 'utf-8', mark: 0 };
}

/** Of a text that is not UTF-8; undefined when it is none of ours either. */
export async function otherEncodingOf(path: string): Promise<TextEncoding | undefined> {
  const encoding = await eightBitEncodingOf(bytesOf(path, { from: 0, to: Infinity }));
  return encoding && { encoding, mark: 0 };
}

/** The text as UTF-8, without the mark, or a stretch of it. Throws NotOfEncoding at a byte that is none of the encoding. */
export async function* utf8Of(
  path: string,
  { encoding, mark }: TextEncoding,
  stretch: Stretch = { from: mark, to: Infinity }
): AsyncGenerator<Buffer> {
  const chunks = bytesOf(path, stretch);
  if (encoding === 'utf-8') yield* wholeCharacters(chunks);
  else if (encoding === 'windows-1252') for await (const chunk of chunks) yield fromWindows1252(chunk);
  else yield* decoded(chunks, encoding);
}

/** The first bytes of a file, or all of them where it has fewer. */
export async function head(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  } catch (problem) {
    throw problem instanceof TypeError ? new NotOfEncoding(encoding) : problem;
  }
}

export const bytesOf = (path: string, { from, to }: Stretch) =>
  createReadStream(path, { start: from, end: to - 1, highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;

/** Cut so that no character is divided: the engine's own test of UTF-8 is many times faster than decoding. */
async function* wholeCharacters(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = text.length - unfinished(text);
    const whole = text.subarray(0, end);
    if (!isUtf8(whole)) throw new NotOfEncoding('utf-8');
    rest = text.subarray(end);
    yield whole;
  }
  if (rest.length > 0) throw new NotOfEncoding('utf-8');
}

/** Bytes at the end that begin a character and do not complete it. */
function unfinished(text: Buffer): number {
  for (let back = 1; back <= 3 && back <= text.length; back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}
