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

it('writes parameters as they are asked there, and leaves alone what was typed', () => {
  const problem = refusal('snapshots_too_few_or_many', { most: 8, given: 1 });
  expect(problem.told('en').hint).toBe('Repeat it for each of them: at=2011Q1&at=2011Q2.');
  expect(problem.told('en', 'command_line').hint).toBe(
    'Repeat it for each of them: --at 2011Q1 --at 2011Q2.'
  );
  const typed = refusal('filter_malformed', { value: '[[a=b]] {known}', known: ['first_region'] });
  expect(typed.told('en', 'command_line').message).toBe(
    'The filter "[[a=b]] {known}" names no customer dimension.'
  );
});
