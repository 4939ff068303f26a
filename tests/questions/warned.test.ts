import { beforeAll, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { opened } from '../support/opening.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  await loadExtract(home, [orderLines], {});
});

it.each(['2025Q3', '2025Q4', '2026Q1', '2026Q2'])(
  'counts as warned at the end of %s whom the early warnings of that day name',
  async (period) => {
    const { rows } = await ask('early-warning', { as_of: period, page_size: '1000' });
    const warned = (await ask('early-warning', { as_of: period, warned: 'true', page_size: '1000' })).rows;
    const kpis = await ask('kpis', { period, metric_id: ['buyers', 'warned_rate', 'sales_at_risk'] });
    expect(
      kpis.rows.map(({ metric_id, numerator, denominator }) => [metric_id, numerator, denominator])
    ).toEqual([
      ['buyers', expect.any(Number), null],
      ['warned_rate', warned.length, rows.length],
      ['sales_at_risk', warned.reduce((sum, row) => sum + row.monetary_value, 0), null]
    ]);
    const cell = { values: { metric_id: 'sales_at_risk' }, measure: 'numerator' };
    expect(await opened(home, 'kpis', { period }, cell)).toMatchObject({ sum: kpis.rows[2]?.numerator });
  }
);

it('tells them over time and by groups of customers as well', async () => {
  const asked = { metric_id: 'warned_rate', grain: 'quarter' };
  const series = await ask('kpi-series', asked);
  const kpis = await ask('kpis', { period: '2026Q1', metric_id: 'warned_rate' });
  expect(series.rows.find(({ period }) => period === '2026Q1')?.value).toBe(kpis.rows[0]?.value);
  const grouped = await ask('kpis', { period: '2026Q1', metric_id: 'warned_rate', by: 'first_region' });
  expect(grouped.rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0)).toBe(kpis.rows[0]?.denominator);
});
