import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { publish } from '../../../server/build/publish.ts';
import { Session } from '../../../server/db/session.ts';
import { Refusal } from '../../../server/errors.ts';
import { Incoming } from '../../../server/extracts/archive.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { tablesOfExtracts } from '../../../server/extracts/stored-kinds.ts';
import { ask, type Texts } from '../../../server/questions/ask.ts';
import { rowsOf, stored } from '../../support/stored.ts';
import { loadingDay, LoadingPlace } from './loading-place.ts';

/**
 * What a large load writes is committed long before its marts stand. Here every load is large: nobody sees it before, and
 * afterwards all is as if it had been written in one transaction.
 */
let place: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
});
afterAll(() => place.close());
afterEach(() => {
  vi.restoreAllMocks();
});

const recorded = ['extract_files', 'restatements', 'restated_periods', ...tablesOfExtracts];

/** Records that count for nothing, for their extract is not in the ledger. */
const unentered = async () => {
  const found: string[] = [];
  for (const name of recorded) {
    const rows = await place.rows(`select 1 from ${name} anti join extracts using (extract_key)`);
    if (rows.length > 0) found.push(name);
  }
  return found;
};

/** What somebody is told who asks while another one loads: of the ledger, the lines, the customers and the marts. */
async function answers(): Promise<unknown[]> {
  const customer_id = 'c1';
  const asked: [string, Texts][] = [
    ['extracts', {}],
    ['sources', {}],
    ['quality-cases', {}],
    ['order-lines', { customer_id }],
    ['customer', { customer_id }],
    ['kpis', { period: '2026Q1' }]
  ];
  const told: unknown[] = [];
  for (const [name, texts] of asked)
    told.push(
      await ask(place.home, name, texts).catch((problem: unknown) => {
        if (problem instanceof Refusal) return problem.code;
        throw problem;
      })
    );
  return told;
}

/** Looks when the first of the steps is committed, what was written with it, and again when most of the marts are there. */
function looking(look: (step: number) => Promise<void> | void): void {
  const { settle } = Session.prototype;
  let step = 0;
  vi.spyOn(Session.prototype, 'settle').mockImplementation(async function (this: Session) {
    await settle.call(this);
    step += 1;
    if (step === 1 || step === late) await look(step);
  });
}
const late = 50;

const orders = (...lines: string[]) => `customer_id,order_id,date,amount,category\n${lines.join('\n')}\n`;
const customers = Array.from({ length: 12 }, (_, at) => `c${at}`);
const first = orders(
  ...customers.map((id, at) => `${id},1,2026-0${1 + (at % 5)}-1${at % 10},${10 + at},`),
  // The first quarter is covered from its first day: the boundaries are fitted at its end.
  'early,1,2026-01-01,2,',
  'demo,1,2026-06-01,3,'
);
const faulty = orders(
  ...customers.map((id, at) => `${id},1,2026-06-0${1 + (at % 9)},5,`),
  'c1,3,someday,1,tea'
);
const dayOnTop = orders('c3,9,2026-06-20,7,');
const records = `customer_id,name,region\n${customers.map((id) => `${id},Name ${id},North`).join('\n')}\nx1,New,South\n`;

/** Answers how often somebody looked while it was loaded, and saw what was there before. */
async function loadsUnseen(
  name: string,
  text: string,
  status: string,
  options: LoadOptions = {}
): Promise<number> {
  const seen = async () => [await answers(), await place.home.published()];
  const before = await seen();
  let looked = 0;
  looking(async () => {
    looked += 1;
    expect(await seen()).toEqual(before);
  });
  expect(await place.loadText(name, text, { ...options, unseen_from: 0 })).toMatchObject({ status });
  vi.restoreAllMocks();
  expect(await seen()).not.toEqual(before);
  expect(await unentered()).toEqual([]);
  const marts = await stored(place.home);
  await place.home.warehouse.writing((session) => publish(place.home, session, loadingDay));
  expect(marts).toEqual(await stored(place.home));
  return looked;
}

describe('a load that is committed before its marts are built is not seen before', () => {
  it('where nothing was loaded', async () => {
    expect(
      await loadsUnseen('demo.csv', orders('demo,1,2026-01-02,1,tea'), 'loaded', { is_demo: true })
    ).toBe(2);
  });

  it('where it replaces the demo, of which nothing stays', async () => {
    expect(await loadsUnseen('first.csv', first, 'loaded')).toBe(2);
    expect(await place.home.published()).toMatchObject({ has_demo: false });
    expect(await place.rows('select has_category from inputs_loaded')).toEqual([{ has_category: false }]);
    expect(
      await place.rows('select customer_key, customer_id from customers where customer_key < 3')
    ).toEqual([
      { customer_key: 0, customer_id: null },
      { customer_key: 1, customer_id: 'c0' },
      { customer_key: 2, customer_id: 'c1' }
    ]);
  });

  it('where it is held, nor when it is decided and replaces orders of most customers', async () => {
    expect(await loadsUnseen('faulty.csv', faulty, 'held')).toBe(0);
    expect(await loadsUnseen('faulty.csv', faulty, 'loaded', { accept_rejects: true })).toBe(2);
    expect(await place.rows('select 1 from restatements')).toHaveLength(customers.length);
  });

  it('where it tells of customers', async () => {
    expect(await loadsUnseen('customers.csv', records, 'loaded')).toBe(2);
  });

  it('and what changes little is added to what stands, in one transaction', async () => {
    expect(await loadsUnseen('day.csv', dayOnTop, 'loaded')).toBe(0);
  });

  it('but what completes a quarter has everything built anew, for the boundaries move', async () => {
    expect(await loadsUnseen('quarter.csv', orders('c4,9,2026-06-30,7,'), 'loaded')).toBe(2);
  });
});

describe('nothing is left of such a load', () => {
  const more = orders(
    ...customers.map((id, at) => `${id},7,2026-04-0${1 + (at % 9)},70,`),
    'new,1,2026-04-02,1,'
  );
  const states = async () => ({
    rows: await rowsOf(place.home, ['customers', 'extracts', ...recorded]),
    marts: await stored(place.home),
    published: await place.home.published(),
    archived: await place.archived(),
    left: (
      await place.rows<{ table_name: string }>(`select table_name from information_schema.tables`)
    ).filter(({ table_name }) => table_name.startsWith('next_'))
  });

  it('that is cancelled on its way, and a trial writes nothing that is committed', async () => {
    const before = await states();
    const leaving = new AbortController();
    looking((step) => {
      if (step === late) leaving.abort();
    });
    await expect(
      place.loadText('more.csv', more, { unseen_from: 0, signal: leaving.signal })
    ).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await states()).toEqual(before);
    let steps = 0;
    looking(() => {
      steps += 1;
    });
    await place.loadText('trial.csv', more, { dry_run: true, unseen_from: 0 });
    expect(steps).toBe(0);
    expect(await states()).toEqual(before);
  });

  it('that cannot be described when all is in its place, and it is loaded by whoever comes next', async () => {
    const before = await states();
    vi.spyOn(Incoming.prototype, 'describe').mockRejectedValueOnce(new Error('no room'));
    await expect(place.loadText('more.csv', more, { unseen_from: 0 })).rejects.toThrow('no room');
    expect(await states()).toEqual(before);
    expect(await place.loadText('more.csv', more)).toMatchObject({ status: 'loaded' });
    expect(await readdir(place.home.handover)).toEqual([]);
  });
});
