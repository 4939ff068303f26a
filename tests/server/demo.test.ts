import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shop, writeDemo } from '../../data/demo/write-demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierflow-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The one quoted product has a comma: taken out, a line splits at its commas. */
const cells = (text: string) =>
  text
    .replaceAll(/"[^,]*, 12"""/g, 'Bamboo tray')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

let columns: string[] = [];
let rows: string[][] = [];
let lines: ReturnType<typeof lineOf>[] = [];

beforeAll(async () => {
  await writeDemo(folder);
  [columns = [], ...rows] = cells(read('order_lines.csv'));
  lines = rows.map(lineOf);
});

const fenOf = (text = '') => Number(text.replace('.', ''));

function lineOf(row: readonly string[]) {
  const [customer_id = '', order_id = '', ordered_at = ''] = row;
  const [region = '', quantity, unit_price, discount, amount, status = ''] = row.slice(6);
  return {
    customer_id,
    order_id,
    on: ordered_at.slice(0, 10),
    region,
    fen: fenOf(amount),
    status,
    isExact: Number(quantity) * fenOf(unit_price) - fenOf(discount) === fenOf(amount)
  };
}
type Line = ReturnType<typeof lineOf>;

it('says in both languages that the shop is made up', () => {
  expect(shop.en).toContain('made up');
  expect(shop['zh-CN']).toContain('虚构');
});

it('is the same bytes on every machine, and every time', async () => {
  const { files } = await writeDemo(folder);
  const names = ['customers', 'interactions', 'feedback', 'contacts', 'order_lines'];
  expect(files).toEqual(names.map((name) => join(folder, `${name}.csv`)));
  expect(Object.fromEntries(names.map((name) => [name, sha256(read(`${name}.csv`))]))).toEqual({
    customers: 'fc920657001a8988e2bf4c3caecae6de80b908eb72ae0808892f7637c79bc168',
    interactions: '67558c4e08df8c4352d8480289c9c37eb6a8ddcf76b6e948c94c6d15fb7517a6',
    feedback: '4de3a133d44322e2fffe3db867ceff1e77668e1e55be683e75150b2c3198d894',
    contacts: '6a7fd790ac774cc68f52ae8950a0a17e07c886ee6d5aff0fa1a7de1046cb87eb',
    order_lines: '12430092a4f314ac00d26879a6ef74eb342f91ae00a82fc8868152fd11ac920a'
  });
});

it('has the columns of the contract', () => {
  expect(columns.join()).toBe(
    'customer_id,order_id,ordered_at,product,category,channel,region,quantity,unit_price,discount,amount,status'
  );
});

it('covers three whole years, and about twenty thousand customers', () => {
  const days = lines.map(({ on }) => on);
  expect([days[0], days.at(-1)]).toEqual(['2023-10-01', '2026-09-30']);
  expect(new Set(days).size).toBe(1096);
  expect(lines.length).toBeGreaterThan(150_000);
  expect(lines.length).toBeLessThan(250_000);
  expect(new Set(lines.map(({ customer_id }) => customer_id)).size).toBeGreaterThan(19_000);
});

it('has an amount that is quantity × unit price less discount on every line, to the cent', () => {
  expect(lines.filter(({ isExact }) => !isExact)).toEqual([]);
});

it('has lines without a customer, returns under both kinds of number, and cancelled lines', () => {
  const share = (isOne: (line: Line) => boolean) => lines.filter(isOne).length / lines.length;
  expect(share(({ customer_id }) => customer_id === '')).toBeCloseTo(0.04, 2);
  expect(share(({ status }) => status === 'cancelled')).toBeCloseTo(0.01, 2);
  const returned = lines.filter(({ status }) => status === 'returned');
  expect(returned.length / lines.length).toBeCloseTo(0.02, 2);
  expect(returned.every(({ fen }) => fen <= 0)).toBe(true);
  expect(returned.filter(({ order_id }) => order_id.startsWith('R')).length / returned.length).toBeCloseTo(
    0.5,
    1
  );
  expect(new Set(lines.filter(({ fen }) => fen < 0).map(({ status }) => status))).toEqual(
    new Set(['returned'])
  );
});

it('names in the customers extract everybody who bought', () => {
  const known = new Set(cells(read('customers.csv')).map(([customer_id]) => customer_id));
  expect(lines.filter(({ customer_id }) => customer_id && !known.has(customer_id))).toEqual([]);
});

/** Of those who bought in one quarter, the share that bought in the other, too. */
function cameAgain(from: string, to: string, isCounted: (line: Line) => boolean): number {
  const buyers = (quarter: string) =>
    new Set(
      lines
        .filter((line) => quarterOf(line.on) === quarter && line.fen > 0 && isCounted(line))
        .map(({ customer_id }) => customer_id)
    );
  const [before, after] = [buyers(from), buyers(to)];
  return [...before].filter((customer) => after.has(customer)).length / before.size;
}

const quarterOf = (day: string) => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

it('shows the south leaving after the late parcels of 2025Q3, and nobody else', () => {
  const south = ({ region, customer_id }: Line) => region === '华南 South' && customer_id !== '';
  const others = ({ region, customer_id }: Line) => region !== '华南 South' && customer_id !== '';
  expect(cameAgain('2024Q3', '2024Q4', south) - cameAgain('2025Q3', '2025Q4', south)).toBeGreaterThan(0.1);
  expect(
    Math.abs(cameAgain('2024Q3', '2024Q4', others) - cameAgain('2025Q3', '2025Q4', others))
  ).toBeLessThan(0.05);
});

it('shows customers of long ago in the month of old friends, three times as many as the month before', () => {
  const lastBefore = (month: string) =>
    new Map(lines.filter(({ on }) => on < month).map(({ customer_id, on }) => [customer_id, on]));
  const backIn = (month: string, silentSince: string) => {
    const last = lastBefore(month);
    const buyers = new Set(
      lines.filter(({ on, fen }) => on.startsWith(month) && fen > 0).map(({ customer_id }) => customer_id)
    );
    return [...buyers].filter((customer) => (last.get(customer) ?? '9999') < silentSince).length;
  };
  expect(backIn('2026-03', '2025-08-31') / backIn('2026-02', '2025-08-03')).toBeGreaterThan(3);
});
