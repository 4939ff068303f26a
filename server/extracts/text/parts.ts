import { open, stat } from 'node:fs/promises';
import { bytesOf, type Stretch } from './encoding.ts';

const lf = 0x0a;
const cr = 0x0d;
/** In a longer line there is no cut. */
const lineBytes = 1 << 20;

/**
 * Cuts a file into stretches of about the same length, each beginning behind a line end. Fewer where that many would be
 * shorter than `least`, or where no line end is near. Of no encoding in which a line end is half of another character.
 */
export async function stretchesOf(
  path: string,
  from: number,
  most: number,
  least: number
): Promise<Stretch[]> {
  const { size } = await stat(path);
  const parts = Math.min(most, Math.floor((size - from) / least));
  const cuts = [from];
  if (parts > 1) {
    const file = await open(path, 'r');
    try {
      for (let part = 1; part < parts; part++) {
        const at = from + Math.floor(((size - from) * part) / parts);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(lineBytes), 0, lineBytes, at);
        const end = buffer.subarray(0, bytesRead).indexOf(lf);
        const cut = at + end + 1;
        if (end >= 0 && cut < size && cut > (cuts.at(-1) ?? from)) cuts.push(cut);
      }
    } finally {
      await file.close();
    }
  }
  return cuts.map((cut, at) => ({ from: cut, to: cuts[at + 1] ?? Infinity }));
}

/** Ends of physical lines in a stretch of a file: LF, CR, and CR LF as one. */
export async function lineEndsOf(path: string, stretch: Stretch): Promise<number> {
  let ends = 0;
  let isAfterCr = false;
  for await (const chunk of bytesOf(path, stretch)) {
    for (let at = chunk.indexOf(lf); at >= 0; at = chunk.indexOf(lf, at + 1))
      if (!(at === 0 ? isAfterCr : chunk[at - 1] === cr)) ends++;
    for (let at = chunk.indexOf(cr); at >= 0; at = chunk.indexOf(cr, at + 1)) ends++;
    isAfterCr = chunk.at(-1) === cr;
  }
  return ends;
}
