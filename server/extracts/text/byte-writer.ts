import { closeSync, openSync, writeSync } from 'node:fs';

/** Collects small pieces into large writes. Synchronous: the reader process has nothing else to do meanwhile. */
export class ByteWriter {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(1 << 20);
  #used = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  bytes(piece: Buffer): void {
    if (piece.length > this.#buffer.length - this.#used) this.#flush();
    if (piece.length > this.#buffer.length) {
      this.#write(piece);
    } else {
      piece.copy(this.#buffer, this.#used);
      this.#used += piece.length;
    }
  }

  byte(value: number): void {
    if (this.#used === this.#buffer.length) this.#flush();
    this.#buffer[this.#used++] = value;
  }

  text(piece: string): void {
    this.bytes(Buffer.from(piece));
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
