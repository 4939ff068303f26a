import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadExtract } from '../../../server/extracts/load.ts';
import type { Extract } from '../../../server/features/extracts/contract.ts';
import { query } from '../../../server/commands/query.ts';
import { toldLoads } from '../../../server/commands/told-loads.ts';
import type { Refusal } from '../../../server/errors.ts';
import { rejectReasons } from '../../../server/messages/load-words.ts';
import type { RejectsAnswer } from '../../../server/features/rejects/contract.ts';
import { serve, type Served } from '../../support/served.ts';

/** Semicolons, a quoted header and a quoted cell: what is taken away must come back as it was. */
const header = 'customer_id;order_id;date;"amount"';
/** The fourth order has a line that loads and one that does not. */
const good = ['a;1;2026-01-02;10', 'd;4;2026-01-05;20'];
const bad = ['"c ""x"";1";3;soon;30.5', 'd;4;2026-01-05;much', 'e;5;2026-01-06'];
const mended = ['"c ""x"";1";3;2026-01-04;30.5', 'd;4;2026-01-05;40', 'e;5;2026-01-06;50'];
const now = new Date('2026-07-01T04:00:00Z');

let served: Served;
let extract_id: string;
let first: Extract;
const file = async (name: string, text: string) => {
  const path = join(served.folder, name);
  await writeFile(path, text);
  return path;
};

beforeAll(async () => {
  served = await serve([]);
  const path = await file('orders.csv', [header, ...good, ...bad].join('\n'));
  const { extracts } = await loadExtract(served.home, [path], { now, accept_rejects: true });
  [first] = extracts as [Extract];
  extract_id = first.extract_id;
});
afterAll(() => served.close());

const asked = async (query: string) => {
  const response = await fetch(`${served.address}/api/rejects?extract_id=${extract_id}${query}`);
  return (await response.json()) as RejectsAnswer;
};

it('tells each line that was not loaded, with its place, its reason and what stood there', async () => {
  const { rows, total } = await asked('');
  expect(total).toBe(3);
  expect(
    rows.map(({ source_line, reason, raw_text, amount }) => [source_line, reason, raw_text, amount])
  ).toEqual([
    [4, 'date_unreadable', bad[0], 3050],
    [5, 'amount_unreadable', bad[1], null],
    [6, 'too_few_fields', bad[2], null]
  ]);
  expect(rows[0]?.reason_text).toBe('a date that cannot be read');
});

it('can be asked for one reason, a page at a time', async () => {
  expect((await asked('&reason=amount_unreadable')).rows.map((row) => row.source_line)).toEqual([5]);
  const second = await asked('&page=2&page_size=2');
  expect(second).toMatchObject({ total: 3, rows: [{ source_line: 6 }] });
});

it('says on the command line which flag is missing', async () => {
  const speaker = { locale: 'en' as const, say: () => undefined, progress: () => undefined };
  const asking = query.run(
    served.home,
    { flags: {}, positionals: ['rejects'], folder: served.folder },
    speaker
  );
  const problem = await asking.catch((problem: unknown) => problem);
  expect((problem as Refusal).told('en', 'command_line').hint).toBe('Add it, for example --extract_id ….');
});

it('says in words why lines were not loaded, and nothing again of what was loaded before', () => {
  const said: string[] = [];
  const speaker = {
    locale: 'zh-CN' as const,
    say: (text: string) => said.push(text),
    progress: () => undefined
  };
  toldLoads({ extracts: [first], data_version: 1 }, false, speaker);
  expect(said.join('')).toContain(rejectReasons.date_unreadable['zh-CN']);
  expect(said.join('')).not.toContain('date_unreadable');

  said.length = 0;
  toldLoads({ extracts: [{ ...first, status: 'already_loaded' }], data_version: 1 }, false, speaker);
  expect(said).toEqual([`${first.message}\n`]);
});

it('says when there is no such extract', async () => {
  const response = await fetch(`${served.address}/api/rejects?extract_id=nobody`);
  expect(response.status).toBe(404);
});

it('gives the reason in the language of the reader, behind the mark by which a spreadsheet knows UTF-8', async () => {
  const response = await fetch(`${served.address}/api/extracts/${extract_id}/rejects`, {
    headers: { 'accept-language': 'zh-CN' }
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(bytes.toString()).toContain(`${bad[0]};${extract_id};${rejectReasons.date_unreadable['zh-CN']};4`);
});

it('gives them away as they stood, with the reason and the line, and mended they load: together they are the original', async () => {
  const response = await fetch(`${served.address}/api/extracts/${extract_id}/rejects`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=orders.rejects.csv');
  const text = await response.arrayBuffer().then((bytes) => Buffer.from(bytes).toString());
  const notes = [
    'a date that cannot be read;4',
    'an amount that cannot be read;5',
    'fewer fields than the header;6'
  ];
  expect(text).toBe(
    [
      '\ufeffcustomer_id;order_id;date;amount;mends_extract;reject_reason;source_line',
      ...bad.map((line, at) => `${line};${extract_id};${notes[at] ?? ''}`),
      ''
    ].join('\r\n')
  );

  let back = text;
  for (const [at, line] of bad.entries()) back = back.replace(line, mended[at] ?? '');
  const path = await file('mended.csv', back);
  const { extracts } = await loadExtract(served.home, [path], { now });
  expect(extracts[0]).toMatchObject({
    status: 'loaded',
    lines_loaded: 3,
    amount_loaded: '120.50',
    profile: first.profile
  });
  expect(extracts[0]?.findings.map(({ code }) => code)).not.toContain('columns_unmapped');
  const lines = await served.home.warehouse.all<{ customer_id: string; amount: number }>(
    `select customer_id, amount from lines_in_force inner join customers using (customer_key) order by order_id, amount`
  );
  expect(lines).toEqual([
    { customer_id: 'a', amount: 1000 },
    { customer_id: 'c "x";1', amount: 3050 },
    { customer_id: 'd', amount: 2000 },
    { customer_id: 'd', amount: 4000 },
    { customer_id: 'e', amount: 5000 }
  ]);
});
