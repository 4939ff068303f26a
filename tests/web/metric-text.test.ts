import { describe, expect, it } from 'vitest';
import { changeOf, changeText, isSmall, metricValue, termValue } from '../../web/metric-text.ts';
import { metric } from './kpi-rows.ts';

describe('how a figure changed', () => {
  it('moves a rate in percentage points', () => {
    const change = changeOf(metric('repurchase_rate'), 0.358, 0.396);
    expect(change).toMatchObject({ in_points: true, direction: 'down', verdict: 'worse' });
    expect(change && changeText(change, 'en')).toBe('−3.8');
  });

  it('moves money and counts in per cent of the earlier value', () => {
    const change = changeOf(metric('net_sales'), 107_000, 100_000);
    expect(change).toMatchObject({ in_points: false, direction: 'up', verdict: 'better' });
    expect(change && changeText(change, 'en')).toBe('+7.0%');
  });

  it('takes a falling churn rate for better', () => {
    expect(changeOf(metric('churn_rate'), 0.2, 0.25)?.verdict).toBe('better');
  });

  it('passes no verdict on a figure of which neither more nor less is good', () => {
    expect(changeOf(metric('contribution_share'), 0.4, 0.3)).toMatchObject({
      direction: 'up',
      verdict: 'neither'
    });
  });

  it('calls unchanged what is written as 0.0', () => {
    expect(changeOf(metric('repurchase_rate'), 0.3001, 0.3)?.direction).toBe('same');
  });

  it('has no change without an earlier value, nor from 0', () => {
    expect(changeOf(metric('repurchase_rate'), 0.3, null)).toBeUndefined();
    expect(changeOf(metric('buyers'), 10, 0)).toBeUndefined();
  });
});

describe('a figure and its parts', () => {
  it('writes each in its own unit', () => {
    const { numerator, denominator } = metric('average_order_value');
    expect(metricValue(metric('average_order_value'), 50280, 'en')).toBe('502.80');
    expect(termValue(numerator, 528694967, 'en')).toBe('5,286,949.67');
    expect(termValue(denominator, 10515, 'en')).toBe('10,515');
    expect(termValue(metric('contribution_share').denominator, 528694967, 'en')).toBe('5,286,949.67');
    expect(termValue(metric('buyers').numerator, 6452, 'en')).toBe('6,452');
  });

  it('has too few to read a trend below 30 customers, in rates only', () => {
    expect(isSmall(metric('win_back_rate'), 29)).toBe(true);
    expect(isSmall(metric('win_back_rate'), 30)).toBe(false);
    expect(isSmall(metric('average_order_value'), 3)).toBe(false);
  });
});
