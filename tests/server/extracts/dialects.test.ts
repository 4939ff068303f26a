import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewRecords } from '../../../server/extracts/reading.ts';
import { sharedData } from '../../support/shared-data.ts';
import { LayingOut } from './laying-out.ts';

let laying: LayingOut;
beforeAll(async () => {
  laying = await LayingOut.open();
});
afterAll(() => laying.close());

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

describe('the encoding of a text', () => {
  const western = 'Kunde;Betrag\nMüller;1,50\nGrün;2\nCafé "É";3\n';

  it.each([
    ['Windows-1252', western, 'windows-1252', ['Müller', 'Grün', 'Café "É"']],
    // Bytes that GB18030 reads as rare Chinese: a high byte and the letter after it.
    ['Windows-1252 that is valid GB18030 too', 'Kunde;Betrag\nMüller;1\n', 'windows-1252', ['Müller']],
    ['the signs that Latin-1 has not', 'Kunde;Betrag\n“Zoë” €;1\n', 'windows-1252', ['“Zoë” €']]
  ])('is found to be %s', async (_, text, encoding, names) => {
    const laid = await laying.bytes(windows1252(text));
    expect(laid.dialect).toMatchObject({ encoding, delimiter: ';' });
    expect(laid.rows.map(([name]) => name)).toEqual(names);
  });

  it('is found to be GB18030 although some letters are Western', async () => {
    // 会员,金额 / 李明 Zoe,12
    const bytes = Buffer.from('bbe1d4b12cbdf0b6ee0ac0eec3f7205a6f652c31320a', 'hex');
    const laid = await laying.bytes(bytes);
    expect(laid.dialect.encoding).toBe('gb18030');
    expect(laid).toMatchObject({ headers: ['会员', '金额'], rows: [['李明 Zoe', '12']] });
  });

  it('is not taken for Western when Chinese is damaged, or a byte has no character', async () => {
    const chinese = Buffer.from('bbe1d4b12cbdf0b6ee0ac0eec3f7ff2c31320a', 'hex');
    await expect(laying.bytes(chinese)).rejects.toEqual(refused('encoding_unknown'));
    const undefinedByte = Buffer.from('41e92c420a81202c310a', 'hex');
    await expect(laying.bytes(undefinedByte)).rejects.toEqual(refused('encoding_unknown'));
  });

  it('is found out where the first high byte stands far from the beginning', async () => {
    const ascii = 'Kunde;Betrag\n' + 'Maier;1\n'.repeat(200_000);
    const laid = await laying.bytes(Buffer.concat([Buffer.from(ascii), windows1252('Müller;2\n')]));
    expect(laid.dialect.encoding).toBe('windows-1252');
    expect(laid.rows).toHaveLength(200_001);
    expect(laid.rows.at(-1)).toEqual(['Müller', '2']);
  });

  it('is what a person says, and a byte that is none of it is a refusal', async () => {
    const laid = await laying.bytes(windows1252('a;b\nß;1\n'), { encoding: 'windows-1252' });
    expect(laid.rows).toEqual([['ß', '1']]);
    await expect(laying.bytes(windows1252(western), { encoding: 'utf-8' })).rejects.toEqual(
      refused('encoding_not_as_said')
    );
  });
});

describe('the dialect of a text', () => {
  const cells = [
    ['K1', '2026-01-05', '12.50'],
    ['K2', '2026-01-06', '7'],
    ['K3', '2026-01-07', '1.25']
  ];
  const header = ['customer_id', 'date', 'amount'];

  it.each([',', ';', '\t', '|', '^', '~', ':', '\u0001', '||', '::', ' '])(
    'parts fields by %j',
    async (sign) => {
      const laid = await laying.bytes([header, ...cells].map((row) => `${row.join(sign)}\n`).join(''));
      expect(laid).toMatchObject({ headers: header, rows: cells, broken: [] });
      expect(laid.dialect).toMatchObject({ delimiter: sign, has_header: true, title_rows: 0 });
    }
  );

  it('takes the space behind a delimiter for part of it where quotation marks follow', async () => {
    const spaced = await laying.bytes('id, name, amount\n1, "a, b", 2\n2, "c", 3\n');
    expect(spaced.rows).toEqual([
      ['1', 'a, b', '2'],
      ['2', 'c', '3']
    ]);
    // In one record alone it is a text that begins with a space: the engine must not see a quotation there.
    const once = await laying.bytes('id,name,amount\n1,a,2\n2, "b" c,3\n3,d,4\n');
    expect(once.rows[1]).toEqual(['2', ' "b" c', '3']);
  });

  it('tells a decimal comma and a time of day from a delimiter', async () => {
    const text = 'id;at;amount\nK1;2026-01-05 10:30:00;1,50\nK2;2026-01-05 11:30:00;2,75\n';
    expect((await laying.bytes(text)).rows[0]).toEqual(['K1', '2026-01-05 10:30:00', '1,50']);
  });

  it('reads columns that are aligned by spaces', async () => {
    const laid = await laying.bytes(' id  date  amount\n 1 20260105    5.00\n22 20260106   15.00  \n');
    expect(laid.rows).toEqual([
      ['1', '20260105', '5.00'],
      ['22', '20260106', '15.00']
    ]);
  });

  it('reads fields in single quotation marks, and marks behind a backslash', async () => {
    const single = await laying.bytes("id,name,amount\n'1','O''Hara, P','2'\n'2','b\nc','3'\n");
    expect(single.rows).toEqual([
      ['1', "O'Hara, P", '2'],
      ['2', 'b\nc', '3']
    ]);
    expect(single.lines).toEqual([2, 3]);
    expect(single.dialect).toMatchObject({ quote: "'", escape: "'" });

    const behind = await laying.bytes('id,name,amount\n1,"a \\"b\\", c",2\n2,"d\\\\",3\n');
    expect(behind.rows).toEqual([
      ['1', 'a "b", c', '2'],
      ['2', 'd\\', '3']
    ]);
    expect(behind.dialect).toMatchObject({ quote: '"', escape: '\\' });
  });

  it('is what a person says', async () => {
    const laid = await laying.bytes('id;a,b\n1;2,3\n', { delimiter: ',' });
    expect(laid).toMatchObject({ headers: ['id;a', 'b'], rows: [['1;2', '3']] });
  });

  it('of a file with one column is a refusal', async () => {
    await expect(laying.bytes('amount\n1\n2\n')).rejects.toEqual(refused('file_of_one_column'));
  });
});

describe('where the table begins', () => {
  it('is below titles and blank lines', async () => {
    const text =
      'Sales report\n\nfrom 2026-01-01,,\n\nid,date,amount\n\nK1,2026-01-05,1\n\nK2,2026-01-06,2\n\n';
    const laid = await laying.bytes(text);
    expect(laid).toMatchObject({
      headers: ['id', 'date', 'amount'],
      lines: [7, 9],
      lines_in: 4,
      lines_blank: 2,
      broken: []
    });
    expect(laid.dialect.title_rows).toBe(2);
  });

  it('is found below more titles than there are records', async () => {
    const laid = await laying.bytes('Report\nof\nall\nsales\nid;amount\nK1;1,5\nK2;2,5\n');
    expect(laid).toMatchObject({ headers: ['id', 'amount'], lines: [6, 7] });
    expect(laid.dialect.title_rows).toBe(4);
  });

  it('is the first line where that looks like those below it', async () => {
    const laid = await laying.bytes('K1,2026-01-05,1\nK2,2026-01-06,2\n');
    expect(laid).toMatchObject({ headers: ['column_1', 'column_2', 'column_3'], lines: [1, 2] });
    expect(laid.dialect.has_header).toBe(false);
  });

  it('is what a person says', async () => {
    const text = 'K1,2026-01-05,1\nK2,2026-01-06,2\n';
    expect(await laying.bytes(text, { header: true })).toMatchObject({
      headers: ['K1', '2026-01-05', '1'],
      lines: [2]
    });
    const named = 'id,date,amount\nK1,2026-01-05,1\n';
    expect((await laying.bytes(named, { header: false })).rows).toHaveLength(2);
  });

  it('tells columns of the same name apart', async () => {
    const laid = await laying.bytes('id,amount,amount,\n1,2,3,x\n');
    expect(laid.headers).toEqual(['id', 'amount', 'amount_2', '']);
  });

  it('is a header without the delimiter that ends every record', async () => {
    const laid = await laying.bytes('id,date,amount\nK1,2026-01-05,1,\nK2,2026-01-06,2,\n');
    expect(laid).toMatchObject({ headers: ['id', 'date', 'amount', ''], lines: [2, 3] });
  });
});

it('keeps every kind of line end inside quotation marks', async () => {
  const laid = await laying.bytes('id,note,amount\nK1,"a\rb",1\nK2,"a\r\nb",2\nK3,"a\nb",3\n');
  expect(laid.rows.map(([, note]) => note)).toEqual(['a\rb', 'a\r\nb', 'a\nb']);
  expect(laid.lines).toEqual([2, 4, 6]);
});

it('gives up the header where it comes again, and a total of few fields, each with its reason', async () => {
  const laid = await laying.bytes(
    'id,date,amount\nK1,2026-01-05,1\nid,date,amount\nK2,2026-01-06,2\nTotal,3\nK3,4\n'
  );
  expect(laid.broken).toEqual(['3 header_repeated', '5 total_row', '6 too_few_fields']);
  expect(laid).toMatchObject({ lines: [2, 4], lines_in: 5 });
});

it('looks at no more than the first records, and says so', async () => {
  const text = (records: number) =>
    'id,amount\n' + Array.from({ length: records }, (_, at) => `K${at},1\n`).join('');
  const looked = await laying.bytes(text(previewRecords + 50), {}, true);
  expect(looked).toMatchObject({ lines_in: previewRecords, is_whole: false });
  expect(await laying.bytes(text(50), {}, true)).toMatchObject({ lines_in: 50, is_whole: true });
});

describe('a packed text', () => {
  it('is unpacked', async () => {
    const laid = await laying.bytes(gzipSync('id,amount\nK1,1\n'));
    expect(laid.dialect).toMatchObject({ format: 'csv', compression: 'gzip' });
    expect(laid.rows).toEqual([['K1', '1']]);
  });

  it('is refused when it is cut off, packed again, or holds more than any text would', async () => {
    const whole = gzipSync(
      'id,amount\n' + Array.from({ length: 9999 }, (_, at) => `K${at},${at % 7}\n`).join('')
    );
    await expect(laying.bytes(whole.subarray(0, whole.length / 2))).rejects.toEqual(refused('file_damaged'));
    await expect(laying.bytes(gzipSync(whole))).rejects.toEqual(refused('format_not_supported'));
    await expect(laying.bytes(gzipSync(Buffer.alloc(5_000_000, '0')))).rejects.toEqual(
      refused('packed_too_tightly')
    );
  });
});

it('tells an old workbook and one behind a password from each other', async () => {
  const compound = (name: string) => {
    const bytes = Buffer.alloc(2048);
    bytes.write('d0cf11e0a1b11ae1', 'hex');
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    bytes.write(name, 1024, 'utf16le');
    return bytes;
  };
  await expect(laying.bytes(compound('Workbook'))).rejects.toEqual(refused('workbook_too_old'));
  await expect(laying.bytes(compound('EncryptedPackage'))).rejects.toEqual(refused('workbook_encrypted'));
});

const master = sharedData('cdnow/CDNOW_master.txt');
const sample = sharedData('cdnow/CDNOW_sample.txt');

it.skipIf(master.isMissing)(
  `reads CDNOW, aligned by spaces, with a header and without${master.skipped}`,
  async () => {
    const whole = await laying.file(master.path);
    expect(whole).toMatchObject({
      headers: ['customer_id', 'date', 'number_of_cds', 'dollar_value'],
      lines_in: 69_659,
      broken: []
    });
    expect(whole.rows[0]).toEqual(['00001', '19970101', '1', '11.77']);

    const part = await laying.file(sample.path);
    expect(part.dialect).toMatchObject({ delimiter: ' ', has_header: false });
    expect(part.lines_in).toBe(6919);
    expect(part.rows[0]).toEqual(['00004', '0001', '19970101', '2', '29.33']);
  }
);

describe('how cells are written', () => {
  it('is counted while the text is cut, for columns of plain dates and numbers', async () => {
    const text = [
      'id,day,amount,note',
      '17,2026-03-14 08:26,12.50,ok',
      // Quoted cells are what stands between the marks, blank ones are no cells, and a broken record counts for nothing.
      '8,"2026-03-15 09:00","-3.5",',
      '9,,7,2',
      '9,2026-03-16',
      '10,2026-3-1,4000.00,3'
    ].join('\n');
    const { shapes } = await laying.bytes(text);
    expect(shapes).toEqual([
      { '99': 2, '9': 2 },
      { '9999-99-99 99:99': 2, '9999-9-9': 1 },
      { '99.99': 1, '-9.9': 1, '9': 1, '9999.99': 1 },
      // A letter was in it.
      undefined
    ]);
  });

  it('is left to the engine where a column holds anything else, or a thousand different shapes', async () => {
    const lines = Array.from({ length: 1200 }, (_, at) => `${'1'.repeat(at + 1)};1,5\n`);
    expect((await laying.bytes(`long;price\n${lines.join('')}`)).shapes).toEqual([undefined, undefined]);
  });
});

/** Written out by hand: Node has no encoder for it. */
const windows1252 = (text: string) =>
  Buffer.from(
    text.replace(/[€“”]/g, (sign) => ({ '€': '\x80', '“': '\x93', '”': '\x94' })[sign] ?? sign),
    'latin1'
  );
