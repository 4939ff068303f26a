import { describe, expect, it } from 'vitest';
import { as_of, bought, homeOf } from '../support/bought.ts';

describe('the validation at a past day', () => {
  it('is worked out by hand: who was foreseen, and who came', async () => {
    // On 2026-01-01 the only closed gaps are a's two of 10 days: everybody is expected after 10.
    const { ask } = await homeOf([
      bought('a', '2025-11-11'),
      bought('a', '2025-11-21'),
      bought('a', '2025-12-01'), // silent for 31: ratio 3.1, score 1, and stays away
      bought('b', '2025-12-20'), // silent for 12: ratio 1.2, score 0.1, and comes back after 30 days
      bought('b', '2026-01-19'),
      bought('b', '2026-01-24'), // a gap of 5 opened after the day
      bought('c', '2025-09-01'), // silent for 122: dormant, score 1, and comes back
      bought('c', '2026-06-30'),
      { customer_id: null, order_id: null, ordered_at: '2026-06-30', amount: 1 }
    ]);
    const { rows, definition } = await ask('churn-validation', { as_of: '2026-01-01' });
    const told = (indicator: string, measure: string, key: string | null = null) =>
      rows.find((row) => row.indicator === indicator && row.measure === measure && row.key === key);

    expect(definition).toMatchObject({ through: '2026-06-30', horizon_days: 180 });
    // Opened from 2026-01-02 to 2026-06-20: b's of 5 days, and b's open one.
    expect(told('gap_quantiles', 'closed_within', 'p80')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 0.5
    });
    expect(told('survival', 'returned', '0-30')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(told('survival', 'returned', '31-60')).toMatchObject({
      numerator: 0,
      denominator: 1,
      expected: 0
    });
    expect(told('survival', 'returned', '91-180')).toMatchObject({ numerator: 1, denominator: 1 });
    // a's 3.1 stands above b's 1.2 and below c's 12.2; by score a and c tie.
    expect(told('own_rhythm', 'auc')).toMatchObject({ value: 0.5, denominator: 3 });
    expect(told('early_warning', 'auc')).toMatchObject({ value: 0.75 });
    expect(told('early_warning', 'silent')).toMatchObject({ numerator: 1, denominator: 3 });
    expect(told('early_warning', 'precision', 'warned')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(told('early_warning', 'recall', 'warned')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(told('early_warning', 'precision_at', '10')).toMatchObject({
      value: null,
      denominator: 3,
      reason: 'Only 3 customers had a score: fewer than 10.'
    });
    expect(told('survival', 'returned', '61-90')).toMatchObject({
      denominator: 0,
      value: null,
      reason: 'Nobody had waited so long on that day.'
    });
    for (const row of rows) expect(row.reason === null).toBe(row.value !== null);
    expect(told('early_warning', 'precision', 'dormant')).toMatchObject({
      numerator: 0,
      denominator: 1,
      value: 0
    });
    // The dormant one came back: no multiple of nothing.
    expect(told('early_warning', 'lift', 'dormant')).toMatchObject({
      value: null,
      reason: 'Of the 1 dormant everybody bought: there is no multiple of nothing.'
    });
    // a is lost on the day after 180 days of silence, 150 days after the warning.
    expect(told('early_warning', 'lead_days', 'warned')).toMatchObject({ value: 150, denominator: 1 });
  });

  it('is refused while no day has 180 days after it', async () => {
    const { ask } = await homeOf([bought('a', '2026-01-02'), bought('a', as_of)]);
    await expect(ask('churn-validation')).rejects.toMatchObject({ code: 'horizon_not_over' });
  });

  it('without a wish is of the last day that has them', async () => {
    const { ask } = await homeOf([bought('a', '2026-01-01'), bought('a', as_of)]);
    expect((await ask('churn-validation')).definition).toMatchObject({ as_of: '2026-01-01', through: as_of });
  });
});
