import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../../server/db/database.ts';
import type { ReadingRules } from '../../../server/extracts/manifest.ts';
import type { ProfileOptions } from '../../../server/extracts/profiles.ts';
import type { Cells } from '../../../server/extracts/normalise/cells.ts';
import { normalise, type Normalised } from '../../../server/extracts/normalise/lines.ts';
import { literal } from '../../../server/extracts/normalise/literal.ts';

/** What became of one record. */
export interface Line {
  ordered_on: string | null;
  ordered_at: string | null;
  amount: number | null;
  quantity: string | null;
  customer_id: string | null;
  reason: string | null;
  column_name: string | null;
}

export const text = 'VARCHAR';

/** Normalises records as the reader does, without a process of its own for each. */
export class Normaliser {
  readonly #folder: string;
  readonly #engine: Database;

  private constructor(folder: string, engine: Database) {
    this.#folder = folder;
    this.#engine = engine;
  }

  static async open(): Promise<Normaliser> {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-values-'));
    const engine = await Database.open(':memory:', {
      temp_directory: join(folder, 'tmp'),
      allowed_directories: [folder]
    });
    return new Normaliser(folder, engine);
  }

  async close(): Promise<void> {
    await this.#engine.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Columns are named as in the contract, and of the types said. */
  async read(
    columns: Record<string, string>,
    records: (string | null)[][],
    options: ProfileOptions = {},
    rules: Partial<ReadingRules> = {}
  ): Promise<{ lines: Line[]; said: Normalised }> {
    const names = Object.keys(columns);
    const path = join(this.#folder, 'cells.parquet');
    const cells: Cells = {
      path,
      columns: names.map((header) => ({ header, type: columns[header] ?? text }))
    };
    const typed = names.map(
      (name, at) => `cast(json_extract_string(record, '$[${at}]') as ${columns[name]}) as c${at}`
    );
    return this.#engine.writing(async (session) => {
      await session.run(
        `copy (select ${typed.join(', ')} from (select unnest(cast($records as json[])) as record)) to ${literal(path)}`,
        { records: JSON.stringify(records) }
      );
      await session.run('commit');
      await session.run('begin transaction');
      const said = await normalise(session, {
        cells,
        mapping: {
          profile: 'test',
          profile_reason: 'new',
          options,
          columns: names.map((name, position) => ({
            column: name,
            header: name,
            position,
            reason: 'map',
            why: 'map',
            rivals: []
          })),
          ignored: [],
          unmapped: []
        },
        rules: {
          time_zone: 'Asia/Shanghai',
          latest_day: '2026-07-02',
          void_statuses: ['Cancelled'],
          duplicates: 'keep',
          currency: null,
          ...rules
        },
        file_no: 0,
        folder: this.#folder,
        date_order: undefined
      });
      const lines = await session.all<Line>(
        `select ordered_on, ordered_at, amount, quantity, customer_id, reason, column_name
         from read_parquet(${literal(join(this.#folder, 'lines.parquet'))}) order by source_line`
      );
      return { lines, said };
    });
  }

  /** One column of dates. */
  async dates(values: string[], options: ProfileOptions = {}, rules: Partial<ReadingRules> = {}) {
    return this.read(
      { customer_id: text, ordered_at: text, amount: text },
      values.map((value) => ['c', value, '1']),
      options,
      rules
    );
  }

  /** One column of amounts. */
  async amounts(values: string[], options: ProfileOptions = {}, type = text) {
    return this.read(
      { customer_id: text, ordered_at: text, amount: type },
      values.map((value) => ['c', '2026-01-02', value]),
      options
    );
  }
}
