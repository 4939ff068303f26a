import { describe, expect, it } from 'vitest';
import type { CohortCell, CohortMean } from '../../server/features/cohort-retention/contract.ts';
import { meanOf, meanText, textOf } from '../../web/features/retention/cohort-measures.ts';
import { cohortTable } from '../../web/features/retention/cohort-table.ts';
import { cohortTriangle, groupMeans } from '../../web/features/retention/cohort-triangle.ts';
import { cameBack, offsetText, retentionSentence } from '../../web/features/retention/cohort-words.ts';
import { groupCurves, retentionCurves } from '../../web/features/retention/retention-chart.ts';
import { en } from '../../web/i18n/en.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { palette } from './flow-rows.ts';

const cell = (
  cohort: string,
  period_offset: number,
  cohort_size: number,
  customers: number,
  more: Partial<CohortCell> = {}
): CohortCell => ({
  cohort,
  period_offset,
  period_offset_to: period_offset,
  period: '',
  cohort_size,
  customers,
  retention_rate: customers / cohort_size,
  orders: customers,
  net_amount: customers * 1000,
  cohort_net_amount: cohort_size * 1000,
  revenue_retention: customers / cohort_size,
  net_amount_per_customer: (customers * 1000) / cohort_size,
  is_complete: true,
  left_censored: false,
  ...more
});

const mean = (
  period_offset: number,
  cohorts: number,
  cohort_size: number,
  customers: number,
  more: Partial<CohortMean> = {}
): CohortMean => ({
  period_offset,
  period_offset_to: period_offset,
  cohorts,
  cohort_size,
  customers,
  retention_rate: cohort_size === 0 ? null : customers / cohort_size,
  orders: customers,
  net_amount: customers * 1000,
  cohort_net_amount: cohort_size * 1000,
  revenue_retention: cohort_size === 0 ? null : customers / cohort_size,
  net_amount_per_customer: cohort_size === 0 ? null : (customers * 1000) / cohort_size,
  ...more
});

const cells = [
  cell('2026-01', 0, 100, 100, { left_censored: true }),
  cell('2026-01', 1, 100, 40, { left_censored: true }),
  cell('2026-01', 2, 100, 90, { left_censored: true, is_complete: false }),
  cell('2026-02', 0, 50, 50),
  cell('2026-02', 1, 50, 10, { is_complete: false }),
  cell('2026-03', 0, 10, 10, { is_complete: false })
];
const means = [mean(0, 2, 150, 150), mean(1, 1, 100, 40), mean(2, 0, 0, 0)];

describe('the triangle', () => {
  const triangle = cohortTriangle(cells, means, 'share');

  it('has a row for each cohort and nothing where a period has not begun', () => {
    expect(triangle.rows.map(({ name, size }) => [name, size])).toEqual([
      ['2026-01', 100],
      ['2026-02', 50],
      ['2026-03', 10]
    ]);
    expect(triangle.rows.map((row) => row.cells.map((one) => one?.value))).toEqual([
      [1, 0.4, 0.9],
      [1, 0.2, undefined],
      [1, undefined, undefined]
    ]);
    expect(triangle.rows.map(({ left_censored }) => left_censored)).toEqual([true, false, false]);
  });

  it('is shaded against the largest complete cell after the first period', () => {
    // The 90 % is not over: it may not make the others pale.
    expect(triangle.rows.map((row) => row.cells.map((one) => one?.heat))).toEqual([
      [0, 1, 1],
      [0, 0.5, undefined],
      [0, undefined, undefined]
    ]);
  });

  it('leaves the mean of an offset without a complete cell blank', () => {
    expect(triangle.mean.cells.map((one) => one?.value)).toEqual([1, 0.4, null]);
  });

  it('shows the latest cohorts, if only so many are asked for', () => {
    expect(cohortTriangle(cells, means, 'share', 2).rows.map(({ name }) => name)).toEqual([
      '2026-02',
      '2026-03'
    ]);
  });
});

it('tells a counted mean for one cohort and a rate for all of them together', () => {
  const two = mean(1, 2, 150, 60);
  expect(meanOf('customers', two)).toBe(30);
  expect(meanOf('share', two)).toBe(0.4);
  expect(meanOf('per_customer', two)).toBe(400);
  expect(meanOf('net_amount', mean(3, 0, 0, 0))).toBeNull();
  expect(meanText('customers', 30, 'en')).toBe('30.0');
  expect(textOf('per_customer', 400, 'en')).toBe('4.00');
});

describe('groups', () => {
  const grouped = [
    mean(0, 2, 20, 20, { first_region: 'North' }),
    mean(1, 2, 20, 20, { first_region: 'North' }),
    mean(0, 2, 200, 200, { first_region: null }),
    mean(1, 2, 200, 50, { first_region: null }),
    mean(2, 0, 0, 0, { first_region: null })
  ];
  const groups = groupMeans(grouped, 'first_region', 'share');

  it('come largest first, those without a value among them, and without columns nobody can fill', () => {
    expect(groups.rows.map(({ name, size }) => [name, size])).toEqual([
      [null, 200],
      ['North', 20]
    ]);
    expect(groups.offsets).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 1 }
    ]);
  });

  it('are not shaded, nor drawn, where they are few', () => {
    expect(groups.rows.map(({ cells }) => cells.map((one) => one?.heat))).toEqual([
      [0, 1],
      [0, 0]
    ]);
    const { series } = groupCurves(groups.rows, drawing) as { series: { name: string; data: unknown[] }[] };
    expect(series.map(({ name, data }) => [name, data])).toEqual([
      ['no value', [0.25]],
      ['North', [null]]
    ]);
  });
});

const drawing = {
  measure: 'share' as const,
  names: ['0', '1', '2'],
  locale: 'en' as const,
  palette,
  mean: 'Mean',
  no_value: 'no value'
};

it('draws what is not over dashed and hollow, from the last complete point on', () => {
  const { rows, mean: line } = cohortTriangle(cells, means, 'share');
  const { series, xAxis } = retentionCurves(rows, line, drawing) as {
    series: { name: string; data: unknown[]; lineStyle: { type: string } }[];
    xAxis: { data: string[] };
  };
  expect(xAxis.data).toEqual(['1', '2']);
  expect(series.map(({ name, data, lineStyle }) => [name, lineStyle.type, data])).toContainEqual([
    '2026-01',
    'dashed',
    [0.4, 0.9]
  ]);
  expect(series.map(({ name, data, lineStyle }) => [name, lineStyle.type, data])).toContainEqual([
    '2026-01',
    'solid',
    [0.4, null]
  ]);
});

describe('in words', () => {
  it('says when they came back, as the kind counts it', () => {
    const of = (kind: 'on' | 'on_or_after' | 'bracket' | 'every', words = en.retention) =>
      cameBack({ from: 4, to: 6 }, kind, 'month', words);
    expect(of('on')).toBe('4 months later');
    expect(of('on_or_after')).toBe('4 months later or after that');
    expect(of('bracket')).toBe('4 to 6 months later');
    expect(of('every')).toBe('in each of the 4 months after');
    expect(of('bracket', zh.retention as typeof en.retention)).toBe('首单后第 4 至第 6 个月');
    expect(offsetText({ from: 4, to: 6 }, 'bracket', en.retention)).toBe('4–6');
    expect(offsetText({ from: 4, to: 9 }, 'on_or_after', en.retention)).toBe('4+');
  });

  it('reads the mean line, with how many cohorts and customers it is of', () => {
    const said = (measure: 'share' | 'per_customer' | 'orders') =>
      retentionSentence(means, measure, 'on', 'month', en.retention, 'en');
    expect(said('share')).toBe(
      'Of 100 customers in 1 complete monthly cohort, 40.0% ordered again 1 month later.'
    );
    expect(said('orders')).toBe(
      'The 100 customers in 1 complete monthly cohort placed 40 orders 1 month later.'
    );
    expect(said('per_customer')).toContain('brought 4.00 each on average 1 month later: 40.0%');
    expect(retentionSentence(means.slice(0, 1), 'share', 'on', 'month', en.retention, 'en')).toBe(
      'No cohort is complete yet after its own period, so there is no mean.'
    );
  });
});

it('writes every cell for a spreadsheet, amounts in currency units, groups in a column of their own', () => {
  const plain = cohortTable(cells.slice(1, 2), null, en);
  expect(plain.rows).toEqual([
    ['2026-01', 1, 1, 100, 40, { share: 0.4 }, 40, 400, 4, { share: 0.4 }, 'complete']
  ]);
  const grouped = cohortTable(
    [cell('2026-02', 1, 50, 10, { is_complete: false, first_region: 'North' })],
    { by: 'first_region', label: 'Region' },
    en
  );
  expect(grouped.header[0]).toBe('Region');
  expect(grouped.rows[0]?.slice(0, 2)).toEqual(['North', '2026-02']);
  expect(grouped.rows[0]?.at(-1)).toBe('not over');
});
