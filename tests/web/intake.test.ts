import { describe, expect, it } from 'vitest';
import type { Extract } from '../../server/features/extracts/contract.ts';
import {
  asked,
  confirmed,
  nothingChosen,
  withColumn,
  withKind,
  withOption
} from '../../web/features/data/choices.ts';
import { droppedFiles, filesMeant } from '../../web/features/data/dropped-files.ts';
import { daysSince } from '../../web/features/data/freshness.ts';
import { amountsOf, isWhole, linesOf, minorUnits } from '../../web/features/data/reconciliation.ts';
import { serverEvents } from '../../web/features/data/server-events.ts';
import { bytes } from '../../web/format.ts';

describe('what a person says of a file', () => {
  it('is asked for, and nothing else is', () => {
    expect(asked(nothingChosen)).toEqual({});
    expect(asked(withColumn(nothingChosen, 'amount', 'Paid'))).toEqual({
      map: { columns: { amount: 'Paid' }, options: {} }
    });
    expect(asked(withKind(nothingChosen, 'returned_orders'))).toEqual({ kind: 'returned_orders' });
  });

  it('takes a column from where it was chosen before: it means one thing', () => {
    const first = withColumn(nothingChosen, 'amount', 'Paid');
    expect(withColumn(first, 'unit_price', 'Paid').columns).toEqual({ unit_price: 'Paid' });
    expect(withColumn(first, 'order_id', null).columns).toEqual({ amount: 'Paid', order_id: null });
  });

  it('begins anew where cells or kinds are others, and keeps the columns where they are not', () => {
    const chosen = withColumn(nothingChosen, 'amount', 'Paid');
    expect(withOption(chosen, 'delimiter', ';')).toEqual({ columns: {}, options: { delimiter: ';' } });
    expect(withOption(chosen, 'date_order', 'day_first').columns).toEqual({ amount: 'Paid' });
    expect(withOption(withOption(chosen, 'header', false), 'header', undefined).options).toEqual({});
    expect(withKind(chosen, 'returned_orders').columns).toEqual({});
  });

  it('confirms the guesses that it loads, but for those it overruled', () => {
    const column = { why: '', rivals: [], samples: [] };
    const preview = {
      columns: [
        { ...column, column: 'customer_id', header: 'Kunde', reason: 'content' as const },
        { ...column, column: 'amount', header: 'Zahl', reason: 'content' as const },
        { ...column, column: 'product', header: 'Product', reason: 'synonym' as const }
      ]
    };
    expect(confirmed(withColumn(nothingChosen, 'amount', null), preview).columns).toEqual({
      customer_id: 'Kunde',
      amount: null
    });
  });
});

describe('the reconciliation', () => {
  const extract = {
    lines_in: 10,
    lines_loaded: 7,
    lines_rejected: 2,
    lines_blank: 1,
    amount_in: '-5.05',
    amount_loaded: '-6.00',
    amount_rejected: '0.95'
  } as Extract;

  it('parts the lines as they add up', () => {
    const lines = linesOf(extract);
    expect(lines.parts.map(({ name, value, share }) => [name, value, share])).toEqual([
      ['loaded', 7, 0.7],
      ['rejected', 2, 0.2],
      ['blank', 1, 0.1]
    ]);
    expect(isWhole(lines)).toBe(true);
    expect(isWhole({ ...lines, whole: 11 })).toBe(false);
  });

  it('draws how much where returns are more than sales, and adds up all the same', () => {
    const amounts = amountsOf(extract);
    expect(amounts.whole).toBe(-505);
    expect(amounts.parts.map(({ value }) => value)).toEqual([-600, 95]);
    expect(amounts.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(isWhole(amounts)).toBe(true);
  });

  it('has no parts where nothing came in', () => {
    const nothing = { ...extract, lines_in: 0, lines_loaded: 0, lines_rejected: 0, lines_blank: 0 };
    expect(linesOf(nothing).parts.every(({ share }) => share === 0)).toBe(true);
  });

  it.each([
    ['0.00', 0],
    ['-0.00', 0],
    ['12.5', 1250],
    ['-12.50', -1250],
    ['9747747.93', 974774793],
    ['90071992547409.91', 9007199254740991]
  ])('reads %s to the cent', (text, minor) => {
    expect(minorUnits(text)).toBe(minor);
  });
});

it.each([
  ['2026-09-30', '2026-11-24T12:00:00', 55],
  ['2026-11-24', '2026-11-24T23:59:00', 0],
  ['2026-11-25', '2026-11-24T00:01:00', -1],
  ['2024-02-28', '2024-03-01T00:00:00', 2]
])('counts the days since %s on %s by the reader’s calendar', (day, now, days) => {
  expect(daysSince(day, new Date(now))).toBe(days);
});

it('reads server-sent events wherever the network cuts them', async () => {
  const text = 'event: progress\ndata: {"label":"读取"}\n\nevent: done\ndata: {}\n\n';
  const whole = new TextEncoder().encode(text);
  for (const cut of [1, 5, 17, 30, 33, 34]) {
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let at = 0; at < whole.length; at += cut) stream.enqueue(whole.slice(at, at + cut));
        stream.close();
      }
    });
    const events = [];
    for await (const event of serverEvents(body)) events.push(event);
    expect(events).toEqual([
      { event: 'progress', data: '{"label":"读取"}' },
      { event: 'done', data: '{}' }
    ]);
  }
});

describe('files that are dropped', () => {
  const file = (name: string) => new File(['x'], name);
  const entry = (name: string) => ({
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void) => resolve(file(name))
  });

  it('are those inside folders too, however many, without what systems leave there', async () => {
    const batches = [[entry('a.csv'), entry('.DS_Store')], [entry('b.csv'), entry('~$b.xlsx')], []];
    const folder = {
      isFile: false,
      isDirectory: true,
      createReader: () => ({
        readEntries: (resolve: (some: unknown[]) => void) => resolve(batches.shift() ?? [])
      })
    };
    const item = (found: unknown) => ({ webkitGetAsEntry: () => found, getAsFile: () => file('plain.csv') });
    const items = [item(folder), item(null), item(entry('c.csv'))];
    const found = await droppedFiles({ items } as unknown as DataTransfer);
    expect(found.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'plain.csv', 'c.csv']);
  });

  it('are taken as they were chosen', () => {
    expect(filesMeant([file('a.csv'), file('Thumbs.db')]).map(({ name }) => name)).toEqual(['a.csv']);
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [137_800, '137.8 KB'],
  [2_400_000_000, '2.4 GB']
])('tells the size of %d bytes', (size, told) => {
  expect(bytes(size, 'en')).toBe(told);
});
