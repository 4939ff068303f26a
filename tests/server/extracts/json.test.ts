import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewRecords } from '../../../server/extracts/reading.ts';
import { LayingOut } from './laying-out.ts';

let laying: LayingOut;
beforeAll(async () => {
  laying = await LayingOut.open();
});
afterAll(() => laying.close());

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

const records = [
  '{"id": 12345678901234567890, "buyer": {"name": "Li, \\"Ming\\"", "tags": ["a", 1]}, "amount": 1.50}',
  '{"id": 7, "amount": -2e-1, "new": true, "note": null}'
];

const table = {
  headers: ['id', 'buyer.name', 'buyer.tags', 'amount', 'new', 'note'],
  rows: [
    ['12345678901234567890', 'Li, "Ming"', '["a","1"]', '1.50', null, null],
    ['7', null, null, '-2e-1', 'true', null]
  ],
  lines: [1, 2]
};

describe('records of JSON', () => {
  it.each([
    ['a list', `[${records.join(',')}]`, 'json'],
    [
      'a list in an object',
      `{"page": 1, "meta": {"a": 1}, "orders": [${records.join(',\n')}], "more": []}`,
      'json'
    ],
    ['a list over many lines', `\ufeff[\n${records.join(',\n')}\n]\n`, 'json'],
    ['a record in each line', `${records.join('\n')}\n\n`, 'ndjson'],
    ['a record in each line, packed', gzipSync(records.join('\r\n')), 'ndjson']
  ])('are read from %s, with every digit of their numbers', async (_, text, format) => {
    const laid = await laying.bytes(text);
    expect(laid).toMatchObject(table);
    expect(laid.dialect).toMatchObject({ format, encoding: 'utf-8' });
  });

  it('may break lines inside a text, and begin with fewer columns than they end with', async () => {
    const laid = await laying.bytes('[{"a": "x\\ny"}, {"a": "z", "b": "\\u0000"}, {}, {"b": "1"}]');
    expect(laid).toMatchObject({
      headers: ['a', 'b'],
      rows: [
        ['x\ny', null],
        ['z', '\ufffd'],
        [null, '1']
      ],
      lines: [1, 2, 4],
      lines_in: 4,
      lines_blank: 1
    });
  });

  it('are rejected one by one where a line is broken, or is no record', async () => {
    const laid = await laying.bytes('{"id": 1}\n{"id": 2\n[3]\n{"id": 4}\n{"id": 5}\n');
    expect(laid).toMatchObject({
      lines: [1, 4, 5],
      broken: ['2 json_line_malformed', '3 not_a_record'],
      lines_in: 5
    });
  });

  it('may have any name for a column', async () => {
    const laid = await laying.bytes(
      '{"id": 1, "__proto__": {"polluted": "yes"}, "constructor": "c"}\n{"id": 2}\n'
    );
    expect(laid.headers).toEqual(['id', '__proto__.polluted', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('are looked at no further than asked', async () => {
    const many = Array.from({ length: previewRecords + 9 }, (_, at) => `{"id": ${at}}`);
    const looked = { lines_in: previewRecords, is_whole: false };
    expect(await laying.bytes(many.join('\n'), {}, true)).toMatchObject(looked);
    expect(await laying.bytes(`[${many.join()}]`, {}, true)).toMatchObject(looked);
  });
});

it.each([
  ['json_malformed', `[${records.join(' ')}]`],
  ['json_malformed', `[${records.join()}`],
  ['json_without_records', '{"orders": [], "page": 1}'],
  ['json_without_records', '[]'],
  ['json_of_many_lists', '{"orders": [{"id": 1}], "customers": [{"id": 2}]}'],
  ['json_too_deep', `[${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`],
  ['json_too_deep', `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
  ['too_many_columns', `[{${Array.from({ length: 1001 }, (_, at) => `"c${at}": 1`).join()}}]`]
])('refuses what cannot be read as records: %s', async (code, text) => {
  await expect(laying.bytes(text)).rejects.toEqual(refused(code));
});
