import { describe, expect, it } from 'vitest';
import type { CustomerState, CustomerStep } from '../../server/features/customer/contract.ts';
import { dayAfter, orderDays, rhythmOf } from '../../web/features/customer/order-days.ts';
import { isOrderDay, ordersChart } from '../../web/features/customer/orders-chart.ts';
import { movesOf, pathOf } from '../../web/features/customer/path.ts';
import { customerProfileWords } from '../../web/i18n/en-profile.ts';
import { palette } from './flow-rows.ts';

function state(valid_from: string, orders: number, order_days: number, net: number): CustomerState {
  return {
    valid_from,
    valid_to: '9999-12-31',
    first_order_on: null,
    last_order_on: null,
    orders_so_far: orders,
    order_days_so_far: order_days,
    net_amount_so_far: net
  };
}

/** Two orders on one day, all of one sent back, a third and a fourth. */
const states = [
  state('2026-01-01', 2, 1, 5000),
  state('2026-01-10', 2, 1, 2000),
  state('2026-01-31', 3, 2, 4500),
  state('2026-03-02', 4, 3, 5500)
];

describe('the order days of a customer', () => {
  it('are what each state changed, and add up to the last', () => {
    const days = orderDays(states);
    expect(days.map(({ orders, net_amount }) => [orders, net_amount])).toEqual([
      [2, 5000],
      [0, -3000],
      [1, 2500],
      [1, 1000]
    ]);
    expect(days.reduce((sum, { net_amount }) => sum + net_amount, 0)).toBe(5500);
  });

  it('count gaps from order day to order day: a return is none', () => {
    expect(orderDays(states).map(({ gap_days }) => gap_days)).toEqual([null, null, 30, 30]);
    expect(orderDays(states).map(({ has_order }) => has_order)).toEqual([true, false, true, true]);
  });

  it('have a rhythm from the second on', () => {
    expect(rhythmOf(orderDays(states))).toEqual({ shortest: 30, middle: 30, longest: 30 });
    expect(rhythmOf(orderDays(states.slice(0, 2)))).toBeUndefined();
  });

  it('expect the next one a whole number of days later, over the end of a month', () => {
    expect(dayAfter('2026-02-27', 2.4)).toBe('2026-03-01');
  });
});

describe('the chart of orders', () => {
  const chart = ordersChart(
    { days: orderDays(states), through: '2026-03-31', expected_on: '2026-04-01' },
    customerProfileWords.orders,
    'en',
    palette
  ) as unknown as { series: { data: { value: [string, number]; day: string }[] }[] };

  it('draws the amount of each day, and what it makes so far', () => {
    expect(chart.series.map(({ data }) => data.map(({ value }) => value[1]))).toEqual([
      [5000, -3000, 2500, 1000],
      [5000, 2000, 4500, 5500]
    ]);
  });

  it('says of every mark which day it opens', () => {
    expect(isOrderDay(chart.series[0]?.data[1])).toBe(true);
    expect(isOrderDay(undefined)).toBe(false);
  });
});

describe('the path through the segments', () => {
  const step = (period: string, snapshot_date: string, segment: string): CustomerStep => ({
    period,
    snapshot_date,
    segment,
    recency_days: null,
    frequency_orders: 0,
    monetary_value: 0,
    orders_so_far: 0,
    net_amount_so_far: 0,
    r_score: null,
    f_score: null,
    m_score: null,
    is_complete: false
  });
  const path = pathOf([
    step('2025Q4', '2025-12-31', 'new'),
    step('2026Q1', '2026-03-31', 'new'),
    step('2026Q2', '2026-05-20', 'loyal')
  ]);

  it('counts changes, not the beginning', () => {
    expect(path.map(({ is_move }) => is_move)).toEqual([false, false, true]);
    expect(movesOf(path)).toBe(1);
  });

  it('marks the period that is not over, not one whose beginning the data lacks', () => {
    expect(path.map(({ is_unfinished }) => is_unfinished)).toEqual([false, false, true]);
  });
});
