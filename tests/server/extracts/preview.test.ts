import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { previewExtract } from '../../../server/extracts/preview.ts';
import type { ExtractPreview } from '../../../server/features/extracts/contract.ts';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
});
afterAll(() => place.close());

const now = new Date('2026-07-01T04:00:00Z');
const preview = async (name: string, text: string, options: LoadOptions = {}): Promise<ExtractPreview> =>
  previewExtract(place.home, [await place.file(name, text)], { now, ...options });
const mapped = ({ columns }: ExtractPreview) =>
  Object.fromEntries(columns.map(({ column, header, reason }) => [column, [header, reason]]));

describe('a file that is understood', () => {
  let seen: ExtractPreview;
  beforeAll(async () => {
    seen = await preview(
      'orders.csv',
      '客户ID;订单日期;日期;金额(元);备注\nc1;3/4/2026;x;1.234,50;a\nc1;5/6/2026;y;2,5;b\nc2;never;z;3,0;\nc2;3;\n',
      { locale: 'zh-CN' }
    );
  });

  it('shows what each column is taken for, why, and its first texts', () => {
    expect(seen).toMatchObject({ kind: 'order_lines', profile_reason: 'new', missing: [] });
    expect(seen.columns).toEqual([
      {
        column: 'customer_id',
        header: '客户ID',
        reason: 'synonym',
        why: '表头“客户ID”是该列的常用名称。',
        rivals: [],
        samples: ['c1', 'c2']
      },
      {
        column: 'ordered_at',
        header: '订单日期',
        reason: 'synonym',
        why: '表头“订单日期”是该列的常用名称。',
        rivals: ['日期'],
        samples: ['3/4/2026', '5/6/2026', 'never']
      },
      {
        column: 'amount',
        header: '金额(元)',
        reason: 'synonym',
        why: '去掉单位后，表头“金额(元)”是该列的常用名称。',
        rivals: [],
        samples: ['1.234,50', '2,5', '3,0']
      }
    ]);
    expect(seen.unmapped).toEqual([
      { header: '日期', samples: ['x', 'y', 'z'] },
      { header: '备注', samples: ['a', 'b'] }
    ]);
    expect(seen.contract[0]).toEqual({ name: 'customer_id', label: '客户编号', required: true, type: 'id' });
  });

  it('shows how the text, the dates and the numbers were read', () => {
    expect(seen.files).toEqual([
      {
        file_name: 'orders.csv',
        bytes: 115,
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ';',
        has_header: true,
        lines_seen: 4,
        is_whole: true
      }
    ]);
    expect(seen.options).toEqual({
      date_order: 'month_first',
      decimal: ',',
      encoding: 'utf-8',
      delimiter: ';',
      header: true,
      currency: null,
      time_zone: 'Asia/Shanghai'
    });
    expect(seen.findings.map(({ code }) => code)).toEqual([
      'dates_ambiguous',
      'numbers_restyled',
      'columns_chosen',
      'columns_unmapped'
    ]);
  });

  it('shows the first records as they would be loaded, and why others would not', () => {
    const shown = seen.rows.map(({ source_line, cells, reason, raw_text }) => ({
      source_line,
      customer_id: cells['customer_id'],
      ordered_on: cells['ordered_at'],
      amount: cells['amount'],
      reason,
      raw_text
    }));
    expect(shown).toEqual([
      {
        source_line: 2,
        customer_id: 'c1',
        ordered_on: '2026-03-04',
        amount: '1234.50',
        reason: null,
        raw_text: 'c1,3/4/2026,x,"1.234,50",a'
      },
      {
        source_line: 3,
        customer_id: 'c1',
        ordered_on: '2026-05-06',
        amount: '2.50',
        reason: null,
        raw_text: 'c1,5/6/2026,y,"2,5",b'
      },
      {
        source_line: 4,
        customer_id: 'c2',
        ordered_on: null,
        amount: '3.00',
        reason: '日期无法识别',
        raw_text: 'c2;never;z;3,0;'
      },
      {
        source_line: 5,
        customer_id: null,
        ordered_on: null,
        amount: null,
        reason: '字段数少于表头',
        raw_text: 'c2;3;'
      }
    ]);
  });
});

describe('a file whose headers say nothing', () => {
  const rows = Array.from({ length: 40 }, (_, at) => {
    const buyer = `k${(at * 7) % 13}`;
    return `${at + 1},${buyer},2026-03-${String((at % 28) + 1).padStart(2, '0')},${(at % 3) + 1},${at}.50`;
  });
  const text = `f1,f2,f3,f4,f5\n${rows.join('\n')}\n`;

  it('is shown with what its columns hold', async () => {
    const seen = await preview('plain.csv', text);
    expect(mapped(seen)).toEqual({
      ordered_at: ['f3', 'content'],
      amount: ['f5', 'content'],
      customer_id: ['f2', 'content']
    });
    expect(seen.missing).toEqual([]);
    expect(seen.rows[1]).toMatchObject({
      cells: { customer_id: 'k7', ordered_at: '2026-03-02', amount: '1.50' }
    });
  });

  it('follows a person, who may say that there is no such column', async () => {
    const seen = await preview('mine.csv', text, {
      map: { columns: { customer_id: 'f1', ordered_at: null } }
    });
    expect(mapped(seen)).toEqual({ customer_id: ['f1', 'map'], amount: ['f5', 'content'] });
    expect(seen.missing).toEqual(['Date of the order']);
    expect(seen.rows[0]).toMatchObject({ cells: { customer_id: '1' }, reason: 'no date' });
  });

  it('is not loaded before somebody has confirmed the guesses', async () => {
    const file = await place.file('unattended.csv', text);
    const refused = await place.load(file).catch((problem: unknown) => problem);
    if (!(refused instanceof Refusal)) throw new Error('it was loaded');
    expect(refused.code).toBe('columns_missing');
    const map = { columns: { customer_id: 'f2', ordered_at: 'f3', amount: 'f5' } };
    expect(JSON.parse(String(refused.details['map']))).toEqual(map);
    expect((await place.load(file, { map })).status).toBe('loaded');
  });
});

it('shows a file in which nothing fits, so that a person can choose', async () => {
  const seen = await preview('odd.csv', 'x,y\nsome words that go on and on,9\nother words,9\n');
  expect(seen.missing).toEqual(['Customer', 'Date of the order', 'Amount, or Quantity and Unit price']);
  expect(seen.unmapped).toEqual([
    { header: 'x', samples: ['some words that go on and on', 'other words'] },
    { header: 'y', samples: ['9'] }
  ]);
  expect(seen.rows).toHaveLength(2);
});

it('leaves nothing behind', async () => {
  await preview('gone.csv', 'customer_id,date,amount\na,2026-01-02,1\n');
  expect(await place.handedOver()).toEqual([]);
});
