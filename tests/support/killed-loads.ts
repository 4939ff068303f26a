import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from '../../server/home.ts';
import { runChecks } from './checks.ts';
import { Chance } from './random-history.ts';

/** What a process did before it died. */
export interface Died {
  /** extracts it was told are loaded */
  acknowledged: string[];
  /** steps it went through, each as "file step" */
  steps: string[];
  signal: NodeJS.Signals | null;
}

/** A home whose loads are killed, and the files that are loaded into it. */
export class KilledLoads {
  readonly folder: string;
  readonly files: readonly string[];

  private constructor(folder: string, files: readonly string[]) {
    this.folder = folder;
    this.files = files;
  }

  /** Every file has orders of its own, and some that come again in the next one. */
  static async of(files: number, lines: number, seed: number): Promise<KilledLoads> {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-killed-'));
    const chance = new Chance(seed);
    const paths: string[] = [];
    for (let file = 0; file < files; file += 1) {
      const rows = Array.from({ length: lines }, (_, at) => {
        const order = file * lines + at - Math.floor(lines / 10);
        return `c${Math.floor(chance.next() * 500)},${Math.max(order, 0)},2026-0${1 + (at % 6)}-11,${Math.floor(chance.next() * 1e5) / 100}`;
      });
      const path = join(folder, `orders-${file}.csv`);
      await writeFile(path, `customer_id,order_id,date,amount\n${rows.join('\n')}\n`);
      paths.push(path);
    }
    return new KilledLoads(folder, paths);
  }

  get home(): string {
    return join(this.folder, 'home');
  }

  /** Loads files in a process of its own, which dies at its n-th step, or when it is killed, or is done. */
  async load(files: readonly string[], dying: { step?: number; after_ms?: number }): Promise<Died> {
    const tsx = createRequire(import.meta.filename).resolve('tsx');
    const program = join(import.meta.dirname, 'killed-load.ts');
    const child = spawn(
      process.execPath,
      ['--import', tsx, program, this.home, String(dying.step ?? 0), ...files],
      { stdio: ['ignore', 'pipe', 'inherit'] }
    );
    const died: Died = { acknowledged: [], steps: [], signal: null };
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      const [what = '', ...rest] = line.split(' ');
      if (what === 'loaded') died.acknowledged.push(...rest);
      else if (what === 'step') died.steps.push(rest.join(' '));
      // The time runs from the moment it begins: how long a process takes to start says nothing.
      else if (what === 'begun' && dying.after_ms !== undefined)
        setTimeout(() => child.kill('SIGKILL'), dying.after_ms);
    });
    died.signal = await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
    return died;
  }

  /** What a home that was killed says of itself: it must open, and nothing in it may be half. */
  async found(): Promise<{ loaded: string[]; faults: string[] }> {
    const home = await Home.open(this.home);
    try {
      const rows = await home.warehouse.all<{ extract_id: string; is_whole: boolean }>(
        `select extract_id,
          lines_loaded = (select count(*) from order_lines where order_lines.extract_key = extracts.extract_key)
          and amount_loaded = (select sum(amount) from order_lines where order_lines.extract_key = extracts.extract_key)
            as is_whole
        from extracts where status = 'loaded'`
      );
      const [stray] = await home.warehouse.all<{ lines: number }>(
        `select count(*) as lines from order_lines where extract_key not in (select extract_key from extracts)`
      );
      const broken = rows.length > 0 ? await runChecks(home) : [];
      return {
        loaded: rows.map(({ extract_id }) => extract_id),
        faults: [
          ...rows.filter(({ is_whole }) => !is_whole).map(({ extract_id }) => `${extract_id} is half`),
          ...(stray && stray.lines > 0 ? [`${stray.lines} lines of no extract`] : []),
          ...broken.map(({ check }) => check)
        ]
      };
    } finally {
      await home.close();
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
