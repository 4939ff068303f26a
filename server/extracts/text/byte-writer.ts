import { closeSync, openSync, writeSync } from 'node:fs';

/** Collects small pieces into large writes. Synchronous: the reader process has nothing else to do meanwhile. */
export class ByteWriter {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(1 << 20);
  #used = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** What stands from start to end in a buffer. */
  bytes(from: Buffer, start = 0, end = from.length): void {
    if (end - start > this.#buffer.length - this.#used) this.#flush();
    if (end - start > this.#buffer.length) this.#write(from.subarray(start, end));
    else this.#used += from.copy(this.#buffer, this.#used, start, end);
  }

  byte(value: number): void {
    if (this.#used === this.#buffer.length) this.#flush();
    this.#buffer[this.#used++] = value;
  }

  /** A whole number from 0, in decimal digits: quicker than by way of a text. */
  digits(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    if (digits > this.#buffer.length - this.#used) this.#flush();
    this.#used += digits;
    for (let at = this.#used - 1, rest = value; digits > 0; at--, digits--) {
      this.#buffer[at] = 0x30 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
  }

  text(piece: string): void {
    const bytes = Buffer.byteLength(piece);
    if (bytes > this.#buffer.length - this.#used) this.#flush();
    if (bytes > this.#buffer.length) this.#write(Buffer.from(piece));
    else this.#used += this.#buffer.write(piece, this.#used);
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  #write(piece: Buffer): void {
    for (let at = 0; at < piece.length;) at += writeSync(this.#file, piece, at);
  }
}
