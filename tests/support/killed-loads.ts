import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tablesOfExtracts } from '../../server/extracts/stored-kinds.ts';
import { Home } from '../../server/home.ts';
import { runChecks } from './checks.ts';
import { Chance } from './random-history.ts';

interface Records {
  kind: string;
  header: string;
  /** `nth` of all files; so many of a file come again in the next one of its kind */
  row(at: { nth: number; again: number; chance: Chance }): string;
}

const dayOf = (nth: number) => `2026-0${1 + (nth % 6)}-11`;
const orders: Records = {
  kind: 'orders',
  header: 'order_id,date,amount',
  row: ({ nth, again, chance }) =>
    `${Math.max(nth - again, 0)},${dayOf(nth)},${Math.floor(chance.next() * 1e5) / 100}`
};
const recordsOf: readonly Records[] = [
  orders,
  { kind: 'customers', header: 'name,region', row: ({ nth }) => `Name ${nth},Region ${nth % 7}` },
  {
    kind: 'interactions',
    header: 'happened_on,interaction_type,detail',
    row: ({ nth }) => `${dayOf(nth)},${nth % 2 ? 'visit' : 'cart'},${nth}`
  },
  {
    kind: 'feedback',
    header: 'feedback_type,given_on,score,detail',
    row: ({ nth }) => `nps,${dayOf(nth)},${nth % 11},${nth}`
  },
  {
    kind: 'contacts',
    header: 'contacted_on,campaign,outcome',
    row: ({ nth }) => `${dayOf(nth)},campaign ${nth},answered`
  }
];

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

  /** Files of every kind in turn. Those of orders have orders of their own, and some that come again in the next one. */
  static async of(files: number, lines: number, seed: number): Promise<KilledLoads> {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-killed-'));
    const chance = new Chance(seed);
    const paths: string[] = [];
    for (let file = 0; file < files; file += 1) {
      const { kind, header, row } = recordsOf[file % recordsOf.length] ?? orders;
      const rows = Array.from({ length: lines }, (_, at) => {
        const customer = `c${Math.floor(chance.next() * 500)}`;
        return `${customer},${row({ nth: file * lines + at, again: Math.floor(lines / 10), chance })}`;
      });
      const path = join(folder, `${kind}-${file}.csv`);
      await writeFile(path, `customer_id,${header}\n${rows.join('\n')}\n`);
      paths.push(path);
    }
    return new KilledLoads(folder, paths);
  }

  get home(): string {
    return join(this.folder, 'home');
  }

  /** Loads files in a process of its own, which dies at its n-th step, or when it is killed, or is done. */
  async load(
    files: readonly string[],
    dying: { step?: number; after_ms?: number; unseen_from?: number }
  ): Promise<Died> {
    const tsx = createRequire(import.meta.filename).resolve('tsx');
    const program = join(import.meta.dirname, 'killed-load.ts');
    const child = spawn(
      process.execPath,
      [
        '--import',
        tsx,
        program,
        this.home,
        String(dying.step ?? 0),
        String(dying.unseen_from ?? ''),
        ...files
      ],
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
      const rows = await home.warehouse.all<{ extract_id: string }>(
        `select extract_id from extracts where status = 'loaded'`
      );
      const stray: string[] = [];
      for (const table of tablesOfExtracts) {
        const rows = await home.warehouse.all(
          `select 1 from ${table} where extract_key not in (select extract_key from extracts) limit 1`
        );
        if (rows.length > 0) stray.push(`${table} of no extract`);
      }
      // Every line and cent of an extract that counts is accounted for by a law.
      const broken = rows.length > 0 ? await runChecks(home) : [];
      return {
        loaded: rows.map(({ extract_id }) => extract_id),
        faults: [...stray, ...broken.map(({ check }) => check)]
      };
    } finally {
      await home.close();
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
