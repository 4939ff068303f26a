import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../server/db/database.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { LoadOptions } from '../../server/extracts/options.ts';
import { Home } from '../../server/home.ts';
import { sharedData } from '../support/shared-data.ts';
import { wholeHome } from '../support/whole-home.ts';
import { writeXlsx } from '../support/xlsx.ts';

const onlineRetail = sharedData('online_retail/online_retail_2010_12_to_2011_12.parquet');
const headers = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country'
] as const;
type Row = Record<(typeof headers)[number], string>;

/** How each of five files is written. */
const dialects = [
  { name: 'comma.csv', delimiter: ',', encode: (text: string) => Buffer.from(text) },
  { name: 'semicolon.csv', delimiter: ';', encode: (text: string) => Buffer.from(`\uFEFF${text}`) },
  { name: 'tab.tsv', delimiter: '\t', encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le') },
  {
    name: 'pipe.txt',
    delimiter: '|',
    encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  },
  { name: 'latin.csv', delimiter: '^', encode: (text: string) => Buffer.from(text, 'latin1') }
];

let folder: string;
let rows: Row[];
let expected: Record<string, unknown[]>;

/** The lines themselves name their source, and the ledger its files: all else must be equal. */
async function marts(home: Home): Promise<Record<string, unknown[]>> {
  const { states, dimensions, segments, flows, kpis } = await wholeHome(home);
  return { states, dimensions, segments, flows, kpis } as Record<string, unknown[]>;
}

async function loadedInto(name: string, loads: readonly string[][], options: LoadOptions = {}) {
  const home = await Home.open(join(folder, name));
  try {
    for (const files of loads) {
      const { extracts } = await loadExtract(home, files, options);
      expect(extracts.map(({ status, message }) => [status, message])).toEqual([
        ['loaded', expect.any(String)]
      ]);
    }
    const [sums] = await home.warehouse.all<{ lines: number; amount: number }>(
      'select count(*) as lines, cast(sum(amount) as bigint) as amount from lines_in_force'
    );
    expect(sums).toEqual({ lines: 541_909, amount: 974_774_793 });
    return await marts(home);
  } finally {
    await home.close();
  }
}

describe.skipIf(onlineRetail.isMissing)(`Online Retail in any shape${onlineRetail.skipped}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tierflow-shapes-'));
    const engine = await Database.open(':memory:', {
      temp_directory: join(folder, 'tmp'),
      allowed_directories: [join(onlineRetail.path, '..')]
    });
    // Shuffled by a hash: the same order on every machine.
    rows = await engine.all<Row>(
      `select ${headers.map((name) => `coalesce(${name === 'CustomerID' ? 'cast(cast(CustomerID as bigint) as varchar)' : `cast(${name} as varchar)`}, '') as ${name}`).join(', ')}
       from read_parquet($path, file_row_number = true) order by hash(file_row_number)`,
      { path: onlineRetail.path },
      { timeout_ms: Infinity }
    );
    await engine.close();
    expected = await loadedInto('parquet', [[onlineRetail.path]]);
  }, 600_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const written = async (part: number, { name, delimiter, encode }: (typeof dialects)[number]) => {
    const field = (text: string) =>
      /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
    const lines = rows
      .filter((_, at) => at % dialects.length === part)
      .map((row) => headers.map((header) => field(row[header])).join(delimiter));
    const path = join(folder, name);
    await writeFile(path, encode([headers.join(delimiter), ...lines, ''].join('\r\n')));
    return path;
  };

  it('is the same as five extracts of five dialects and encodings, in any order', async () => {
    const files: string[] = [];
    for (const [part, dialect] of dialects.entries()) files.push(await written(part, dialect));
    // An order is cut over several files here: each adds its part.
    const order = [3, 0, 4, 2, 1].map((at) => [files[at] ?? '']);
    expect(await loadedInto('five', order, { restate: 'append' })).toEqual(expected);
    expect(await loadedInto('one', [files])).toEqual(expected);
  }, 900_000);

  it('is the same as a workbook', async () => {
    const path = join(folder, 'orders.xlsx');
    const cells = rows.map((row) =>
      headers.map((header) =>
        header === 'Quantity' || header === 'UnitPrice' ? Number(row[header]) : row[header] || null
      )
    );
    await writeXlsx(path, [[...headers], ...cells]);
    expect(await loadedInto('workbook', [[path]])).toEqual(expected);
  }, 900_000);
});
