import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFile } from '../../support/shared-data.ts';
import { rowsOf, workbook } from '../../support/workbook.ts';
import { LayingOut } from './laying-out.ts';

let laying: LayingOut;
beforeAll(async () => {
  laying = await LayingOut.open();
});
afterAll(() => laying.close());

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

const header = ['id', 'date', 'amount'];

describe('the cells of a worksheet', () => {
  it('are texts, however they are kept', async () => {
    const strings =
      '<si><t>id</t></si><si><r><t>Rich </t></r><r><t>text</t></r><rPh><t>phonetic</t></rPh></si><si><t xml:space="preserve">a_x000D_b</t></si>';
    const rows = `
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>name</t></is></c><c r="C1" t="str"><f>1+1</f><v>sum</v></c></row>
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2"><f>A1*2</f><v>0.10000000000000001</v></c></row>
      <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3"><v>1.7850E4</v></c></row>
      <row r="4"><c r="A4" t="d"><v>2026-01-05T10:00:00</v></c><c r="C4"><v>-3</v></c></row>`;
    const laid = await laying.bytes(await workbook({ sheets: [{ name: 'Orders', rows }], strings }));
    expect(laid.headers).toEqual(['id', 'name', 'sum']);
    expect(laid.rows).toEqual([
      ['Rich text', 'a\rb', '0.1'],
      ['TRUE', '#N/A', '17850'],
      ['2026-01-05 10:00:00', null, '-3']
    ]);
    expect(laid.dialect).toMatchObject({ format: 'xlsx', sheet: 'Orders', other_sheets: [] });
  });

  // 46027 days after 1899-12-30 is 2026-01-05; 0.4375 of a day is 10:30. From 1904 it is 1462 days less.
  it.each([
    [14, undefined, 46027, '2026-01-05'],
    [22, undefined, 46027.4375, '2026-01-05 10:30:00'],
    [21, undefined, 0.4375, '10:30:00'],
    [31, undefined, 46027, '2026-01-05'],
    [164, 'yyyy"年"m"月"d"日"', 46027, '2026-01-05'],
    [164, '[$-409]d\\-mmm\\-yy h:mm AM/PM;@', 46027.4375, '2026-01-05 10:30:00'],
    [14, undefined, 59, '1900-02-28'],
    [14, undefined, 61, '1900-03-01'],
    [164, '[h]:mm', 1.5, '1.5'],
    [164, '"day" 0.00', 46027.5, '46027.5'],
    [164, '[Red]#,##0.00 "dh"', 46027.5, '46027.5']
  ])('are dates by their format %i %s', async (id, code, serial, text) => {
    const rows = `<row>${['id', 'at'].map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>
      <row><c t="inlineStr"><is><t>K</t></is></c><c s="1"><v>${serial}</v></c></row>`;
    const formats = { own: code === undefined ? {} : { [id]: code }, styles: [0, id] };
    const laid = await laying.bytes(await workbook({ sheets: [{ name: 'S', rows }], formats }));
    expect(laid.rows).toEqual([['K', text]]);
  });

  it('are dates from 1904 where the workbook says so', async () => {
    const rows = `${rowsOf([['id', 'at']])}<row><c><v>1</v></c><c s="1"><v>44565</v></c></row>`;
    const formats = { styles: [0, 14] };
    const laid = await laying.bytes(await workbook({ sheets: [{ name: 'S', rows }], formats, is1904: true }));
    expect(laid.rows).toEqual([['1', '2026-01-05']]);
  });
});

it('finds the table below titles, and counts its records from 1, blank rows among them', async () => {
  const inSheet = (rows: [number, string][]) =>
    rows.map(([at, cells]) => `<row r="${at}">${cells}</row>`).join('');
  const cells = (...values: (string | number)[]) => rowsOf([values]).replace(/<\/?row>/g, '');
  const rows = inSheet([
    [1, cells('Orders of January')],
    [3, cells(...header)],
    [4, cells('K1', '2026-01-05', 1)],
    [6, cells('K2', '2026-01-06', 2, '', 'a note')],
    [7, cells(...header)],
    [8, cells('Total', '', 3)],
    [9, '<c s="0"/>'],
    [12, cells('', '', '')]
  ]);
  const laid = await laying.bytes(await workbook({ sheets: [{ name: 'S', rows }] }));
  expect(laid).toMatchObject({
    headers: [...header, '', ''],
    rows: [
      ['K1', '2026-01-05', '1', null, null],
      ['K2', '2026-01-06', '2', null, 'a note'],
      ['id', 'date', 'amount', null, null],
      ['Total', null, '3', null, null]
    ],
    lines: [1, 3, 4, 5],
    lines_in: 5,
    lines_blank: 1
  });
  expect(laid.dialect.title_rows).toBe(1);
});

it('gives up a header that comes again', async () => {
  const rows = rowsOf([header, ['K1', '2026-01-05', 1], header, ['K2', '2026-01-06', 2]]);
  const laid = await laying.bytes(await workbook({ sheets: [{ name: 'S', rows }] }));
  expect(laid).toMatchObject({ lines: [1, 3], broken: ['2 header_repeated'], lines_in: 3 });
});

describe('of several sheets', () => {
  const sheets = [
    { name: 'Empty', rows: '' },
    {
      name: 'Lists',
      rows: rowsOf([
        ['a', 'b'],
        [1, 2]
      ]),
      state: 'hidden' as const
    },
    { name: 'Orders', rows: rowsOf([header, ['K1', '2026-01-05', 1]]) },
    { name: 'Returns', rows: rowsOf([header, ['K9', '2026-01-09', 9]]) }
  ];

  it('the first visible one with rows is read, and the others are named', async () => {
    const laid = await laying.bytes(await workbook({ sheets }));
    expect(laid.rows).toEqual([['K1', '2026-01-05', '1']]);
    expect(laid.dialect).toMatchObject({ sheet: 'Orders', other_sheets: ['Lists', 'Returns'] });
  });

  it('the one that a person names is read', async () => {
    const bytes = await workbook({ sheets });
    expect((await laying.bytes(bytes, { sheet: 'returns' })).rows).toEqual([['K9', '2026-01-09', '9']]);
    await expect(laying.bytes(bytes, { sheet: 'Sales' })).rejects.toEqual(refused('sheet_missing'));
  });
});

describe('a workbook that no program of ours would read is refused', () => {
  const good = rowsOf([header, ['K1', '2026-01-05', 1]]);
  const sheet = (rows: string) => ({ sheets: [{ name: 'S', rows }] });

  it.each<[string, Parameters<typeof workbook>[0]]>([
    ['cell_too_long', sheet(rowsOf([header, ['x'.repeat(32_768), '', 1]]))],
    [
      'cell_too_long',
      {
        ...sheet(good),
        strings: `<si><t>${'x'.repeat(3000)}${'<!---->'.repeat(0)}</t></si>`.replace('x', 'y'.repeat(40_000)),
        ...sheet('<row><c t="s"><v>0</v></c></row>')
      }
    ],
    ['sheet_too_wide', sheet(`${good}<row><c r="ALM3"><v>1</v></c></row>`)],
    ['sheet_too_long', sheet(`<row r="1048577"><c><v>1</v></c></row>`)],
    ['sheet_of_one_column', sheet(rowsOf([['amount'], [1]]))],
    ['file_without_lines', sheet(rowsOf([header]))],
    ['workbook_empty', sheet('')],
    ['file_damaged', sheet('<row><c t="s"><v>7</v></c></row>')],
    ['file_damaged', sheet('<row r="2"/><row r="1"/>')],
    ['file_damaged', sheet('<row><c>')],
    ['packed_too_tightly', { ...sheet(good), more: { 'xl/media/x': ' '.repeat(3_000_000) } }]
  ])('%s', async (code, parts) => {
    await expect(laying.bytes(await workbook(parts))).rejects.toEqual(refused(code));
  });

  it('the last column and the last row that there can be are read', async () => {
    const rows = `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>
      <row r="1048576"><c><v>1</v></c><c r="ALL1048576"><v>2</v></c></row>`;
    const laid = await laying.bytes(await workbook(sheet(rows)));
    expect(laid).toMatchObject({ lines: [1_048_575], lines_in: 1_048_575, lines_blank: 1_048_574 });
    expect(laid.rows[0]).toHaveLength(1000);
  });

  it('a ZIP without a workbook, and one that is cut off', async () => {
    const bytes = await workbook(sheet(good));
    await expect(laying.bytes(bytes.subarray(0, bytes.length - 30))).rejects.toEqual(refused('file_damaged'));
    const renamed = Buffer.from(bytes.toString('latin1').replaceAll('_rels/.rels', '_rels/.else'), 'latin1');
    await expect(laying.bytes(renamed)).rejects.toEqual(refused('archive_without_workbook'));
  });
});

const hostile = sharedFile('corpora/xlsx-hostile.tar.gz');

describe.skipIf(hostile.isMissing)(`hostile workbooks${hostile.skipped}`, () => {
  beforeAll(() => {
    execFileSync('tar', ['xzf', hostile.path, '-C', laying.folder]);
  });

  it.each([
    ['billion-laughs', 'workbook_with_doctype'],
    ['xxe', 'workbook_with_doctype'],
    ['bomb-300MB-one-cell', 'packed_too_tightly'],
    ['bomb-8M-rows', 'packed_too_tightly'],
    ['far-cell', 'sheet_too_wide'],
    ['many-entries', 'workbook_of_too_many_parts'],
    ['row-999999999', 'sheet_too_long'],
    ['zip-slip', 'workbook_reaches_outside']
  ])('%s is refused: %s', async (name, code) => {
    const path = join(laying.folder, 'xlsx-hostile', `${name}.xlsx`);
    await expect(laying.file(path)).rejects.toEqual(refused(code));
  });

  it('ok is read, and headers that are names of the language are ordinary text', async () => {
    const read = (name: string) => laying.file(join(laying.folder, 'xlsx-hostile', `${name}.xlsx`));
    expect(await read('ok')).toMatchObject({ headers: ['id', 'amt'], rows: [['1', '2.5']] });
    expect(await read('proto')).toMatchObject({ headers: ['__proto__', 'constructor'], rows: [['1', '2']] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
