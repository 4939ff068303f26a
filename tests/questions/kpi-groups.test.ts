import { beforeAll, describe, expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import type { Kpi } from '../../server/features/kpis/contract.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { opened } from '../support/opening.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const metrics: readonly Metric[] = catalog;
const metric = (id: string) => metrics.find((known) => known.id === id);

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  for (const file of [orderLines, lateExtract]) await loadExtract(home, [file], {});
});

const numbers = ({ metric_id, segment, value, numerator, denominator, low, high }: Kpi) => ({
  metric_id,
  segment,
  value,
  numerator,
  denominator,
  low,
  high
});

describe.each(['2026Q2', '2026-03'])('the KPIs of %s by region', (period) => {
  it('are, group by group, those of the customers filtered', async () => {
    const { rows } = await ask('kpis', { period, by: 'first_region' });
    const regions = [...new Set(rows.map((row) => row.first_region))];
    expect(regions).toEqual(['East', 'North', 'South', 'West', null]);
    for (const region of regions) {
      const filtered = await ask('kpis', { period, filter: `first_region:${region ?? ''}` });
      const own = rows.filter((row) => row.first_region === region);
      expect(own.map(numbers), region ?? 'no value').toEqual(filtered.rows.map(numbers));
      expect(own.map((row) => row.previous_value)).toEqual(filtered.rows.map((row) => row.previous_value));
    }
  });
});

describe.each(['first_region', 'first_channel', 'segment'])('groups by %s', (by) => {
  it.each([
    ['2026Q2', 'rfm_11'],
    ['2026Q1', 'lifecycle'],
    ['2025', 'rfm_11']
  ])('add up to everybody in %s, under %s', async (period, scheme) => {
    const all = (await ask('kpis', { period, scheme })).rows;
    const groups = (await ask('kpis', { period, scheme, by })).rows;
    const told = [...new Set(groups.map((row) => row.metric_id))].filter(
      (id) => !metric(id)?.includes_nobody
    );
    expect(told.length).toBeGreaterThan(20);

    for (const id of told) {
      const whole = all.filter((row) => row.metric_id === id);
      const parts = groups.filter((row) => row.metric_id === id);
      const sum = (rows: readonly Kpi[], of: (row: Kpi) => number | null) =>
        rows.reduce((total, row) => total + (of(row) ?? 0), 0);
      expect(
        sum(parts, (row) => row.numerator),
        id
      ).toBe(sum(whole, (row) => row.numerator));
      expect(
        sum(parts, (row) => row.denominator),
        id
      ).toBe(sum(whole, (row) => row.denominator));
      // Values add up where the catalog says so; of shares within their whole, see below.
      if (metric(id)?.additive.includes('groups') && metric(id)?.unit !== 'share')
        expect(
          sum(parts, (row) => row.value),
          id
        ).toBe(whole[0]?.value);
    }
  });
});

it('by segment, tells every segment of the scheme, and what is told by segment already not twice', async () => {
  const { rows, definition } = await ask('kpis', { period: '2026Q2', scheme: 'lifecycle', by: 'segment' });
  const buyers = rows.filter((row) => row.metric_id === 'buyers');
  expect(buyers.map((row) => row.segment)).toEqual(definition.scheme.segments.map(({ segment }) => segment));
  expect(rows.some((row) => row.metric_id.includes('contribution'))).toBe(false);
  expect(rows.some((row) => row.metric_id === 'customer_share')).toBe(false);
  expect(definition.metrics.map(({ id }) => id)).toEqual([...new Set(rows.map((row) => row.metric_id))]);
});

it('by segment, counts who was dormant on the day before under dormant, and who was new to us under not_yet_customer', async () => {
  const { rows } = await ask('kpis', { period: '2026Q2', scheme: 'lifecycle', by: 'segment' });
  const told = (metric_id: string) =>
    Object.fromEntries(
      rows.filter((row) => row.metric_id === metric_id).map((row) => [row.segment, row.numerator])
    );
  const all = (await ask('kpis', { period: '2026Q2', scheme: 'lifecycle' })).rows;
  const value = (metric_id: string) => all.find((row) => row.metric_id === metric_id)?.numerator;
  expect(told('wake_up_rate')).toMatchObject({ dormant: value('wake_up_rate'), active: 0, lost: 0, new: 0 });
  expect(told('win_back_rate')).toMatchObject({ lost: value('win_back_rate'), active: 0, dormant: 0 });
  expect(told('new_customers')).toMatchObject({ not_yet_customer: value('new_customers'), new: 0, lost: 0 });
});

it('adds up over months to the quarter where the catalog says so, and over segments to the whole', async () => {
  const additive = metrics.filter((each) => each.additive.includes('periods'));
  for (const { id } of additive) {
    const [quarter] = (await ask('kpis', { period: '2026Q1', metric_id: id })).rows;
    let months = 0;
    for (const period of ['2026-01', '2026-02', '2026-03']) {
      months += (await ask('kpis', { period, metric_id: id })).rows[0]?.numerator ?? NaN;
    }
    expect(months, id).toBe(quarter?.numerator);
  }
  for (const id of ['customer_share', 'contribution_share']) {
    const { rows } = await ask('kpis', { period: '2026Q2', metric_id: id });
    expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBeCloseTo(1, 12);
  }
});

it('tells a series by group, each period as kpis tells it', async () => {
  const metric_id = ['repurchase_rate', 'net_sales', 'customer_share', 'second_order_rate_30'];
  for (const by of ['first_region', 'segment']) {
    const { rows } = await ask('kpi-series', { metric_id, grain: 'quarter', by });
    for (const period of ['2026Q2', '2025Q1']) {
      const alone = await ask('kpis', { metric_id, period, by });
      const own = rows.filter((row) => row.period === period);
      const key = (row: Kpi | (typeof rows)[number]) =>
        JSON.stringify([row.metric_id, row.segment, row.first_region, row.numerator, row.denominator]);
      expect(own.map(key).sort()).toEqual(alone.rows.map(key).sort());
    }
  }
});

it('marks the periods near the beginning of the data, whose first orders may be those of old customers', async () => {
  const { rows, definition } = await ask('kpi-series', { metric_id: 'new_customers', grain: 'quarter' });
  expect(definition.metrics.map(({ id }) => id)).toEqual(['new_customers']);
  const { definition: asked } = await ask('kpis', { period: rows[0]?.period ?? '' });
  expect(rows.map((row) => row.left_censored)).toEqual(
    rows.map((_, at) => at === 0 || rows[at]?.left_censored)
  );
  expect([rows[0]?.left_censored, asked.left_censored, rows.at(-1)?.left_censored]).toEqual([
    true,
    true,
    false
  ]);
});

it('gives rates of customers a Wilson interval, and other numbers none', async () => {
  const { rows } = await ask('kpis', { period: '2026Q2' });
  const wake = rows.find((row) => row.metric_id === 'wake_up_rate');
  // 1 of 2: by hand (0.5 + z²/4 ± z·√(1/8 + z²/16)) / (1 + z²/2), z = 1.96.
  expect([wake?.numerator, wake?.denominator]).toEqual([1, 2]);
  expect(wake?.low).toBeCloseTo(0.0945, 3);
  expect(wake?.high).toBeCloseTo(0.9055, 3);
  for (const id of ['net_sales', 'average_order_value', 'repurchase_rate_by_order', 'contribution_share'])
    expect(rows.find((row) => row.metric_id === id)).toMatchObject({ low: null, high: null });
});

describe('what nothing loaded can tell', () => {
  it('is listed with what it needs, and has no row', async () => {
    const { rows, definition } = await ask('kpis', { period: '2026Q2' });
    const missing = definition.not_computable.map(({ id }) => id);
    expect(missing).toContain('nps');
    expect(rows.filter((row) => missing.includes(row.metric_id))).toEqual([]);
    expect(definition.not_computable.find(({ id }) => id === 'answer_rate')?.needs.en).toBe(
      'contacts with their outcome'
    );
  });

  it.each(['kpis', 'kpi-series', 'kpi-change'] as const)(
    'is refused by %s with what it needs',
    async (name) => {
      await expect(
        ask(name, { metric_id: 'answer_rate', ...(name !== 'kpi-series' && { period: '2026Q2' }) })
      ).rejects.toThrow(
        'answer_rate cannot be computed: it needs contacts with their outcome, which Tierflow does not hold.'
      );
    }
  );
});

/** One of each mart, and those whose customers are not their rows. */
const opening = [
  'repurchase_rate_by_order',
  'second_order_rate_30',
  'upgrade_rate',
  'total_sales',
  'customer_share',
  'contribution_share'
];

it.each([
  { scheme: 'rfm_11' },
  { scheme: 'lifecycle', by: 'first_region' },
  { scheme: 'lifecycle', by: 'segment' }
])('opens every cell, asked by %j, to customers who add up to it', async (texts: Record<string, string>) => {
  const asked = { ...texts, period: '2026Q2', metric_id: opening };
  const { by } = texts;
  const { rows } = await ask('kpis', asked);
  for (const row of rows.filter(({ numerator }) => numerator !== 0)) {
    const values: Record<string, string> = { metric_id: row.metric_id };
    if (row.segment !== null) values['segment'] = row.segment;
    if (by === 'first_region') values[by] = row.first_region ?? '';
    for (const measure of ['numerator', 'denominator'] as const) {
      if (row[measure] === null) continue;
      const behind = await opened(home, 'kpis', asked, { values, measure });
      expect(behind.sum, JSON.stringify([values, measure])).toBe(row[measure]);
      expect(behind.distinct).toBe(behind.customers);
    }
  }
});

it('opens the cells of a series too, and refuses a period it does not tell', async () => {
  const asked = { metric_id: ['repurchase_rate', 'net_sales'], grain: 'month', by: 'segment' };
  const { rows } = await ask('kpi-series', asked);
  const some = rows.filter((row) => row.numerator !== 0).slice(0, 4);
  expect(some.length).toBe(4);
  for (const { metric_id, period, segment, numerator } of some) {
    const cell = { values: { metric_id, period, segment: segment ?? '' }, measure: 'numerator' };
    expect((await opened(home, 'kpi-series', asked, cell)).sum).toBe(numerator);
  }
  const wrong = {
    values: { metric_id: 'net_sales', period: '2026Q2', segment: 'loyal' },
    measure: 'numerator'
  };
  await expect(opened(home, 'kpi-series', asked, wrong)).rejects.toThrow(
    '"2026Q2" is not a value of cell.period.'
  );
});
