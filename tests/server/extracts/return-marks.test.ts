import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/errors.ts';
import type { ProfileOptions } from '../../../server/extracts/profiles.ts';
import { Normaliser, text } from './normaliser.ts';

let normaliser: Normaliser;
beforeAll(async () => {
  normaliser = await Normaliser.open();
});
afterAll(() => normaliser.close());

const columns = {
  customer_id: text,
  order_id: text,
  ordered_at: text,
  quantity: text,
  amount: text,
  status: text
};
const line = (order: string, quantity: string, amount: string, status = '') => [
  'c',
  order,
  '2026-01-02',
  quantity,
  amount,
  status
];
const read = async (records: string[][], options: ProfileOptions = {}) => {
  const { lines, said } = await normaliser.read(columns, records, options);
  return {
    values: lines.map(({ quantity, amount }) => [Number(quantity), amount]),
    marked: said.marked_returns
  };
};

describe('a line that is marked as a return', () => {
  const records = [
    line('T1', '2', '10.00', 'completed'),
    line('C2', '2', '10.00', 'completed'),
    line('T3', '1', '5.00', ' Refunded'),
    line('T4', '1', '5.00', '退货'),
    line('C5', '-2', '-10.00', 'refunded'),
    line('C6', '1', '5.00', 'cancelled')
  ];

  it('keeps its sign, and those that are positive all the same are told', async () => {
    const { values, marked } = await read(records, { return_order_pattern: '^C' });
    expect(values).toEqual([
      [2, 1000],
      [2, 1000],
      [1, 500],
      [1, 500],
      [-2, -1000],
      [1, 500]
    ]);
    // C2, T3, T4: C5 is negative already, C6 was never delivered.
    expect(marked).toEqual({ lines: 3, are_turned: false });
  });

  it('is turned where the mapping says so, once', async () => {
    const { values, marked } = await read(records, { return_order_pattern: '^C', return_marks_negate: true });
    expect(values).toEqual([
      [2, 1000],
      [-2, -1000],
      [-1, -500],
      [-1, -500],
      [-2, -1000],
      [-1, -500]
    ]);
    expect(marked).toEqual({ lines: 3, are_turned: true });
  });

  it('is recognised by the words a person gives, in place of ours', async () => {
    const options = { return_statuses: ['Completed'], return_marks_negate: true };
    const { values } = await read(records, options);
    expect(values.map(([, amount]) => amount)).toEqual([-1000, -1000, 500, 500, -1000, 500]);
  });

  it.each(['(', '(?=C)'])('by a pattern that can be used: %s is refused', async (pattern) => {
    const refused = await read(records, { return_order_pattern: pattern }).catch(
      (problem: unknown) => problem
    );
    expect(refused instanceof Refusal && refused.code).toBe('pattern_malformed');
  });
});

it('counts ids that a spreadsheet has cut short, and leaves every id as it is', async () => {
  const ids = ['1.03293E+19', '4e+15', '1.5E+3', 'E+', '10329300000000000000', '007', '17850.0', 'AE+19'];
  const { lines, said } = await normaliser.read(
    { customer_id: text, ordered_at: text, amount: text },
    ids.map((id) => [id, '2026-01-02', '1'])
  );
  expect(lines.map(({ customer_id }) => customer_id)).toEqual(ids);
  expect(said.ids_damaged).toBe(2);
});
