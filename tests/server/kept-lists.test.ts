import { expect, it } from 'vitest';
import type { CustomerSums } from '../../server/features/customers/contract.ts';
import { KeptLists } from '../../server/features/customers/kept-lists.ts';

const listOf = (customers: number) => ({
  sums: { customers, monetary_value: 0, net_amount_so_far: 0 } satisfies CustomerSums,
  keys: new Int32Array(customers)
});

it('tells a list of the publication that it is of, and of no other', () => {
  const lists = new KeptLists();
  lists.keep(7, 'loyal', listOf(3));
  expect(lists.at(7, 'loyal')?.keys).toHaveLength(3);
  expect([lists.at(6, 'loyal'), lists.at(8, 'loyal'), lists.at(7, 'lost')]).toEqual([
    undefined,
    undefined,
    undefined
  ]);
});

it('lets all lists go with a new publication, and takes none of an older one', () => {
  const lists = new KeptLists();
  lists.keep(7, 'loyal', listOf(3));
  lists.keep(8, 'lost', listOf(4));
  lists.keep(7, 'new', listOf(5));
  expect([lists.at(7, 'loyal'), lists.at(7, 'new'), lists.at(8, 'new')]).toEqual([
    undefined,
    undefined,
    undefined
  ]);
  expect(lists.at(8, 'lost')?.keys).toHaveLength(4);
});

it('lets go of what was unused longest, once there are many lists', () => {
  const lists = new KeptLists();
  for (let at = 0; at < 32; at += 1) lists.keep(1, `list ${at}`, listOf(1));
  lists.at(1, 'list 0');
  lists.keep(1, 'one more', listOf(1));
  expect([lists.at(1, 'list 0'), lists.at(1, 'list 1')?.keys, lists.at(1, 'one more')]).toEqual([
    listOf(1),
    undefined,
    listOf(1)
  ]);
});

it('holds eight million customers and no more', () => {
  const lists = new KeptLists();
  lists.keep(1, 'first', listOf(4_000_000));
  lists.keep(1, 'second', listOf(4_000_000));
  lists.keep(1, 'third', listOf(1));
  expect([
    lists.at(1, 'first'),
    lists.at(1, 'second')?.keys?.length,
    lists.at(1, 'third')?.keys?.length
  ]).toEqual([undefined, 4_000_000, 1]);
});
