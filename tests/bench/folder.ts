import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { historyMark } from './history.ts';
import { sizeName } from './sizes.ts';

/** Only a folder with this file in it was made by the benchmark: no other is written to or cleaned. */
const markFile = 'made-by-tierflow-bench.json';

/** Where histories lie: a folder of their own that goes at the end, or one that is kept for the next run. */
export class BenchFolder {
  readonly path: string;
  readonly isKept: boolean;

  private constructor(path: string, isKept: boolean) {
    this.path = path;
    this.isKept = isKept;
  }

  /** Refuses a folder with anything in it that the benchmark did not make. */
  static async open(home: string | undefined, keep: boolean): Promise<BenchFolder> {
    if (home === undefined) {
      const made = await mkdtemp(join(tmpdir(), 'tierflow-bench-'));
      await writeFile(join(made, markFile), '{}\n');
      return new BenchFolder(made, keep);
    }
    const path = resolve(home);
    await mkdir(path, { recursive: true });
    if (!existsSync(join(path, markFile))) {
      if ((await readdir(path)).length > 0)
        throw new Error(`${path} has things in it that the benchmark did not make: name an empty folder.`);
      await writeFile(join(path, markFile), '{}\n');
    }
    return new BenchFolder(path, true);
  }

  /** The folder of the history of so many lines. What another history left in it goes. */
  async of(lines: number): Promise<string> {
    const path = join(this.path, sizeName(lines));
    const mark = JSON.stringify({ lines, history: historyMark(lines) });
    const found = await readFile(join(path, markFile), 'utf8').catch(() => undefined);
    if (found !== mark) {
      await rm(path, { recursive: true, force: true });
      await mkdir(path);
      await writeFile(join(path, markFile), mark);
    }
    return path;
  }

  async leave(): Promise<void> {
    if (!this.isKept) await rm(this.path, { recursive: true, force: true });
  }
}
