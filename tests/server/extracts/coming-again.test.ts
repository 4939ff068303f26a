import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
beforeEach(async () => {
  place = await LoadingPlace.open();
});
afterEach(() => place.close());

const inForce = async () => {
  const rows = await place.rows<{ line: string }>(
    `select concat_ws(' ', customers.customer_id, order_id, ordered_on, amount) as line
     from lines_in_force inner join customers using (customer_key) order by line`
  );
  return rows.map(({ line }) => line);
};

const named = (lines: string) => `customer_id,order_id,date,amount\n${lines}\n`;
const unnamed = (lines: string) => `customer_id,date,amount\n${lines}\n`;

it('loads the same file once when it is loaded twice at the same time', async () => {
  const file = await place.file('orders.csv', named('a,1,2026-01-02,1'));
  const both = await Promise.all([place.load(file), place.load(file)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['already_loaded', 'loaded']);
  expect(await inForce()).toEqual(['a 1 2026-01-02 100']);
  expect(await place.archived()).toEqual([both[0]?.sha256]);
  expect(await readdir(place.home.handover)).toEqual([]);
});

it('does everything but the commit in a trial, and says so', async () => {
  const file = await place.file('orders.csv', named('a,1,2026-01-02,1'));
  const trial = await place.load(file, { dry_run: true });
  expect(trial).toMatchObject({ status: 'loaded', lines_loaded: 1 });
  expect(trial.message).toContain('trial');
  expect(await place.rows('select 1 from extracts')).toEqual([]);
  expect(await place.archived()).toEqual([]);
});

it('replaces an order that comes again under the same customer and id, and no other', async () => {
  await place.loadText(
    'first.csv',
    named('a,1,2026-01-02,1\na,1,2026-01-02,2\nb,1,2026-01-02,5\n,9,2026-01-03,7')
  );
  const later = await place.loadText('later.csv', named('a,1,2026-01-02,3\n,9,2026-01-03,8'));
  expect(later.findings).toContainEqual(expect.objectContaining({ code: 'orders_restated', count: 2 }));
  expect(await inForce()).toEqual(['9 2026-01-03 800', 'a 1 2026-01-02 300', 'b 1 2026-01-02 500']);
});

it('adds an order that comes again when told to append', async () => {
  await place.loadText('first.csv', named('a,1,2026-01-02,1'));
  await place.loadText('later.csv', named('a,1,2026-01-02,3'), { restate: 'append' });
  expect(await inForce()).toHaveLength(2);
});

it('replaces all orders between the first and the last day when told to, and those outside stay', async () => {
  await place.loadText('first.csv', named('a,1,2026-01-02,1\nb,2,2026-01-05,1\nc,3,2026-02-01,1'));
  await place.loadText('later.csv', named('d,4,2026-01-01,1\nd,5,2026-01-31,1'), { restate: 'period' });
  expect(await inForce()).toEqual(['c 3 2026-02-01 100', 'd 4 2026-01-01 100', 'd 5 2026-01-31 100']);
});

describe('without order ids', () => {
  const first = Array.from(
    { length: 20 },
    (_, at) => `c${at},2026-01-${String(at + 1).padStart(2, '0')},${at + 1}`
  );

  it('adds lines of which few are there already', async () => {
    await place.loadText('first.csv', unnamed(first.join('\n')));
    const later = ['c0,2026-01-01,1', ...Array.from({ length: 9 }, (_, at) => `c${at},2026-02-01,5`)];
    expect(await place.loadText('later.csv', unnamed(later.join('\n')))).toMatchObject({ status: 'loaded' });
  });

  it('holds lines of which more than a tenth are there, until somebody decides', async () => {
    await place.loadText('first.csv', unnamed(first.join('\n')));
    const later = unnamed(
      ['c0,2026-01-01,1', 'c1,2026-01-02,2', ...first.slice(2, 4), 'c0,2026-02-01,5'].join('\n')
    );
    const before = await place.home.published();

    const held = await place.loadText('later.csv', later);
    expect(held).toMatchObject({ status: 'held', lines_loaded: 5 });
    expect(held.message).toContain('4 of 5');
    expect(await place.home.published()).toEqual(before);

    expect(await place.loadText('later.csv', later, { restate: 'append' })).toMatchObject({
      status: 'loaded'
    });
    expect(await inForce()).toHaveLength(25);
  });

  it('refuses to replace a period that would take lines outside it along', async () => {
    await place.loadText('first.csv', unnamed('a,2026-01-02,1\na,2026-03-02,1'));
    await expect(
      place.loadText('later.csv', unnamed('a,2026-01-02,3'), { restate: 'period' })
    ).rejects.toMatchObject({
      code: 'period_not_separable'
    });
    expect(await inForce()).toHaveLength(2);
  });
});

it('forgets the demo when the first real extract comes, and not before', async () => {
  const demo = await place.loadText('demo.csv', named('demo,1,2026-01-02,1'), { is_demo: true });
  await place.loadText('bad.csv', named('x,1,someday,1'));
  expect(await place.home.published()).toMatchObject({ has_demo: true });

  const real = await place.loadText('real.csv', named('real,1,2026-01-02,1'));

  expect(await place.home.published()).toMatchObject({ has_demo: false });
  expect(await place.rows('select customer_key, customer_id from customers order by customer_key')).toEqual([
    { customer_key: 0, customer_id: null },
    { customer_key: 1, customer_id: 'real' }
  ]);
  expect(await place.archived()).toEqual([real.sha256]);
  expect(demo.sha256).not.toBe(real.sha256);
});

it('drops exact repeats when the setting says so, and accounts for them', async () => {
  await place.home.decisions.writing((session) =>
    session.run(`insert into settings values ('duplicates', '"drop"', timestamp '2026-01-01')`)
  );
  const extract = await place.loadText(
    'orders.csv',
    named('a,1,2026-01-02,1\na,1,2026-01-02,1\nb,2,2026-01-02,1'),
    {
      accept_rejects: true
    }
  );
  expect(extract).toMatchObject({
    lines_loaded: 2,
    lines_rejected: 1,
    lines_duplicate: 0,
    amount_in: '3.00',
    amount_rejected: '1.00',
    rejects: [{ reason: 'duplicate', lines: 1 }]
  });
  expect(await place.rows('select source_line, raw_text from rejects')).toEqual([
    { source_line: 3, raw_text: 'a,1,2026-01-02,1' }
  ]);
});
