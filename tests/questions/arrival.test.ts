import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partsBefore } from '../../server/build/parts-before.ts';
import { publish, type Decided } from '../../server/build/publish.ts';
import type { Session } from '../../server/db/session.ts';
import { initialSettings } from '../../server/settings.ts';
import type { Home } from '../../server/home.ts';
import { storeIdentity } from '../../server/identity/identity.ts';
import { at, forgetExtracts, putExtract, putExtracts, type Line } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { stored } from '../support/stored.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/**
 * What arrives is added to what stands. The law: after every arrival each stored table holds, row for row, what a build of
 * everything holds.
 */
let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
});

/** What is worth correcting in a large warehouse is corrected in any. */
const always: Decided = { correcting: { least_customers: 0, most_changing: 1 } };
const arrives = (lines: readonly Line[], decided = always) =>
  home.warehouse.writing(async (session) =>
    publish(home, session, at, decided, { extract_key: await putExtract(session, lines) })
  );
const builtAnew = ({ settings }: Decided = {}) =>
  home.warehouse.writing((session) => publish(home, session, at, settings ? { settings } : {}));

const otherwise = { ...initialSettings, returns: 'event', dormant_days: 60, lost_days: 120 } as const;
// Over the end of a month, over that of a quarter; over a month without anything that came.
const stepByStep = ['2026-04-20', '2026-04-27', '2026-05-04', '2026-05-05', '2026-06-02', '2026-07-15'];
const atOnce = ['2026-04-20', '2026-06-02', '2026-06-03'];

describe.each<[string, Decided, string[]]>([
  ['worked out anew', {}, stepByStep],
  ['corrected', always, stepByStep],
  ['corrected by other rules', { ...always, settings: otherwise }, atOnce]
])('an arrival leaves what a build of everything would, sums of periods %s', (_, decided, days) => {
  it.each(sweep([1, 2, 3], 3))('random history %i, part after part', { timeout: 240_000 }, async (seed) => {
    await home.warehouse.writing(forgetExtracts);
    // An order that comes again has an earlier version of its own month: one of long ago would have everything built anew.
    const lines = randomExtracts(new Chance(seed), 150)
      .flat()
      .map((line) =>
        line.order_id !== null && line.ordered_at > '2026-04'
          ? { ...line, order_id: `${line.order_id} of ${line.ordered_at.slice(0, 7)}` }
          : line
      );
    const between = (after: string, through: string) =>
      lines.filter(({ ordered_at }) => ordered_at.slice(0, 10) > after && ordered_at.slice(0, 10) <= through);
    await putExtracts(home, [between('', '2026-04-20')]);
    await home.warehouse.writing(putPeople);
    await builtAnew(decided);
    for (const [place, day] of days.slice(1).entries()) {
      const part = between(days[place] ?? '', day);
      if (part.length === 0) continue;
      await arrives(part, decided);
      const after = await stored(home);
      await builtAnew(decided);
      expect(after).toEqual(await stored(home));
    }
    // Days that come late.
    await arrives([{ customer_id: 'late', order_id: null, ordered_at: '2026-05-03', amount: 700 }], decided);
    const after = await stored(home);
    await builtAnew(decided);
    expect(after).toEqual(await stored(home));
  });
});

/** Who is in no KPI, and who is known by name before they order: some from a day that passes while extracts arrive. */
async function putPeople(session: Session): Promise<void> {
  await session.run(`insert into extracts (extract_key, kind, status) values (100, 'customers', 'loaded')`);
  await session.run(
    `insert into customers
     select max(customer_key) + place, 'known ' || place
     from customers cross join (values (1), (2), (3)) as known (place) group by place`
  );
  await session.run(
    `insert into customer_records (extract_key, file_no, source_line, customer_key, registered_on, relation)
     select 100, 0, customer_key, customer_key,
       case when customer_id in ('known 1', 'c9') then date '2026-05-05' when customer_id = 'known 2' then date '2026-06-01' end,
       case when customer_key % 9 = 0 then 'internal' end
     from customers
     where customer_key > 0 and (customer_key % 9 = 0 or customer_id in ('known 1', 'known 2', 'known 3', 'c9'))`
  );
}

const buyers = Array.from({ length: 20 }, (_, buyer) => `c${buyer}`);
const history: Line[] = buyers.flatMap((customer_id, buyer) =>
  ['2025-01-10', '2025-06-20', '2026-04-02'].map((ordered_at) => ({
    customer_id,
    order_id: `${customer_id} ${ordered_at}`,
    ordered_at,
    amount: 100 * (buyer + 1)
  }))
);

describe('an arrival leaves the same, too,', () => {
  beforeEach(async () => {
    await home.warehouse.writing(forgetExtracts);
  });
  const run = (sql: string) => home.warehouse.writing((session) => session.run(sql));
  const isThatOfABuild = async () => {
    const after = await stored(home);
    await builtAnew();
    expect(after).toEqual(await stored(home));
  };

  it('where a build of so many lines would be made beside what stands, and lines go back with one that fails', async () => {
    await putExtracts(home, [history]);
    const line: Line = { customer_id: 'c1', order_id: 'x', ordered_at: '2026-04-03', amount: 50 };
    const comes = home.warehouse.writing(async (session) => {
      const extract_key = await putExtract(session, [line]);
      await publish(home, session, at, { ...always, aside_from: 0 }, { extract_key });
      throw new Error('no room');
    });
    await expect(comes).rejects.toThrow('no room');
    await isThatOfABuild();
    expect(await home.warehouse.all('select count(*) as lines from order_lines')).toEqual([
      { lines: history.length }
    ]);
  });

  it('where it brings an id that goes under one who stands, with one of their orders', async () => {
    await putExtracts(home, [history]);
    const decided = (is_same: boolean | null) =>
      home.decisions.writing((session) =>
        storeIdentity(session, { customer_id: 'c1', other_id: 'new', is_same }, at)
      );
    await decided(true);
    await builtAnew();
    const line: Line = {
      customer_id: 'new',
      order_id: 'c1 2026-04-02',
      ordered_at: '2026-04-05',
      amount: 50
    };
    await home.warehouse.writing(async (session) => {
      const extract_key = await putExtract(session, [line]);
      // As a load does to find what comes again: by who went under whom until then.
      await partsBefore(session, extract_key);
      await publish(home, session, at, always, { extract_key });
    });
    await isThatOfABuild();
    await decided(null);
  });

  it('where it brings the id under which others were to go', async () => {
    await putExtracts(home, [history.filter(({ ordered_at }) => ordered_at > '2025-02-01')]);
    // c1 and c2 are z, who was loaded once and taken out again: until z is back they are two.
    const decided = (is_same: boolean | null) =>
      home.decisions.writing(async (session) => {
        for (const other_id of ['c1', 'c2'])
          await storeIdentity(session, { customer_id: 'z', other_id, is_same }, at);
      });
    await decided(true);
    await builtAnew();
    await arrives([{ customer_id: 'z', order_id: 'x', ordered_at: '2026-04-03', amount: 50 }]);
    await isThatOfABuild();
    await decided(null);
  });

  it('where it replaces days, the first of somebody among them, and orders without an id stand beside', async () => {
    const line = (
      customer_id: string,
      ordered_at: string,
      order_id: string | null,
      region: string
    ): Line => ({
      customer_id,
      order_id,
      ordered_at,
      amount: 50,
      region
    });
    await putExtracts(home, [
      [
        ...history,
        // Their first day is replaced: from then on they begin with the second.
        line('moves', '2026-04-06', 'first', 'East'),
        line('moves', '2026-04-10', 'second', 'West'),
        // Only one of these two is touched, on a day on which somebody else is.
        line('unnamed', '2026-04-03', null, 'East'),
        line('unnamed', '2026-04-06', null, 'East'),
        // An order that came in two parts: without the first, the second is where it counts.
        line('moves', '2026-04-06', 'two parts', 'East'),
        line('moves', '2026-04-12', 'two parts', 'East'),
        // Nothing is left of them.
        line('goes', '2026-04-07', null, 'East')
      ]
    ]);
    await run(`update order_lines set discount = 5 where order_id is null`);
    await builtAnew();
    await run(`update segment_sizes set customers = -7 where snapshot_date = date '2025-03-31'`);
    await home.warehouse.writing(async (session) => {
      const extract_key = await putExtract(session, [line('c1', '2026-04-03', 'x', 'South')]);
      await session.run(
        `insert into restated_periods values (1, date '2026-04-06', date '2026-04-07', ${extract_key})`
      );
      return publish(home, session, at, always, { extract_key });
    });
    expect(
      await home.warehouse.all(
        `select customer_id, first_region
         from customer_dimensions inner join customers using (customer_key)
         where customer_id in ('moves', 'unnamed', 'goes', 'c1') order by customer_id`
      )
    ).toEqual([
      { customer_id: 'c1', first_region: null },
      { customer_id: 'moves', first_region: 'West' },
      { customer_id: 'unnamed', first_region: 'East' }
    ]);
    // It was added to what stood: what is older was left alone.
    const after = await stored(home);
    expect(after['segment_sizes']?.some((row) => row.includes('-7'))).toBe(true);
    await builtAnew();
    const anew = await stored(home);
    expect({ ...after, segment_sizes: [] }).toEqual({ ...anew, segment_sizes: [] });
    expect(anew['discounted_orders']).toHaveLength(1);
  });

  it('where its first day is before all others: since then somebody without a day is known', async () => {
    // Declared from the beginning of the year: the first quarter is covered, and nothing was sold in it.
    await putExtracts(home, [history.filter(({ ordered_at }) => ordered_at > '2026-04-01')]);
    await run(`update extracts set covers_from = date '2026-01-01'`);
    await run(`insert into extracts (extract_key, kind, status) values (2, 'customers', 'loaded')`);
    await run(
      `insert into customer_records (extract_key, file_no, source_line, customer_key)
       select 2, 0, customer_key, customer_key from customers where customer_id in ('c1', 'c2')`
    );
    await builtAnew();
    await arrives([{ customer_id: 'c1', order_id: 'x', ordered_at: '2026-04-01', amount: 50 }]);
    await isThatOfABuild();
  });
});

describe('an arrival', () => {
  const marked = async () =>
    (await home.warehouse.all(`select 1 from segment_sizes where customers = -7`)).length > 0;
  const mark = () =>
    home.warehouse.writing((session) =>
      session.run(`update segment_sizes set customers = -7 where snapshot_date = date '2025-03-31'`)
    );

  it.each<[string, Line[], boolean]>([
    [
      'of a later day leaves what is older alone',
      [{ customer_id: 'c1', order_id: 'x', ordered_at: '2026-04-03', amount: 50 }],
      true
    ],
    [
      'of an order that came before works out the days of the earlier version, too',
      [{ customer_id: 'c1', order_id: 'c1 2025-01-10', ordered_at: '2026-04-03', amount: 50 }],
      false
    ],
    [
      'of a day before the boundaries were fitted builds everything anew',
      [{ customer_id: 'c1', order_id: 'x', ordered_at: '2025-02-03', amount: 50 }],
      false
    ],
    [
      'of many customers builds everything anew',
      buyers.map((customer_id) => ({ customer_id, order_id: 'x', ordered_at: '2026-04-03', amount: 50 })),
      false
    ],
    [
      'that completes a quarter builds everything anew: the boundaries move with it',
      [{ customer_id: 'c1', order_id: 'x', ordered_at: '2026-06-30', amount: 50 }],
      false
    ]
  ])('%s', async (_, lines, stays) => {
    await home.warehouse.writing(forgetExtracts);
    await putExtracts(home, [history]);
    await mark();
    expect(await marked()).toBe(true);
    await arrives(lines);
    expect(await marked()).toBe(stays);
  });
});
