import { beforeAll, describe, expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import { isKeptBySegment } from '../../sql/metrics/segment-kpis.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { opened } from '../support/opening.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const ofSegmentsOrNobody = [
  'total_sales',
  'anonymous_share',
  'customer_share',
  'contribution_share',
  'top_contribution_share'
];
const ids = catalog.map(({ id }) => id);
const readable = ids.filter((id) => !ofSegmentsOrNobody.includes(id));

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  for (const file of [orderLines, lateExtract]) await loadExtract(home, [file], {});
});

describe.each([
  ['2026Q2', 'rfm_11'],
  ['2026-02', 'lifecycle']
])('the change of %s by %s', (period, scheme) => {
  it.each(readable)('of %s is the sum of the effects', async (metric_id) => {
    const { definition, rows } = await ask('kpi-change', { metric_id, period, scheme });
    const told = (await ask('kpis', { metric_id, period, scheme })).rows[0];
    expect([definition.value, definition.previous_value]).toEqual([
      told?.value ?? null,
      told?.previous_value ?? null
    ]);
    expect(rows.map(({ segment }) => segment)).toEqual(
      definition.scheme.segments.map(({ segment }) => segment)
    );
    if (definition.change === null) {
      expect(rows.every((row) => row.mix_effect === null && row.rate_effect === null)).toBe(true);
      return;
    }
    const sum = rows.reduce((total, row) => total + (row.mix_effect ?? NaN) + (row.rate_effect ?? NaN), 0);
    const size = Math.max(1, Math.abs(definition.value ?? 0), Math.abs(definition.previous_value ?? 0));
    expect(Math.abs(sum - definition.change) / size).toBeLessThan(1e-12);
    expect(rows.reduce((total, row) => total + row.numerator, 0)).toBe(told?.numerator);
  });
});

it('freezes each period by its own day before, so that both have the sizes that segments tells', async () => {
  const { rows } = await ask('kpi-change', { metric_id: 'buyers', period: '2026Q2', scheme: 'lifecycle' });
  for (const [as_of, of] of [
    ['2026-03-31', 'customers'],
    ['2025-12-31', 'previous_customers']
  ] as const) {
    const { rows: sizes } = await ask('segments', { as_of, scheme: 'lifecycle' });
    expect(
      rows.filter(({ segment }) => segment !== 'not_yet_customer').map((row) => [row.segment, row[of]])
    ).toEqual(sizes.map(({ segment, customers }) => [segment, customers]));
  }
});

it('is looked up where it is stored: each row is what kpis works out for the segment', async () => {
  for (const metric of (catalog as readonly Metric[]).filter(isKeptBySegment)) {
    const asked = { metric_id: metric.id, period: '2026Q2', scheme: 'lifecycle' };
    const { definition, rows } = await ask('kpi-change', asked);
    const told = await ask('kpis', { ...asked, by: 'segment' });
    expect(definition.sql).not.toContain('customer_changes');
    expect(
      rows.map(({ segment, numerator, denominator }) => ({ segment, numerator, denominator })),
      metric.id
    ).toEqual(told.rows.map(({ segment, numerator, denominator }) => ({ segment, numerator, denominator })));
  }
});

it('of a sum is, in each row, the change of that segment', async () => {
  const { rows } = await ask('kpi-change', { metric_id: 'net_sales', period: '2026Q2', scheme: 'lifecycle' });
  for (const row of rows) {
    expect((row.mix_effect ?? NaN) + (row.rate_effect ?? NaN)).toBeCloseTo(
      row.numerator - row.previous_numerator,
      9
    );
  }
});

it('has no effects where a value is null: nobody was lost before the first quarters', async () => {
  const { definition, rows } = await ask('kpi-change', { metric_id: 'win_back_rate', period: '2025Q2' });
  expect(definition).toMatchObject({ previous_value: null, change: null });
  expect(rows.every((row) => row.mix_effect === null && row.rate_effect === null)).toBe(true);
});

it.each(ofSegmentsOrNobody)('is refused for %s, which has no such reading', async (metric_id) => {
  await expect(ask('kpi-change', { metric_id, period: '2026Q2' })).rejects.toThrow(
    `The change of ${metric_id} cannot be told by segment: `
  );
});

it('is refused for the first period of the data, before which there is nothing', async () => {
  await expect(ask('kpi-change', { metric_id: 'buyers', period: '2025Q1' })).rejects.toThrow(
    'There is nothing to compare 2025Q1 with: the data begins on '
  );
});

it('is refused without a metric, with an example', async () => {
  await expect(ask('kpi-change', { period: '2026Q2' })).rejects.toThrow(
    'kpi-change needs the parameter "metric_id".'
  );
});

it('opens every cell to customers who add up to it', async () => {
  for (const metric_id of ['repurchase_rate', 'churn_rate', 'net_sales', 'second_order_rate_90']) {
    const asked = { metric_id, period: '2026Q2', scheme: 'lifecycle' };
    const { rows } = await ask('kpi-change', asked);
    for (const row of rows) {
      for (const measure of [
        'numerator',
        'denominator',
        'customers',
        'previous_numerator',
        'previous_denominator',
        'previous_customers'
      ] as const) {
        if (row[measure] === null) continue;
        const cell = { values: { segment: row.segment }, measure };
        expect((await opened(home, 'kpi-change', asked, cell)).sum, JSON.stringify([metric_id, cell])).toBe(
          row[measure]
        );
      }
    }
  }
});
