import { expect, it } from 'vitest';
import { refusal } from '../../server/errors.ts';

it('puts a list together as each language does', () => {
  const problem = refusal('columns_missing', {
    file: 'orders.csv',
    missing: [['ordered_at'], ['amount', 'quantity + unit_price']],
    map: '{}',
    headers: ['a', 'b']
  });
  expect(problem.told('en').message).toBe(
    'orders.csv has no column for ordered_at, amount or quantity + unit_price.'
  );
  expect(problem.told('zh-CN').message).toBe(
    'orders.csv 中没有对应 ordered_at、amount 或 quantity + unit_price 的列。'
  );
  expect(problem.told('zh-CN').hint).toContain('现有表头：a、b。');
});
