/**
 * GB18030 and Windows-1252 cannot be told apart by what is valid: nearly every text of Western letters is valid
 * GB18030 too, and reads as rare Chinese. They are told apart by what is usual. A Chinese text is made of pairs of high
 * bytes from the plane of the common characters (GB 2312, level 1, and its signs); in a Western text a high byte stands
 * alone between ASCII letters, as in Müller.
 */
export async function eightBitEncodingOf(
  chunks: AsyncIterable<Buffer>
): Promise<'gb18030' | 'windows-1252' | undefined> {
  const seen = new HighBytes();
  const decoder = new TextDecoder('gb18030', { fatal: true });
  let isGb18030 = true;
  for await (const chunk of chunks) {
    seen.look(chunk);
    isGb18030 = isGb18030 && isValid(() => decoder.decode(chunk, { stream: true }));
  }
  isGb18030 = isGb18030 && isValid(() => decoder.decode());
  // Chinese with a damaged byte is no Western text: it would be read as letters that nobody wrote.
  const isChinese = seen.chinese >= seen.western;
  if (isChinese) return isGb18030 ? 'gb18030' : undefined;
  return seen.isUndefined ? undefined : 'windows-1252';
}

function isValid(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch (problem) {
    if (problem instanceof TypeError) return false;
    throw problem;
  }
}

/** Bytes that Windows-1252 has no character for. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Counts runs of high bytes: pairs of common Chinese, and bytes that stand alone. */
class HighBytes {
  chinese = 0;
  western = 0;
  isUndefined = false;
  /** bytes of the run under way, and its pairs that are common Chinese */
  #run = 0;
  #lead = 0;
  #common = 0;

  look(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte < 0x80) {
        if (this.#run > 0) this.#end();
        continue;
      }
      if (undefinedBytes.has(byte)) this.isUndefined = true;
      if (this.#run % 2 === 0) this.#lead = byte;
      else if (isCommon(this.#lead) && byte >= 0xa1) this.#common++;
      this.#run++;
    }
  }

  #end(): void {
    // A run of one byte, or of three, is no run of pairs. Rare characters may end in an ASCII byte, but they are rare.
    if (this.#run % 2 === 1) this.western++;
    this.chinese += this.#common;
    this.#run = 0;
    this.#common = 0;
  }
}

/** First byte of a sign, a full-width letter or a common character. */
const isCommon = (lead: number) => (lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7);

/** What 0x80 to 0x9f mean: everywhere else Windows-1252 is Latin-1, where they are control characters. */
const letters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By a table of our own: TextDecoder reads the name as Latin-1 in some versions of Node. */
export const fromWindows1252 = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (letter) => letters[letter.charCodeAt(0) - 0x80] ?? letter)
  );
