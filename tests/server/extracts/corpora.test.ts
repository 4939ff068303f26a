import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import { sampleRows } from '../../../server/extracts/text/sample.ts';
import { plainDialect } from '../../../server/extracts/text/text-dialect.ts';
import { sharedFile } from '../../support/shared-data.ts';
import { LayingOut } from './laying-out.ts';

let laying: LayingOut;
beforeAll(async () => {
  laying = await LayingOut.open();
});
afterAll(() => laying.close());

function unpacked(pack: string): string {
  execFileSync('tar', ['xzf', pack, '-C', laying.folder]);
  return laying.folder;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const small = sharedFile('corpora/small.tar.gz');

describe.skipIf(small.isMissing)(`small collections of CSV${small.skipped}`, () => {
  let folder: string;
  beforeAll(() => {
    folder = unpacked(small.path);
  });

  it('csv-spectrum: every table is what its authors say', async () => {
    const spectrum = join(folder, 'npm-corpora/csv-spectrum');
    const files = readdirSync(join(spectrum, 'csvs')).sort();
    expect(files).toHaveLength(12);
    for (const file of files) {
      const { headers, rows } = await laying.file(join(spectrum, 'csvs', file));
      const records = rows.map((row) => Object.fromEntries(headers.map((name, at) => [name, row[at] ?? ''])));
      const expected = [json(join(spectrum, 'json', file.replace('.csv', '.json')))].flat() as object[];
      // Its authors give another telephone in one of the two files.
      const telephone = file === 'location_coordinates.csv' ? { 'Contact Phone Number': '2095257564' } : {};
      expect(records, file).toEqual(expected.map((record) => ({ ...record, ...telephone })));
    }
  });

  it('csv-test-data: every record that is no blank one is what its authors say', () => {
    const data = join(folder, 'csv-test-data');
    const files = readdirSync(join(data, 'json')).sort();
    expect(files).toHaveLength(18);
    for (const file of files) {
      const text = readFileSync(join(data, 'csv', file.replace('.json', '.csv')));
      const { rows, broken } = sampleRows(text, plainDialect(), Infinity);
      const [header = [], ...body] = rows.map(({ fields }) => fields);
      const expected = json(join(data, 'json', file)) as (string[] | object)[];
      // Those with a header are told as objects.
      const told = file.startsWith('header-')
        ? body.map((record) => Object.fromEntries(header.map((name, at) => [name, record[at]])))
        : [header, ...body].filter((record) => record.length > 0);
      expect({ told, broken }, file).toEqual({
        told: expected.filter((record) => Object.values(record).some((field) => field !== '')),
        broken: 0
      });
    }
  });

  it.each([
    ['bad-header-less-fields', ['2 too_few_fields']],
    ['bad-header-more-fields', ['2 too_many_fields']],
    ['bad-missing-quote', ['2 quote_unclosed']],
    ['bad-quotes-with-unescaped-quote', ['2 quote_malformed']],
    // A mark inside a field that does not begin with one is itself: 12" tray.
    ['bad-unescaped-quote', []],
    ['bad-header-no-header', 'file_without_lines'],
    ['bad-header-wrong-header', 'file_without_lines']
  ])('csv-test-data: %s is told as %j', async (name, expected) => {
    const path = join(folder, 'csv-test-data/csv', `${name}.csv`);
    const verdict = await laying.file(path).then(
      ({ broken }) => broken,
      (problem: unknown) => {
        if (problem instanceof Refusal) return problem.code;
        throw problem;
      }
    );
    expect(verdict).toEqual(expected);
  });
});

const pollock = sharedFile('corpora/pollock-polluted.tar.gz');

/** One in so many; npm run test:full takes them all. */
const oneIn = 60;

it.skipIf(pollock.isMissing)(
  `Pollock: a row is loaded or rejected, never lost, and what loads whole is what it was${pollock.skipped}`,
  async () => {
    const polluted = join(unpacked(pollock.path), 'polluted_files');
    const files = readdirSync(join(polluted, 'csv'))
      .filter((name) => name.startsWith('row_'))
      .sort();
    expect(files).toHaveLength(2268);
    const source = await laying.file(join(polluted, 'csv/source.csv'));
    expect(source.rows).toHaveLength(83);

    let whole = 0;
    for (const file of files.filter((_, at) => at % oneIn === 0)) {
      const laid = await laying.file(join(polluted, 'csv', file));
      expect(laid.rows.length + laid.broken.length, basename(file)).toBe(83);
      expect(laid.headers).toHaveLength(9);
      // All the rows that were not polluted are as they were.
      const lost = source.rows.filter(
        (row) => !laid.rows.some((each) => `${each.join()}` === `${row.join()}`)
      );
      expect(lost.length, basename(file)).toBeLessThanOrEqual(1);
      if (laid.broken.length === 0) whole++;
    }
    expect(whole).toBeGreaterThan(0);
  }
);

const duckdb = sharedFile('corpora/duckdb-data-csv-json.tar.gz');

it.skipIf(duckdb.isMissing)(
  `the engine's own test files end in a verdict, and what is read is counted${duckdb.skipped}`,
  async () => {
    const data = join(unpacked(duckdb.path), 'duckdb/data');
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    let read = 0;
    for (const file of files.filter((_, at) => at % oneIn === 0)) {
      const laid = await laying.file(file).catch((problem: unknown) => {
        if (problem instanceof Refusal) return undefined;
        throw problem;
      });
      if (!laid) continue;
      read++;
      expect(laid.rows.length + laid.broken.length + laid.lines_blank, file).toBe(laid.lines_in);
    }
    expect(read).toBeGreaterThan(0);
  }
);
