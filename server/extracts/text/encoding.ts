import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** utf-8 passes through as it is; the others are decoded, and a byte that makes no sense ends the reading. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface TextEncoding {
  encoding: Encoding;
  /** bytes of the mark at the beginning */
  mark: number;
}

const chunkBytes = 1 << 20;

/** What the bytes of a text say of their encoding; undefined when none of ours fits. */
export async function encodingOf(path: string): Promise<TextEncoding | undefined> {
  const start = await head(path, 4096);
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return checked(path, 'utf-8', 3);
  if (start[0] === 0xff && start[1] === 0xfe) return checked(path, 'utf-16le', 2);
  if (start[0] === 0xfe && start[1] === 0xff) return checked(path, 'utf-16be', 2);

  // Every second byte of Western text in UTF-16 is zero, and a text in our other encodings has none.
  const zeros = [0, 1].map((side) => start.filter((byte, at) => byte === 0 && at % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 8 && even < odd / 8) return checked(path, 'utf-16le', 0);
  if (even > start.length / 8 && odd < even / 8) return checked(path, 'utf-16be', 0);

  return (await checked(path, 'utf-8', 0)) ?? checked(path, 'gb18030', 0);
}

/** The text as UTF-8, without the mark. Throws a TypeError at a byte that is none of the encoding. */
export async function* utf8Of(path: string, { encoding, mark }: TextEncoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* wholeCharacters(path, mark);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for await (const chunk of bytesOf(path, mark)) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
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

async function checked(path: string, encoding: Encoding, mark: number): Promise<TextEncoding | undefined> {
  const found = { encoding, mark };
  try {
    for await (const chunk of utf8Of(path, found)) void chunk;
    return found;
  } catch (problem) {
    if (problem instanceof TypeError) return undefined;
    throw problem;
  }
}

const bytesOf = (path: string, start: number) =>
  createReadStream(path, { start, highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;

/** Cut so that no character is divided: the engine's own test of UTF-8 is many times faster than decoding. */
async function* wholeCharacters(path: string, mark: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path, mark)) {
    const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = text.length - unfinished(text);
    const whole = text.subarray(0, end);
    if (!isUtf8(whole)) throw new TypeError('not UTF-8');
    rest = text.subarray(end);
    yield whole;
  }
  if (rest.length > 0) throw new TypeError('not UTF-8');
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
