import { beforeAll, describe, expect, it, vi } from 'vitest';
import { snapshotRelation } from '../../server/build/calendar.ts';
import { composed } from '../../server/db/composed.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { LoadAnswer } from '../../server/features/extracts/contract.ts';
import { SegmentsAsked } from '../../server/questions/segments-asked.ts';
import { rulesOf, rulesRelation } from '../../server/schemes/rules.ts';
import { settingsInForce } from '../../server/settings.ts';
import { asking, type Ask } from '../support/asking.ts';
import { answers, lateExtract, orderLines, records } from '../support/hard-retailer.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const dates = ['2026-03-31', '2026-06-30'] as const;
const schemes = ['rfm_11', 'rfm_8', 'value_tier', 'lifecycle'] as const;
const flowSchemes = ['rfm_11', 'lifecycle'] as const;

/** Everyone known by then, who never bought included. */
const everybody = { search: '', page_size: '1000', sort: 'customer_id' };

describe.each([
  ['after_order_lines', [orderLines]],
  ['after_late_extract', [orderLines, lateExtract]]
] as const)('the hard retailer, %s', (moment, files) => {
  const expected = answers[moment];
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let ask: Ask;
  let last: LoadAnswer;

  beforeAll(async () => {
    home = await temporaryHome();
    ask = asking(home);
    for (const file of files) last = await loadExtract(home, [file], {});
  });

  it('is loaded line by line as the file prints it', () => {
    // amount_void tells what of it counts 0; a load does not say it.
    const load = Object.entries(expected.load).filter(([name]) => name !== 'amount_void');
    expect(last.extracts).toHaveLength(1);
    expect(last.extracts[0]).toMatchObject(Object.fromEntries(load));
  });

  it('has the lines, orders and amounts in force that a person counts', async () => {
    const [counted] = await home.warehouse.all(inForce);
    expect(counted).toEqual(expected.in_force);
  });

  it('covers the days from the first line to the last, and six complete quarters', async () => {
    const { covers_from, covers_through, latest_complete_quarter, complete_quarters, months_without_lines } =
      expected.coverage;
    const { definition, data_through } = await ask('definitions');
    expect(definition).toMatchObject({ covers_from, latest_period: latest_complete_quarter });
    expect(data_through).toBe(covers_through);

    const quarters = await ask('kpi-series', { metric_id: 'orders', grain: 'quarter' });
    expect(quarters.rows.filter((row) => row.is_complete).map((row) => row.period)).toEqual(
      complete_quarters
    );
    const months = await home.warehouse.all<{ month: string }>(
      `select distinct strftime(ordered_on, '%Y-%m') as month from lines_in_force`
    );
    const all = await ask('kpi-series', { metric_id: 'orders', grain: 'month' });
    const empty = all.rows
      .map((row) => row.period)
      .filter((period) => !months.some(({ month }) => month === period));
    expect(empty).toEqual(months_without_lines);
  });

  // Page 2 and those after it are read of their own customers alone, where the definition allows it.
  it.each([
    ...schemes.map((scheme) => ({ scheme, as_of: '2026-06-30' })),
    { as_of: '2026-05-17', sort: '-last_order_on', lookback: 'all' },
    { as_of: '2026-06-30', sort: 'first_region', status: 'active' },
    { as_of: '2026-06-30', scoring: 'relative' },
    { from: '2026-03-31', to: '2026-06-30', sort: '-net_amount_to' },
    { metric_id: 'net_sales', period: '2026Q2' },
    { metric_id: 'repurchase_rate', part: 'denominator', period: '2026Q2' },
    { cohort: '2026Q1' }
  ] as const)('tells a list page by page as it tells it whole: %o', async (list) => {
    const whole = await ask('customers', { ...list, page_size: '1000' });
    const pages = [];
    for (const page of ['2', '3', '1', '1000'])
      pages.push(await ask('customers', { ...list, page, page_size: '2' }));
    expect(pages.map(({ rows }) => rows)).toEqual([
      whole.rows.slice(2, 4),
      whole.rows.slice(4, 6),
      whole.rows.slice(0, 2),
      []
    ]);
    for (const { sums, total } of pages)
      expect({ sums, total }).toEqual({ sums: whole.sums, total: whole.total });
  });

  it.each([
    { as_of: '2026-06-30' },
    { from: '2026-03-31', to: '2026-06-30' },
    { metric_id: 'net_sales', period: '2026Q2' }
  ])('reads a further page without working out everybody: %o', async (list) => {
    const composing = vi.spyOn(SegmentsAsked.prototype, 'composeOf');
    await ask('customers', { ...list, page: '2', page_size: '3' });
    expect(composing.mock.results.at(-1)?.value).toBeDefined();
    composing.mockRestore();
  });

  it('gives each customer the region of the largest line of the first sale order, for ever', async () => {
    const { rows } = await ask('customers', { as_of: '2026-06-30', ...everybody });
    const told = Object.fromEntries(rows.map((row) => [row.customer_id, row.first_region]));
    expect(told).toEqual(expected.first_region);
  });

  describe.each([
    ['net', '2026-03-31'],
    ['net', '2026-06-30'],
    ['exclude', '2026-06-30'],
    ['event', '2026-06-30']
  ] as const)('under returns: %s, at %s', (returns, as_of) => {
    const states = returns === 'net' ? expected.states[as_of] : expected.states_by_returns[returns][as_of];
    const wanted = records(states);

    it('tells the state of everyone known, with a look-back of a year and of all', async () => {
      const year = await ask('customers', { as_of, returns, lookback: '365', ...everybody });
      const all = await ask('customers', { as_of, returns, lookback: 'all', ...everybody });
      expect(
        year.rows.map((row, at) => ({
          customer_id: row.customer_id,
          first_order_on: row.first_order_on,
          last_order_on: row.last_order_on,
          recency_days: row.recency_days,
          frequency_orders: row.frequency_orders,
          monetary_value: row.monetary_value,
          frequency_orders_all: all.rows[at]?.frequency_orders,
          monetary_value_all: all.rows[at]?.monetary_value,
          orders_so_far: row.orders_so_far,
          net_amount_so_far: row.net_amount_so_far
        }))
      ).toEqual(wanted.map(({ status: _, order_days: __, order_days_in_lookback: ___, ...told }) => told));
    });

    it('counts the days with a sale, and who is scored, lapsed or not yet a customer', async () => {
      const rules = rulesRelation({ ...rulesOf(await settingsInForce(home)), returns, lookback_days: 365 });
      const { sql, bound } = composed(
        home.library,
        {
          sql: `select customer_id, standing as status, order_days_so_far as order_days, order_days_in_lookback
                from customer_snapshots inner join customers using (customer_key) order by customer_id`,
          inputs: ['customer_snapshots']
        },
        { snapshot_dates: snapshotRelation([as_of]), rules_in_force: rules },
        {}
      );
      expect(await home.warehouse.all(sql, bound)).toEqual(
        wanted.map(({ customer_id, status, order_days, order_days_in_lookback }) => ({
          customer_id,
          status,
          order_days,
          order_days_in_lookback
        }))
      );
    });

    it.each(['scored', 'lapsed', 'not_yet_customer'])('lists who is %s', async (status) => {
      const { rows } = await ask('customers', { as_of, returns, status, ...everybody });
      expect(rows.map((row) => row.customer_id)).toEqual(
        wanted.filter((row) => row['status'] === status).map((row) => row['customer_id'])
      );
    });
  });

  it('fits the cut points to the latest complete quarter end', async () => {
    const { reference, n, cut_points, score_sums } = expected.scores;
    const { definition, rows } = await ask('customers', { as_of: reference, ...everybody });
    expect(definition.cut_points).toMatchObject({
      source: 'automatic',
      reference_date: reference,
      n,
      ...cut_points
    });
    for (const name of ['r_score', 'f_score', 'm_score'] as const) {
      expect(rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)).toBe(score_sums[name]);
    }
  });

  it.each(dates)('scores and segments everyone at %s', async (as_of) => {
    const [rfm, eight, tiers, lifecycle] = await Promise.all(
      schemes.map((scheme) => ask('customers', { as_of, scheme, ...everybody }))
    );
    expect(
      rfm?.rows.map((row, at) => ({
        customer_id: row.customer_id,
        r_score: row.r_score,
        f_score: row.f_score,
        m_score: row.m_score,
        rfm_11: row.segment,
        rfm_8: eight?.rows[at]?.segment,
        value_tier: tiers?.rows[at]?.segment,
        lifecycle: lifecycle?.rows[at]?.segment
      }))
    ).toEqual(records(expected.assignments[as_of]));
  });

  describe.each(schemes)('by the scheme %s', (scheme) => {
    it.each(dates)('has the segment sizes and amounts of %s', async (as_of) => {
      const { not_yet_customer: none, ...sizes } = expected.segments[as_of][scheme];
      const { rows } = await ask('segments', { scheme, as_of });
      const there = rows.filter((row) => row.customers > 0);
      expect(Object.fromEntries(there.map((row) => [row.segment, [row.customers, row.net_amount]]))).toEqual(
        sizes
      );

      const { total, sums } = await ask('customers', { scheme, as_of, segment: 'not_yet_customer' });
      expect([total, sums.monetary_value]).toEqual(none);
    });
  });

  describe.each(flowSchemes)('by the scheme %s', (scheme) => {
    it('has every cell of the flow, and the customers in it', async () => {
      const { from, to } = expected.segment_flow;
      const { rows } = await ask('segment-flow', { scheme, from, to });
      const cells = records(expected.segment_flow[scheme]);
      const byCell = (rows: readonly object[]) =>
        rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
      // The answer tells more of a cell than was worked out.
      const workedOut = rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => column in (cells[0] ?? {})))
      );
      expect(byCell(workedOut)).toEqual(byCell(cells.map(({ who: _, ...cell }) => cell)));

      for (const { who, from_segment, to_segment } of cells) {
        const cell = { scheme, from, to, from_segment: String(from_segment), to_segment: String(to_segment) };
        const behind = await ask('customers', { ...cell, sort: 'customer_id' });
        expect(behind.rows.map((row) => row.customer_id)).toEqual(who);
      }
    });
  });

  it('has customers who are in no row of the flow, because they never bought', async () => {
    const { total } = await ask('customers', { as_of: '2026-06-30', segment: 'not_yet_customer' });
    expect(total).toBe(expected.segment_flow.not_yet_customer_at_both_ends);
  });
});

/** An order is what its best part is: a sale, else a return, else a gift. */
const inForce = `
  with
  orders as (
    select customer_key, order_id, case when order_id is null then ordered_on end as unnamed_on,
           case when bool_or(kind = 'sale') then 'sale' when bool_or(kind = 'return') then 'return' else 'gift' end as kind
    from order_parts group by all
  )
  select
    count(*) as lines,
    count(*) filter (where customer_key > 0) as lines_identified,
    count(*) filter (where customer_key = 0) as lines_anonymous,
    count(*) filter (where printed_amount < 0) as lines_negative,
    count(*) filter (where printed_amount = 0) as lines_zero,
    count(*) filter (where is_void) as lines_void,
    count(distinct customer_key) filter (where customer_key > 0) as customers,
    (select count(*) from (select customer_key from customer_states where customer_key > 0 group by 1 having max(orders_so_far) > 0)) as customers_with_sale_order,
    (select count(*) from orders where customer_key > 0 and kind = 'sale') as sale_orders,
    (select count(*) from orders where customer_key > 0 and kind = 'return') as return_orders,
    (select count(*) from orders where customer_key > 0 and kind = 'gift') as gift_orders,
    (select count(*) from orders where customer_key = 0 and kind = 'sale') as anonymous_sale_orders,
    (select count(*) from orders where customer_key = 0 and kind = 'return') as anonymous_return_orders,
    cast(sum(amount) filter (where customer_key > 0) as bigint) as net_amount_identified,
    cast(sum(amount) filter (where customer_key = 0) as bigint) as net_amount_anonymous,
    cast(sum(amount) as bigint) as net_amount_total,
    cast(sum(printed_amount) filter (where is_void) as bigint) as amount_void
  from lines_in_force`;
