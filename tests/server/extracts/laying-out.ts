import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { Database } from '../../../server/db/database.ts';
import { formatOf } from '../../../server/extracts/format.ts';
import { layOut } from '../../../server/extracts/lay-out.ts';
import type { Dialect } from '../../../server/extracts/manifest.ts';
import { cellsSql, cellText, sourceLineSql } from '../../../server/extracts/normalise/cells.ts';
import type { ProfileOptions } from '../../../server/extracts/profiles.ts';
import { parseCsv } from '../../support/csv.ts';

/** A file as it was laid out: what would be read as lines of the extract. */
export interface Laid {
  dialect: Dialect;
  headers: string[];
  /** the cells of each record; null: nothing in it */
  rows: (string | null)[][];
  /** where each record starts */
  lines: number[];
  /** line and reason of each record that is none of the table */
  broken: string[];
  lines_in: number;
  lines_blank: number;
  is_whole: boolean;
  /** how the cells of each column are written, where that was counted */
  shapes: (Record<string, number> | undefined)[];
}

/** Lays out files as the reader process does, but here: a process for each would take half a second. */
export class LayingOut {
  readonly folder: string;
  readonly #engine: Database;
  #files = 0;

  private constructor(engine: Database, folder: string) {
    this.#engine = engine;
    this.folder = folder;
  }

  static async open(): Promise<LayingOut> {
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-laying-out-'));
    const engine = await Database.open(':memory:', {
      temp_directory: join(folder, 'tmp'),
      allowed_directories: [folder]
    });
    return new LayingOut(engine, folder);
  }

  async bytes(
    content: string | Buffer,
    options: ProfileOptions = {},
    preview = false,
    part_bytes?: number
  ): Promise<Laid> {
    const path = join(this.folder, `given-${this.#files}`);
    await writeFile(path, content);
    return this.file(path, options, preview, part_bytes);
  }

  async file(
    path: string,
    options: ProfileOptions = {},
    preview = false,
    part_bytes?: number
  ): Promise<Laid> {
    const folder = join(this.folder, String(this.#files++));
    await mkdir(folder);
    const file_name = basename(path);
    const { size } = await stat(path);
    return this.#engine.writing(async (session) => {
      const { cells, kept, ...laid } = await layOut(
        session,
        {
          path,
          file_no: 0,
          bytes: size,
          format: await formatOf(path, file_name),
          file_name,
          folder,
          kind: 'order_lines',
          profile: undefined,
          profiles: [],
          map: { columns: {}, options },
          rules: {
            time_zone: 'UTC',
            latest_day: '2026-12-31',
            void_statuses: [],
            duplicates: 'keep',
            currency: null
          },
          date_order: undefined,
          preview,
          engine: { threads: 2, memory_limit: '1GB' },
          ...(part_bytes !== undefined && { part_bytes })
        },
        () => undefined
      );
      const texts = cells.columns.map((column, at) => `${cellText(column, at)} as t${at}`);
      const rows = await session.all<Record<string, string | null>>(
        `select ${sourceLineSql(cells)} as line, ${texts.join(', ')} from ${cellsSql(cells)} order by line`,
        { cells: cells.path },
        { timeout_ms: Infinity }
      );
      const shapes = cells.columns.map((_, at) => {
        const counted = cells.shapes?.[at]?.map(({ shape, lines }) => [shape, lines] as const);
        return counted && Object.fromEntries(counted);
      });
      // Whatever was counted while the text was cut is what the engine then finds, in every file of every test.
      for (const [at, counted] of shapes.entries())
        if (counted) expect(counted).toEqual(shapesOf(rows.map((row) => row[`t${at}`] ?? '')));
      const broken = kept ? await readFile(kept.brokenPath, 'utf8') : '';
      await rm(folder, { recursive: true });
      return {
        ...laid,
        headers: cells.columns.map(({ header }) => header),
        rows: rows.map((row) => cells.columns.map((_, at) => row[`t${at}`] ?? null)),
        shapes,
        lines: rows.map((row) => Number(row['line'])),
        broken: parseCsv(`line,reason,text\n${broken}`).map(({ line, reason }) => `${line} ${reason}`)
      };
    });
  }

  async close(): Promise<void> {
    await this.#engine.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** With every digit as 9, and how often each comes. */
function shapesOf(cells: readonly string[]): Record<string, number> {
  const shapes: Record<string, number> = {};
  for (const cell of cells.filter((each) => each !== '')) {
    const shape = cell.replace(/\d/g, '9');
    shapes[shape] = (shapes[shape] ?? 0) + 1;
  }
  return shapes;
}
