import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cleanCopy, type CleanCopy } from '../../../server/extracts/text/clean-copy.ts';
import { NotOfEncoding, type TextEncoding } from '../../../server/extracts/text/encoding.ts';
import { lineEndsOf, stretchesOf } from '../../../server/extracts/text/parts.ts';
import { Chance } from '../../support/random-history.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierflow-parts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const utf8: TextEncoding = { encoding: 'utf-8', mark: 0 };

async function written(text: string | Buffer): Promise<string> {
  const path = join(folder, `given-${files++}`);
  await writeFile(path, text);
  return path;
}

/** What is told of a copy, with its bytes; where they lie is not asked. */
async function copied(path: string, threads: number, part_bytes: number, encoding = utf8) {
  const place = join(folder, `copy-${files++}`);
  await mkdir(place);
  const { copy, text } = await cleanCopy(
    path,
    encoding,
    { folder: place, preview: false },
    { threads, part_bytes },
    () => undefined
  );
  const bytes = await Promise.all(copy.paths.map((each) => readFile(each, 'utf8')));
  const broken = await readFile(copy.brokenPath, 'utf8');
  return { parts: bytes.length, told: { ...told(copy), fields: text.fields, clean: bytes.join(''), broken } };
}

const told = ({
  delimiter,
  headers,
  shapes,
  hasHeader,
  titleRows,
  good,
  broken,
  blank,
  isWhole
}: CleanCopy) => ({
  delimiter,
  headers,
  shapes,
  hasHeader,
  titleRows,
  records: { good, broken, blank, isWhole }
});

const header = 'customer_id,order_id,ordered_at,amount,product';

/** A text of everything that stands in files: quotations over several lines, blank and broken records, headers once more. */
function randomText(chance: Chance, records: number): string {
  const lineEnd = chance.of(['\n', '\r\n', '\n', '\r']);
  const record = (at: number) =>
    `C${at % 50},A${at},2026-0${1 + (at % 9)}-11,${at % 7}.50,${chance.of(['茶', '"tea, green"', '"two\nlines"', '"a ""cut"" one"', '"cut\r\nhere"', '', ' "odd"'])}`;
  const rare = ['', ',,,,', header, 'too,few', 'Total,,7', 'C1,"not closed,2026-01-01,1.00,tea'];
  const text = [
    'Sales of a shop',
    header,
    ...Array.from({ length: records }, (_, at) => (chance.may(0.06) ? chance.of(rare) : record(at)))
  ].join(lineEnd);
  return chance.may(0.5) ? text : `${text}${lineEnd.repeat(3)}`;
}

it('copies a text in parts as it does in one', async () => {
  let inParts = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const path = await written(randomText(new Chance(seed), 150));
    const whole = await copied(path, 1, 1);
    for (const threads of [2, 3]) {
      const { parts, told } = await copied(path, threads, 1500);
      expect(told, `seed ${seed}, ${threads} threads`).toEqual(whole.told);
      if (parts > 1) inParts++;
    }
  }
  // Of the others a quotation ran over a cut, or there was nowhere to cut: a quarter has no LF but in quotations.
  expect(inParts).toBeGreaterThan(15);
});

it('copies a text in one where a quotation runs over the cut', async () => {
  // What stands in the quotation are lines of the table by themselves: only the part before the cut can tell.
  const line = 'C1,A1,2026-01-11,1.00,tea\n';
  const path = await written(`${header}\n${line}C2,A2,2026-01-11,1.00,"${line.repeat(60)}"\n${line}`);
  const { parts, told } = await copied(path, 2, 100);
  expect(parts).toBe(1);
  expect(told).toEqual((await copied(path, 1, 1)).told);
  expect(told.records.good, 'before, with, and after the quotation').toBe(3);
});

it('counts blank records at a cut as it does elsewhere: they are none at the end of a text', async () => {
  const records = Array.from({ length: 30 }, (_, at) => `C${at},A${at},2026-01-11,1.00,tea`);
  const inTheMiddle = [header, ...records, ...Array<string>(60).fill(''), ...records].join('\n');
  const atTheEnd = [header, ...records, ...Array<string>(900).fill('')].join('\n');
  for (const [text, blank] of [
    [inTheMiddle, 60],
    [atTheEnd, 0]
  ] as const) {
    const { parts, told } = await copied(await written(text), 3, 100);
    expect(parts).toBe(3);
    expect(told.records.blank).toBe(blank);
  }
});

it('hears of a byte that is none of the encoding from any part', async () => {
  const record = Buffer.from('C1,A1,2026-01-11,1.00,tea\n');
  const path = await written(
    Buffer.concat([Buffer.from(`${header}\n`), ...Array<Buffer>(50).fill(record), Buffer.from([0xe9, 0x0a])])
  );
  await expect(copied(path, 2, 100)).rejects.toThrow(NotOfEncoding);
});

it('does not cut what is not UTF-8, is looked at alone, or is too short', async () => {
  const text = [header, ...Array<string>(50).fill('C1,A1,2026-01-11,1.00,tea')].join('\n');
  const { parts, told } = await copied(await written(Buffer.from(text, 'utf16le')), 2, 100, {
    encoding: 'utf-16le',
    mark: 0
  });
  expect(parts).toBe(1);
  expect(told.records.good).toBe(50);
  expect((await copied(await written(text), 2, 1000)).parts, 'half of it is less').toBe(1);
  expect((await copied(await written(text), 2, 500)).parts).toBe(2);
});

it('counts a line end once wherever a piece of the file ends', async () => {
  // Files are read by the mebibyte: this CR is the last byte of the first one.
  const path = await written(`${'a'.repeat((1 << 20) - 1)}\r\nb\rc\n\n`);
  expect(await lineEndsOf(path, { from: 0, to: Infinity })).toBe(4);
  expect(
    await stretchesOf(path, 0, 2, 10),
    'no LF in the mebibyte behind the middle but the last ones'
  ).toEqual([
    { from: 0, to: (1 << 20) + 1 },
    { from: (1 << 20) + 1, to: Infinity }
  ]);
});
