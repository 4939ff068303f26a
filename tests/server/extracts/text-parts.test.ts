import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanCopy, type CleanCopy } from '../../../server/extracts/text/clean-copy.ts';
import { NotOfEncoding, type TextEncoding } from '../../../server/extracts/text/encoding.ts';
import { lineEndsOf, stretchesOf } from '../../../server/extracts/text/parts.ts';
import { Chance } from '../../support/random-history.ts';
import { LayingOut } from './laying-out.ts';

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

const told = ({ paths: _, brokenPath: __, good, broken, blank, isWhole, ...copy }: CleanCopy) => ({
  ...copy,
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
  for (let seed = 1; seed <= 16; seed++) {
    const path = await written(randomText(new Chance(seed), 150));
    const whole = await copied(path, 1, 1);
    for (const threads of [2, 3]) {
      const { parts, told } = await copied(path, threads, 1500);
      expect(told, `seed ${seed}, ${threads} threads`).toEqual(whole.told);
      if (parts > 1) inParts++;
    }
  }
  // Of the others a quotation ran over a cut, or there was nowhere to cut: a quarter has no LF but in quotations.
  expect(inParts).toBeGreaterThan(10);
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

it('hears of a byte that is none of the encoding from any part, and lets no part write on', async () => {
  const record = Buffer.from('C1,A1,2026-01-11,1.00,tea\n');
  for (const place of [3, 47]) {
    const records = Array<Buffer>(50)
      .fill(record)
      .with(place, Buffer.from([0xe9, 0x0a]));
    const path = await written(Buffer.concat([Buffer.from(`${header}\n`), ...records]));
    await expect(copied(path, 2, 100), `record ${place}`).rejects.toThrow(NotOfEncoding);
  }
});

it('cuts what is looked at as a whole, long enough, and of an encoding whose line ends are nothing else', async () => {
  const text = [header, ...Array<string>(50).fill('C1,A1,2026-01-11,1.00,tea')].join('\n');
  const partsOf = async (content: string | Buffer, encoding: TextEncoding['encoding'], least: number) => {
    const { parts, told } = await copied(await written(content), 2, least, { encoding, mark: 0 });
    expect(told.records.good).toBe(50);
    return parts;
  };
  expect(await partsOf(text, 'utf-8', 500)).toBe(2);
  expect(await partsOf(text, 'utf-8', 1000), 'half of it is less').toBe(1);
  expect(await partsOf(text, 'gb18030', 500)).toBe(2);
  expect(await partsOf(text, 'windows-1252', 500)).toBe(2);
  expect(await partsOf(Buffer.from(text, 'utf16le'), 'utf-16le', 500), 'U+010A ends in a line end').toBe(1);
});

describe('laid out for the engine', () => {
  let layingOut: LayingOut;
  beforeAll(async () => {
    layingOut = await LayingOut.open();
  });
  afterAll(() => layingOut.close());

  /** Records of which the third and the third from the end are broken, and one in the second half is as said. */
  const records = (odd: string) =>
    Array.from({ length: 60 }, (_, at) =>
      at === 2 || at === 57 ? `broken ${at}` : `C${at},A${at},2026-01-11,${at}.00,${at === 50 ? odd : 'tea'}`
    );

  it('stands in order, with the lines of the file, in parts as in one', async () => {
    const text = [header, ...records('茶')].join('\n');
    const inParts = await layingOut.bytes(text, {}, false, 100);
    expect(inParts).toEqual(await layingOut.bytes(text));
    expect(inParts.lines).toEqual(
      Array.from({ length: 60 }, (_, at) => at + 2).filter((line) => line !== 4 && line !== 59)
    );
    expect(inParts.broken).toEqual(['4 too_few_fields', '59 too_few_fields']);
  });

  it('is read once more, in parts, where a byte of the last part tells another encoding', async () => {
    const text = Buffer.from([header, ...records('caf\u00e9')].join('\n'), 'latin1');
    const { dialect, rows, lines_in } = await layingOut.bytes(text, {}, false, 100);
    expect(dialect.encoding).toBe('windows-1252');
    expect(lines_in).toBe(60);
    expect(rows.filter((cells) => cells[4] === 'caf\u00e9')).toHaveLength(1);
  });
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
