import { expect, it } from 'vitest';
import { comparisons } from '../../web/comparisons.ts';
import { kpi } from './kpi-rows.ts';

it('compares a quarter with the one before and with that of last year', () => {
  const now = kpi('buyers', { previous_value: 5, year_ago_value: 3, year_ago_is_complete: false });
  expect(comparisons(now, { previous_period: '2026Q2', year_ago_period: '2025Q3' })).toEqual([
    { period: '2026Q2', value: 5, is_partial: false },
    { period: '2025Q3', value: 3, is_partial: true }
  ]);
});

it('compares a year once: the one before is that of last year', () => {
  const now = kpi('buyers', { previous_value: 5, year_ago_value: 5 });
  expect(comparisons(now, { previous_period: '2025', year_ago_period: '2025' })).toEqual([
    { period: '2025', value: 5, is_partial: false }
  ]);
});
