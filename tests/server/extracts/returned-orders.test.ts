import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../../support/shared-data.ts';
import { LoadingPlace } from './loading-place.ts';

let place: LoadingPlace;
beforeAll(async () => {
  place = await LoadingPlace.open();
});
afterAll(() => place.close());

const netSales = async () => {
  const rows = await place.rows<{ line: string }>(
    `select concat_ws(' ', customer_id, order_id, ordered_on, amount, source_line) as line
     from lines_in_force left join customers using (customer_key) order by line`
  );
  return rows.map(({ line }) => line);
};

describe('a list of returned orders', () => {
  const orders = `customer_id,order_id,date,amount
a,1,2026-01-02,10
a,1,2026-01-05,5
b,1,2026-01-03,20
c,3,2026-02-04,30
d,4,2026-02-05,40
`;
  const list = `订单 ID,退回,退货日期
1,是,2026-03-01
3,是,
4,否,
9,是,2026-03-01
`;
  const sold = [
    'a 1 2026-01-02 1000 2',
    'a 1 2026-01-05 500 3',
    'b 1 2026-01-03 2000 4',
    'c 3 2026-02-04 3000 5',
    'd 4 2026-02-05 4000 6'
  ];
  let list_id: string;

  it('takes orders back on its day, or from the start where it says none', async () => {
    await place.loadText('orders.csv', orders);
    expect(await netSales()).toEqual(sold);
    const loaded = await place.loadText('returns.csv', list, { kind: 'returned_orders' });
    list_id = loaded.extract_id;

    expect(loaded).toMatchObject({
      status: 'loaded',
      kind: 'returned_orders',
      lines_in: 4,
      lines_loaded: 4,
      lines_void: 1,
      amount_in: '0.00',
      data_through: '2026-03-01'
    });
    expect(await netSales()).toEqual([
      'a 1 2026-01-02 1000 2',
      'a 1 2026-01-05 500 3',
      'a 1 2026-03-01 -1500 2',
      'b 1 2026-01-03 2000 4',
      'b 1 2026-03-01 -2000 2',
      'c 3 2026-02-04 0 5',
      'd 4 2026-02-05 4000 6'
    ]);
  });

  it('says whose ids are shared, and which nobody has', async () => {
    const [row] = await place.rows<{ report: string }>(
      `select report from extracts where extract_id = '${list_id}'`
    );
    const { findings } = JSON.parse(row?.report ?? '{}') as { findings: { code: string; count: number }[] };
    expect(findings).toContainEqual(expect.objectContaining({ code: 'returned_ids_shared', count: 1 }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'returned_ids_unknown', count: 1 }));
    // The orders of a and b come back in March, and the orders that are loaded end in February.
    expect(findings).toContainEqual({
      code: 'returns_ahead',
      count: 2,
      details: { data_through: '2026-02-05' }
    });
  });

  it('does not make the data reach any further: no sale was seen on its days', async () => {
    expect(await place.home.published()).toMatchObject({ data_through: '2026-02-05' });
  });

  it('gives the orders back when it is undone', async () => {
    await place.undo(list_id);
    expect(await netSales()).toEqual(sold);
  });

  it('may name the customer it means', async () => {
    await place.loadText('one.csv', 'order_id,customer_id\n1,b\n', { kind: 'returned_orders' });
    expect(await netSales()).toEqual(sold.map((line) => line.replace('2000 4', '0 4')));
  });

  it('rejects rows without an order or with a day that cannot be read', async () => {
    const text = `order_id,return_date\n,2026-03-01\n${'3,2026-03-02\n'.repeat(300)}4,soon\n`;
    const loaded = await place.loadText('bad.csv', text, { kind: 'returned_orders' });
    expect(loaded.rejects).toEqual([
      { reason: 'date_unreadable', lines: 1 },
      { reason: 'order_missing', lines: 1 }
    ]);
  });
});

const superstore = sharedData('superstore_cn');

describe.skipIf(superstore.isMissing)(`the returned orders of superstore_cn${superstore.skipped}`, () => {
  it('void every order of their ids, whoever the customer is', async () => {
    const store = await LoadingPlace.open();
    try {
      await store.load(`${superstore.path}/orders.gb18030.csv`);
      const [before] = await store.rows<{ lines: number }>(
        `select count(*) as lines from lines_in_force where amount <> 0`
      );
      const loaded = await store.load(`${superstore.path}/returns.utf8.csv`, { kind: 'returned_orders' });
      const [ids] = await store.rows<{ lines: number; amount: number }>(
        `select count(*) as lines, cast(sum(amount) as bigint) as amount from order_lines
         where order_id in (select order_id from returned_orders) and amount <> 0`
      );
      const [after] = await store.rows<{ lines: number }>(
        `select count(*) as lines from lines_in_force where amount <> 0`
      );
      expect(loaded.status).toBe('loaded');
      expect(ids?.lines).toBeGreaterThan(0);
      expect((before?.lines ?? 0) - (after?.lines ?? 0)).toBe(ids?.lines);
    } finally {
      await store.close();
    }
  });
});
