import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { loadFindings, loadSteps, loadVerdicts, rejectReasons } from '../../../server/messages/load-words.ts';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
let good: string;

beforeAll(async () => {
  place = await LoadingPlace.open();
  good = await place.file('good.csv', 'customer_id,order_id,date,amount\na,1,2026-01-02,1\n');
});
afterAll(() => place.close());

const refused = async (files: string[], options: LoadOptions = {}) => {
  try {
    await place.load(files, options);
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
  throw new Error('nothing was refused');
};

/** Content of a file, by the code it is refused with. */
const contents: [string, string, string | Buffer][] = [
  ['an empty file', 'file_empty', ''],
  ['a header alone', 'file_without_lines', 'customer_id,date,amount\n'],
  ['a file without an amount', 'columns_missing', 'customer_id,date\na,2026-01-02\n'],
  ['a file without a customer column', 'columns_missing', 'date,amount\n2026-01-02,1\n'],
  ['a cut-off workbook', 'file_damaged', Buffer.from('504b030414000600', 'hex')],
  ['a cut-off gzip file', 'file_damaged', Buffer.from('1f8b080000000000', 'hex')],
  ['bytes that are no text', 'encoding_unknown', Buffer.from('61622c6380ff81fe0a', 'hex')],
  ['what only begins like Parquet', 'file_damaged', `PAR1${'x'.repeat(200)}PAR1`]
];

describe('leaves everything as it was', () => {
  it.each(contents)('at %s', async (name, code, content) => {
    const file = await place.file(`${name}.dat`, content);
    expect((await refused([file])).code).toBe(code);
  });

  it.each([
    ['an unknown kind', 'unknown_kind', { kind: 'weather' }],
    ['an unknown profile', 'unknown_profile', { profile: 'nobody' }],
    ['a mapping to a header that is not there', 'header_missing', { map: { amount: 'nowhere' } }],
    ['a day that does not exist', 'day_malformed', { covers_from: '2026-02-30' }],
    [
      'a coverage that ends before it begins',
      'coverage_reversed',
      { covers_from: '2026-02-02', covers_through: '2026-02-01' }
    ],
    ['a coverage that was mistyped', 'coverage_out_of_range', { covers_through: '2062-12-31' }],
    ['a coverage of centuries', 'coverage_out_of_range', { covers_from: '0202-01-01' }],
    ['an unknown zone', 'unknown_time_zone', { time_zone: 'Moon/Tranquility' }],
    ['an unknown way to restate', 'unknown_restate', { restate: 'all' }]
  ] satisfies [string, string, LoadOptions][])('at %s', async (_, code, options) => {
    expect((await refused([good], options)).code).toBe(code);
  });

  it('at files that are not there, folders without files, or the same twice', async () => {
    const folder = join(good, '../folder');
    await mkdir(folder);
    expect((await refused(['/nowhere/orders.csv'])).code).toBe('file_missing');
    expect((await refused([folder])).code).toBe('folder_empty');
    expect((await refused([good, good])).code).toBe('file_given_twice');
  });

  it('at files of different columns', async () => {
    const other = await place.file(
      'other.csv',
      'customer_id,order_id,date,amount,region\na,1,2026-01-02,1,East\n'
    );
    expect((await refused([good, other])).code).toBe('files_differ');
  });

  it('at files of different currencies', async () => {
    const [yuan, dollars] = await Promise.all(
      ['CNY', 'USD'].map((currency) =>
        place.file(`${currency}.csv`, `customer_id,date,amount,currency\na,2026-01-02,1,${currency}\n`)
      )
    );
    const { code, details } = await refused([yuan ?? '', dollars ?? '']);
    expect(code).toBe('currencies_differ');
    expect(details).toEqual({ file: 'USD.csv', currency: 'USD', other: 'CNY.csv', expected: 'CNY' });
  });

  afterAll(async () => {
    expect(await place.archived()).toEqual([]);
    expect(await place.rows('select 1 from extracts union all select 1 from order_lines')).toEqual([]);
    expect(await place.home.published()).toMatchObject({ data_version: 0 });
  });
});

it('names the known profiles, and the headers of a file whose columns are not recognised', async () => {
  expect((await refused([good], { profile: 'nobody' })).told('en').hint).toContain('online_retail');
  const file = await place.file('headers.csv', 'who,when,how much\na,2026-01-02,1\n');
  expect((await refused([file])).told('zh-CN').hint).toContain('who、when、how much');
});

it('says everything in both languages', () => {
  for (const words of [loadFindings, loadVerdicts, rejectReasons, loadSteps].flatMap((each) =>
    Object.values(each)
  )) {
    expect(words.en).not.toBe('');
    expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
  }
});
