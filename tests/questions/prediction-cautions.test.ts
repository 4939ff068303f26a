import { describe, expect, it } from 'vitest';
import { cautionsOf } from '../../server/features/prediction/cautions.ts';
import type { PredictionRecord } from '../../server/features/prediction/contract.ts';
import type { Foretold } from '../../server/features/prediction/foretold.ts';

const foretold = (model: 'mbg_nbd' | 'nbd') =>
  ({
    as_of: '2026-06-30',
    horizon_days: 90,
    model: { model, one_in: 1, fit: { n: 500 } },
    values: { fit: { converged: true }, correlation: 0 }
  }) as unknown as Foretold;
const record = (...pairs: [orders: number, sales: number][]) =>
  pairs.map(
    ([orders, sales]) =>
      ({ as_of: '2026-03-31', expected_orders: 100, orders, expected_sales: 100, sales }) as PredictionRecord
  );
const said = (told: readonly PredictionRecord[] | null, model: 'mbg_nbd' | 'nbd' = 'mbg_nbd') =>
  cautionsOf(
    foretold(model),
    told,
    undefined,
    { covers_from: '2024-01-01', data_through: '2026-06-30' },
    'en'
  );

describe('where a forecast is not to be trusted', () => {
  it('says first that nothing may be planned with it, of orders and of sales apart', () => {
    // 30 % too many and 30 % too few are 30 % off, and no error on average.
    expect(said(record([130, 100], [70, 100], [130, 100])).first_caution).toBe(
      'Do not plan with it: over 3 past dates it was off by 30 % on average.'
    );
    expect(said(record([101, 139], [102, 141], [100, 121])).first_caution).toBe(
      'Do not plan with its sales: over 3 past dates they were off by 34 % on average.'
    );
    expect(said(record([110, 110], [110, 110], [110, 110])).first_caution).toBeNull();
  });

  it('says that few dates say how wrong it is, that none do, and nothing while they are not looked at', () => {
    expect(said(record([100, 100])).cautions[0]).toMatch(/^Few past dates \(1\)/);
    expect(said([]).cautions[0]).toMatch(/^No forecast over 90 days is over yet/);
    expect(said(null).cautions[0]).toMatch(/^It knows neither seasons nor campaigns/);
  });

  it('tells of chances of being a customer still only where they are told', () => {
    const ends = (model: 'mbg_nbd' | 'nbd') => said(null, model).cautions.at(-1);
    expect(ends('mbg_nbd')).toMatch(/^Chances of being a customer still are for ranking/);
    expect(ends('nbd')).toMatch(/^Whoever was a customer before/);
    expect(said(null, 'nbd').first_caution).toMatch(/^Nobody seems to leave for good/);
  });

  it('says first what can be used all the same where nobody seems to leave', () => {
    const first = (...pairs: [number, number][]) => said(record(...pairs), 'nbd').first_caution;
    expect(first([101, 121])).toMatch(
      /^As far as the past tells, plan with: orders in total \(1 % off; dates checked: 1\)\. Only roughly with: sales in total \(21 % off; dates checked: 1\)\. Not told: who has left\. Nobody seems/
    );
    // 4 % too many and 8 % too few are 6 % off.
    expect(first([104, 90], [92, 110])).toMatch(
      /^As far as the past tells, plan with: orders in total \(6 % off; dates checked: 2\) and sales in total \(10 % off; dates checked: 2\)\. Not/
    );
    // What may not be planned with is of no use: nothing but that is said of it.
    expect(first([140, 150])).toMatch(/^Do not plan with it: .* Do not plan with its sales: .* Nobody seems/);
    expect(first()).toMatch(/^No forecast over 90 days is over yet: .* Nobody seems/);
  });
});
