import { describe, expect, it } from 'vitest';
import { share, type Cell } from '../../web/csv.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { aboutTable, type About } from '../../web/take-away/about-table.ts';
import { sheetsOf } from '../../web/take-away/sheets.ts';
import { wrapped } from '../../web/take-away/picture.ts';
import { workbook } from '../../web/take-away/workbook.ts';
import { readWorkbook } from '../support/read-workbook.ts';

const table = (title: string, rows: Cell[][] = []) => ({
  title,
  header: ['a', 'b'],
  rows
});

describe('the sheets of a workbook', () => {
  it('are named by their panels, as a spreadsheet allows', () => {
    const names = sheetsOf([
      table('Segments'),
      table('segments'),
      table("'What [changed]: why/how?'"),
      table('A very long title of a panel that goes on and on'),
      table('')
    ]).map(({ name }) => name);
    expect(names).toEqual([
      'Segments',
      'segments (2)',
      'What changed why how',
      'A very long title of a panel th',
      'Sheet'
    ]);
  });

  it('begin with a row that names the columns, and are as wide as what stands in them', () => {
    const [sheet] = sheetsOf([table('One', [['客户分层复盘表', 1]])]);
    expect(sheet).toMatchObject({
      headers: 1,
      rows: [
        ['a', 'b'],
        ['客户分层复盘表', 1]
      ]
    });
    expect(sheet?.widths).toEqual([16, 9]);
  });

  it('hold what a cell can hold, and say where a text goes on', () => {
    const [sheet] = sheetsOf([table('One', [['x'.repeat(40_000), 'a\u0001b\ud800c']])]);
    const [long, odd] = sheet?.rows[1] ?? [];
    expect(String(long)).toHaveLength(32_767);
    expect(String(long).endsWith('…')).toBe(true);
    expect(odd).toBe('a\uFFFDb\uFFFDc');
  });
});

describe('a workbook', () => {
  it('shows a share as a percentage, and keeps the number that it is', async () => {
    const read = await readWorkbook(
      await workbook(sheetsOf([table('One', [[share(0.4184), share(null)], [0.4184]])]))
    );
    expect(read['One']?.slice(1)).toEqual([[{ number: '0.4184', format: '0.0%' }], [{ number: '0.4184' }]]);
  });

  it('keeps text as text, whatever it begins with, and numbers as numbers', async () => {
    const sheets = sheetsOf([
      table('One', [
        ['=1+1', -12.5],
        ['@SUM(A1)', null],
        ['0012', 7]
      ]),
      table('二')
    ]);
    const read = await readWorkbook(await workbook(sheets));
    expect(read).toEqual({
      One: [
        [{ text: 'a' }, { text: 'b' }],
        [{ text: '=1+1' }, { number: '-12.5' }],
        [{ text: '@SUM(A1)' }],
        [{ text: '0012' }, { number: '7' }]
      ],
      二: [[{ text: 'a' }, { text: 'b' }]]
    });
  });
});

it('says of what a workbook is: address, day, filters, rules and what the names mean', () => {
  const about: About = {
    title: '总览 2026Q2',
    address: 'http://127.0.0.1/overview?period=2026Q2',
    made_at: '2026/7/1',
    data_through: '2026-06-30',
    data_version: 3,
    currency: 'CNY',
    filters: [{ label: '首单地区', value: 'North' }],
    lookback: '365 天',
    returns: '冲减',
    scheme: undefined,
    metrics: []
  };
  const { header, rows } = aboutTable(about, zh, 'zh-CN');
  expect(header).toEqual(['总览 2026Q2']);
  expect(rows.slice(0, 8)).toEqual([
    ['网址', 'http://127.0.0.1/overview?period=2026Q2'],
    ['导出时间', '2026/7/1'],
    ['数据截至', '2026-06-30'],
    ['数据版本', 3],
    ['币种', 'CNY'],
    [zh.filter.label, '首单地区：North'],
    [zh.open.lookback, '365 天'],
    [zh.open.returns, '冲减']
  ]);
  expect(aboutTable({ ...about, filters: [] }, zh, 'zh-CN').rows[5]).toEqual([
    zh.filter.label,
    zh.open.everybody
  ]);
});

it('breaks a sentence between its words, a Chinese one between its characters', () => {
  expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrapped('客户分层复盘', 6)).toEqual(['客户分', '层复盘']);
  expect(wrapped('', 6)).toEqual([]);
});
