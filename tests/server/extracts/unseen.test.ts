import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Session } from '../../../server/db/session.ts';
import { Refusal } from '../../../server/errors.ts';
import { Incoming } from '../../../server/extracts/archive.ts';
import type { LoadOptions } from '../../../server/extracts/options.ts';
import { tablesOfExtracts } from '../../../server/extracts/stored-kinds.ts';
import { ask, type Texts } from '../../../server/questions/ask.ts';
import { LoadingPlace } from './loading-place.ts';

/**
 * What a large load writes is committed long before its marts stand. Here every load is large: nobody sees it before, and
 * afterwards all is as if it had been written in one transaction.
 */
let place: LoadingPlace;
let small: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
  small = await LoadingPlace.open();
});
afterAll(async () => {
  await place.close();
  await small.close();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Everything that a home holds, told without internal keys of extracts: these depend on what else was ever loaded. */
async function everything({ home }: LoadingPlace): Promise<Record<string, string[]>> {
  const models = home.library.of('model').flatMap(({ kept, name }) => (kept === 'table' ? [name] : []));
  const plain = ['customers', 'extracts', ...models].map((name) => [name, `select * from main.${name}`]);
  const ofExtracts = ['extract_files', 'restatements', 'restated_periods', ...tablesOfExtracts].map(
    (name) => [
      name,
      `select extracts.extract_id, told.*${name.startsWith('restate') ? ', later.extract_id as later' : ''}
       from main.${name} as told
       left join extracts using (extract_key)
       ${name.startsWith('restate') ? 'left join extracts as later on later.extract_key = restated_by' : ''}`
    ]
  );
  const told: Record<string, string[]> = {};
  for (const [name = '', sql = ''] of [...plain, ...ofExtracts]) {
    const rows = await home.warehouse.all<object>(
      `select columns(name -> name not in ('extract_key', 'restated_by')) from (${sql})`
    );
    told[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return told;
}

/** What somebody is told who asks while another one loads: of the ledger, the lines, the customers and the marts. */
async function answers(customer_id: string): Promise<unknown[]> {
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
  'demo,1,2026-06-01,3,'
);
const faulty = orders(
  ...customers.map((id, at) => `${id},2,2026-06-0${1 + (at % 9)},5,`),
  'c1,3,someday,1,tea'
);
const again = orders(...customers.map((id, at) => `${id},1,2026-05-2${at % 9},${20 + at},tea`));
const dayOnTop = orders('c3,9,2026-06-20,7,');
const records = `customer_id,name,region\n${customers.map((id) => `${id},Name ${id},North`).join('\n')}\nx1,New,South\n`;

/** Loads the same in both places, unseen in the one. Answers how often somebody looked in between. */
async function loadsInBoth(
  name: string,
  text: string,
  status: string,
  options: LoadOptions = {}
): Promise<number> {
  expect(await small.loadText(name, text, options)).toMatchObject({ status });
  const before = [await answers('c1'), await answers('demo'), await place.home.published()];
  let looked = 0;
  looking(async () => {
    looked += 1;
    expect([await answers('c1'), await answers('demo'), await place.home.published()]).toEqual(before);
  });
  expect(await place.loadText(name, text, { ...options, unseen_from: 0 })).toMatchObject({ status });
  vi.restoreAllMocks();
  expect(await everything(place)).toEqual(await everything(small));
  expect(await place.archived()).toEqual(await small.archived());
  return looked;
}

describe('a load that is committed before its marts are built is not seen before', () => {
  it('where nothing was loaded', async () => {
    expect(
      await loadsInBoth('demo.csv', orders('demo,1,2026-01-02,1,tea'), 'loaded', { is_demo: true })
    ).toBe(2);
  });

  it('where it replaces the demo, of which nothing stays', async () => {
    expect(await loadsInBoth('first.csv', first, 'loaded')).toBe(2);
    expect(await place.home.published()).toMatchObject({ has_demo: false });
    expect(await place.rows('select has_category from inputs_loaded')).toEqual([{ has_category: false }]);
  });

  it('where it is held, nor when it is decided', async () => {
    expect(await loadsInBoth('faulty.csv', faulty, 'held')).toBe(0);
    expect(await loadsInBoth('faulty.csv', faulty, 'loaded', { accept_rejects: true })).toBe(2);
  });

  it('where it replaces orders of most customers', async () => {
    expect(await loadsInBoth('again.csv', again, 'loaded')).toBe(2);
    expect(await place.rows('select 1 from restatements')).toHaveLength(customers.length);
  });

  it('where it tells of customers', async () => {
    expect(await loadsInBoth('customers.csv', records, 'loaded')).toBe(2);
  });

  it('and what changes little is added to what stands, in one transaction', async () => {
    expect(await loadsInBoth('day.csv', dayOnTop, 'loaded')).toBe(0);
  });
});

describe('nothing is left of such a load', () => {
  const more = orders(
    ...customers.map((id, at) => `${id},7,2026-04-0${1 + (at % 9)},70,`),
    'new,1,2026-04-02,1,'
  );
  const states = async () => ({
    told: await everything(place),
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
