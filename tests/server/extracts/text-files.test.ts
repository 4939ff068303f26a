import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../../support/shared-data.ts';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
});
afterAll(() => place.close());

interface Seen {
  customer_id: string | null;
  source_line: number;
  amount: number;
  product: string | null;
}

const linesOf = (extract_id: string) =>
  place.rows<Seen>(
    `select customers.customer_id, source_line, amount, product
     from order_lines
     inner join customers using (customer_key)
     inner join extracts using (extract_key)
     where extract_id = '${extract_id}'
     order by source_line`
  );

const header = 'customer_id,order_id,ordered_at,amount,product';

it('reads Windows line ends and breaks inside quotation marks, and tells the line where a record starts', async () => {
  const text = [
    header,
    'a,t1,2026-01-01,1.10,x',
    'b,t2,2026-01-02,2,"two\r\nlines"',
    'c,t3,2026-01-03,3,z',
    ''
  ].join('\r\n');
  const extract = await place.loadText('windows.csv', text);
  expect(extract).toMatchObject({ status: 'loaded', lines_in: 3, lines_loaded: 3, amount_loaded: '6.10' });
  expect(await linesOf(extract.extract_id)).toEqual([
    { customer_id: 'a', source_line: 2, amount: 110, product: 'x' },
    { customer_id: 'b', source_line: 3, amount: 200, product: 'two\r\nlines' },
    { customer_id: 'c', source_line: 5, amount: 300, product: 'z' }
  ]);
});

/** Name, what it is told as, and how a text is written in it. */
const encodings: [string, string, (text: string) => Buffer][] = [
  ['UTF-8 with a mark', 'utf-8', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with a mark', 'utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without one', 'utf-16le', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big end first', 'utf-16be', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()]
];

it(`decodes ${encodings.map(([name]) => name).join('; ')}, all in one extract`, async () => {
  const files = encodings.map(([name, , encoded]) =>
    place.file(
      `${name}.csv`,
      encoded(`会员号;订单号;下单时间;金额;商品\n李明-${name};t1;2026/1/5;12.50;茶\n`)
    )
  );
  const extract = await place.load(await Promise.all(files));
  expect(extract).toMatchObject({
    status: 'loaded',
    encoding: 'utf-8, utf-16le, utf-16be',
    lines_loaded: 4,
    amount_loaded: '50.00'
  });
  const seen = await place.rows<{ encoding: string; customer_id: string; product: string; amount: number }>(
    `select
        json_extract_string(report, '$.dialects[' || file_no || '].encoding') as encoding,
        customers.customer_id, product, amount
     from order_lines
     inner join customers using (customer_key)
     inner join extracts using (extract_key)
     where extract_id = '${extract.extract_id}'
     order by file_no`
  );
  expect(seen).toEqual(
    encodings.map(([name, encoding]) => ({
      encoding,
      customer_id: `李明-${name}`,
      product: '茶',
      amount: 1250
    }))
  );
});

const superstore = sharedData('superstore_cn/orders.gb18030.csv');

it.skipIf(superstore.isMissing)(
  `decodes GB18030 with Chinese headers and dates${superstore.skipped}`,
  async () => {
    expect(await place.load(superstore.path)).toMatchObject({
      status: 'loaded',
      encoding: 'gb18030',
      lines_in: 10_000,
      lines_loaded: 10_000,
      // The file prints amounts with up to 17 digits; this is the sum of the rounded lines.
      amount_loaded: '16117548.34',
      data_from: '2014-01-01',
      data_through: '2017-12-30'
    });
  }
);

describe('lines that cannot be used', () => {
  const text = [
    'Sales of January',
    '',
    header,
    'd,t4,2026-01-04,7,"two',
    'lines"',
    'b,t2,2026-01-02,5',
    'e,t5,2026-01-05,8,"bad"quote',
    '',
    'f,t6,2026-02-30,9,x',
    'g,t7,2026-01-06,2,x',
    'Total,,,31,',
    ',,,,',
    ''
  ].join('\n');

  it('are held, with nothing visible and the first of them named', async () => {
    const before = await place.home.published();
    const extract = await place.loadText('held.csv', text);
    expect(extract).toMatchObject({
      status: 'held',
      lines_in: 7,
      lines_loaded: 2,
      lines_rejected: 4,
      lines_blank: 1
    });
    expect(extract.message).toContain('first line 6 (fewer fields than the header)');
    expect(await place.home.published()).toEqual(before);
    const counted = `from order_lines inner join extracts using (extract_key) where extract_id = '${extract.extract_id}'`;
    expect(await place.rows(`select 1 ${counted}`)).toEqual([]);
    // Its bytes wait with it.
    expect(await place.archived()).toContain(extract.sha256);
  });

  it('are kept with reason, place and text when they are accepted, and do not shift the lines after them', async () => {
    const extract = await place.loadText('held.csv', text, { accept_rejects: true });
    expect(extract).toMatchObject({
      status: 'loaded',
      amount_in: '49.00',
      amount_loaded: '9.00',
      amount_rejected: '40.00'
    });
    expect((await linesOf(extract.extract_id)).map(({ source_line }) => source_line)).toEqual([4, 10]);
    const rejects = await place.rows(
      `select source_line, reason, raw_text from rejects inner join extracts using (extract_key)
       where extract_id = '${extract.extract_id}' order by source_line`
    );
    expect(rejects).toEqual([
      { source_line: 6, reason: 'too_few_fields', raw_text: 'b,t2,2026-01-02,5' },
      { source_line: 7, reason: 'quote_malformed', raw_text: 'e,t5,2026-01-05,8,"bad"quote' },
      { source_line: 9, reason: 'date_unreadable', raw_text: 'f,t6,2026-02-30,9,x' },
      { source_line: 11, reason: 'total_row', raw_text: 'Total,,,31,' }
    ]);
  });

  it('are told in the language of the reader', async () => {
    const extract = await place.loadText('nothing.csv', `${header}\na,t1,someday,1,x\n`, { locale: 'zh-CN' });
    expect(extract).toMatchObject({ status: 'rejected', lines_in: 1, lines_loaded: 0 });
    expect(extract.message).toContain('第 2 行（日期无法识别）');
  });
});

it('takes several files as one extract, and lets one of them decide how dates are written', async () => {
  const one = await place.file('one.csv', 'customer_id,order_id,date,amount\nx,m1,3/4/2026,1\n');
  const other = await place.file('other.csv', 'customer_id,order_id,date,amount\ny,m2,14/3/2026,2\n');
  expect(await place.load([one, other])).toMatchObject({
    files: ['one.csv', 'other.csv'],
    lines_in: 2,
    data_from: '2026-03-14',
    data_through: '2026-04-03'
  });
  expect(await place.load([other, one])).toMatchObject({ status: 'already_loaded' });
});
