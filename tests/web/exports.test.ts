import { describe, expect, it } from 'vitest';
import type { Customer } from '../../server/features/customers/contract.ts';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import type { Cell } from '../../web/csv.ts';
import { customersTable } from '../../web/features/customers/customers-table.ts';
import { seriesTable } from '../../web/features/metric/series-table.ts';
import { kpisTable } from '../../web/features/overview/kpis-table.ts';
import { en } from '../../web/i18n/en.ts';
import { termAsked, termValue } from '../../web/metric-text.ts';
import { segments } from './flow-rows.ts';
import { kpi, metric } from './kpi-rows.ts';

/** What the numbers are: the screen and the file must say the same amount. */
const parts: { id: string; numerator: number; denominator: number; cells: Cell[] }[] = [
  { id: 'average_order_value', numerator: 90_000, denominator: 3, cells: [900, 3] },
  { id: 'net_sales_per_buyer', numerator: 90_000, denominator: 2, cells: [900, 2] },
  { id: 'anonymous_share', numerator: 4_050, denominator: 94_050, cells: [40.5, 940.5] },
  { id: 'contribution_share', numerator: 30_000, denominator: 90_000, cells: [300, 900] },
  { id: 'top_contribution_share', numerator: 30_000, denominator: 90_000, cells: [300, 900] },
  { id: 'repurchase_rate', numerator: 100, denominator: 300, cells: [100, 300] },
  { id: 'repurchase_rate_by_order', numerator: 100, denominator: 300, cells: [100, 300] }
];

describe('a numerator and a denominator in a file', () => {
  it.each(parts)('are told in their own units: $id', ({ id, numerator, denominator, cells }) => {
    const definition = {
      scheme: {
        scheme: 'lifecycle',
        label: { en: '', 'zh-CN': '' },
        meaning: { en: '', 'zh-CN': '' },
        is_ordered: false,
        is_scored: false,
        top: [],
        bottom: [],
        feeder: [],
        segments
      },
      previous_period: '2026Q2',
      year_ago_period: '2025Q3'
    };
    const [row] = kpisTable([kpi(id, { numerator, denominator })], definition, [...catalog], en, 'en').rows;
    expect(row?.slice(3, 5)).toEqual(cells);

    const point = {
      metric_id: id,
      segment: null,
      period: '2026Q3',
      starts_on: '2026-07-01',
      ends_on: '2026-09-30',
      value: null,
      numerator,
      denominator,
      is_complete: true
    };
    const [line] = seriesTable(metric(id), [point], { segments }, en, 'en').rows;
    expect(line?.slice(-3, -1)).toEqual(cells);
  });

  it('are what the screen shows', () => {
    for (const { id, numerator, denominator, cells } of parts) {
      const shown = [
        termValue(metric(id).numerator, numerator, 'en'),
        termValue(metric(id).denominator, denominator, 'en')
      ];
      expect(shown.map(Number), id).toEqual(cells);
    }
  });

  it('are the sums of what each customer adds', () => {
    const columns = [{ field: 'contribution', kind: 'contribution' } as const];
    const cellOf = (id: string, part: string, contribution: number) => {
      const customer = { contribution } as Customer;
      const term = termAsked(metric(id), part);
      return customersTable([customer], columns, { segments }, term, en, 'en').rows[0]?.[0];
    };
    expect(cellOf('average_order_value', 'denominator', 3)).toBe(3);
    expect(cellOf('average_order_value', 'numerator', 90_000)).toBe(900);
    expect(cellOf('contribution_share', 'numerator', 30_000)).toBe(300);
    expect(cellOf('anonymous_share', 'denominator', 94_050)).toBe(940.5);
  });
});

it('writes the unit of each sum as its SQL counts it', () => {
  for (const { id } of catalog) {
    const { numerator, denominator } = metric(id);
    for (const term of denominator ? [numerator, denominator] : [numerator]) {
      expect(term.unit === 'money', `${id}: ${term.sum}`).toBe(/net_amount|monetary_value/.test(term.sum));
    }
  }
});
