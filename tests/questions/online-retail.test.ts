import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Extract } from '../../server/features/extracts/contract.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { runChecks } from '../support/checks.ts';
import { parseCsv } from '../support/csv.ts';
import { sharedData, sharedFile } from '../support/shared-data.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const data = sharedData('online_retail/online_retail_2010_12_to_2011_12.parquet');
const golden = sharedFile('golden/online_retail_kpis.csv');
const rows = golden.isMissing ? [] : parseCsv(readFileSync(golden.path, 'utf8'));
const group = (name: string) => rows.filter((row) => row['group'] === name);
/** A figure of the cleaning funnel; money in minor units. */
const funnel = (name: string) => {
  const { value = '', unit } = group('cleaning_funnel').find((row) => row['name'] === name) ?? {};
  return unit === 'GBP' ? Math.round(Number(value) * 100) : Number(value);
};

const whole = { from: '2010-12-01', to: '2011-12-09' };

describe.skipIf(data.isMissing || golden.isMissing)(`Online Retail${data.skipped}${golden.skipped}`, () => {
  let home: Home;
  let ask: Ask;
  let extract: Extract;
  beforeAll(async () => {
    home = await temporaryHome();
    ask = asking(home);
    const { extracts } = await loadExtract(home, [data.path], {});
    extract = extracts[0] as Extract;
  });

  const counted = async (sql: string) => (await home.warehouse.all<{ n: number }>(sql))[0]?.n;
  const kpi = async (metric_id: string, span: Record<string, string> = whole) => {
    const answer = await ask('kpis', span);
    return answer.rows.find((row) => row.metric_id === metric_id);
  };

  it('is loaded whole, exact repeats kept', () => {
    expect(extract).toMatchObject({
      status: 'loaded',
      lines_in: funnel('lines'),
      lines_loaded: funnel('lines'),
      // Compared over all lines, those without a customer too; the funnel's own figure is 5225.
      lines_duplicate: 5268
    });
  });

  it.each([
    ['lines_with_customer', 'select count(*) as n from lines_in_force where customer_key > 0'],
    ['lines_without_customer', 'select count(*) as n from lines_in_force where customer_key = 0'],
    ['invoices', 'select count(distinct order_id) as n from lines_in_force'],
    ['cancellation_lines', `select count(*) as n from lines_in_force where order_id like 'C%'`],
    [
      'cancelled_invoices',
      `select count(distinct order_id) as n from lines_in_force where order_id like 'C%'`
    ],
    ['customers', 'select count(distinct customer_key) as n from customer_states where customer_key > 0'],
    ['sale_orders', 'select cast(sum(orders) as bigint) as n from customer_days'],
    ['return_orders', orders('< 0')],
    ['zero_orders', orders('= 0')],
    ['sale_customer_days', 'select count(*) as n from customer_days where sale_parts > 0'],
    [
      'customers_net_not_positive',
      `select count(*) as n from customer_states
       where valid_to = date '9999-12-31' and customer_key > 0 and net_amount_so_far <= 0`
    ]
  ])('has the %s of the published cleaning', async (name, sql) => {
    expect(await counted(sql)).toBe(funnel(name));
  });

  it('has the buyers, the customers without an order, and the net sales', async () => {
    expect((await kpi('buyers'))?.numerator).toBe(funnel('sale_customers'));
    expect((await kpi('net_sales'))?.numerator).toBe(funnel('net_amount'));
    const { total } = await ask('customers', { as_of: whole.to, status: 'not_yet_customer' });
    expect(total).toBe(funnel('customers_without_sale_order'));
  });

  it.each(group('repurchase_whole_window').map((row) => [row['name'] ?? '', row] as const))(
    'has a %s that nobody can mistake for another',
    async (metric_id, row) => {
      const told = await kpi(metric_id);
      expect([told?.numerator, told?.denominator]).toEqual([
        Number(row['numerator']),
        Number(row['denominator'])
      ]);
      expect((told?.value ?? 0) * 100).toBeCloseTo(Number(row['value']), 2);
    }
  );

  it('has the period repurchase rate from month to month, the last one marked as unfinished', async () => {
    const series = await ask('kpi-series', { metric_id: 'period_repurchase_rate', grain: 'month' });
    const told = series.rows.slice(1).map(({ period, numerator, denominator, is_complete }) => ({
      period,
      numerator,
      denominator,
      is_complete
    }));
    expect(told).toEqual(
      group('period_repurchase').map(({ period, numerator, denominator }) => ({
        period,
        numerator: Number(numerator),
        denominator: Number(denominator),
        is_complete: period !== '2011-12'
      }))
    );
  });

  // metrics.md section 2: 4,338 buyers, 1,493 of whom bought once; equal frequencies score equal.
  it.each([1493, 835, 508, 802, 700])('scores as many by frequency as worked out: %i', async (customers) => {
    const f_score = String([1493, 835, 508, 802, 700].indexOf(customers) + 1);
    const everything = { as_of: whole.to, reference: whole.to, lookback: 'all', page_size: '1' };
    const { total, definition } = await ask('customers', { ...everything, f_score });
    expect([total, definition.cut_points?.n]).toEqual([customers, 4338]);
  });

  it.each(['rfm_11', 'lifecycle'])(
    'flows by %s from the sizes of June to those of September',
    async (scheme) => {
      const [june, september] = ['2011-06-30', '2011-09-30'];
      const { rows } = await ask('segment-flow', { scheme, from: june, to: september });
      const sums = (side: 'from' | 'to') => {
        const sizes = new Map<string, [number, number]>();
        for (const row of rows) {
          const [customers, amount] = sizes.get(row[`${side}_segment`]) ?? [0, 0];
          sizes.set(row[`${side}_segment`], [customers + row.customers, amount + row[`net_amount_${side}`]]);
        }
        sizes.delete('not_yet_customer');
        return Object.fromEntries(sizes);
      };
      for (const [side, as_of] of [
        ['from', june],
        ['to', september]
      ] as const) {
        const sizes = (await ask('segments', { scheme, as_of })).rows.filter(
          ({ customers }) => customers > 0
        );
        expect(sums(side)).toEqual(
          Object.fromEntries(
            sizes.map(({ segment, customers, net_amount }) => [segment, [customers, net_amount]])
          )
        );
      }
    }
  );

  // metrics.md section 7; the figures: golden/online_retail_kpis.csv, inter_purchase_days.
  it.each(
    group('inter_purchase_days').filter(({ name = '' }) =>
      ['p25', 'p50', 'p75', 'p80', 'p90', 'p95'].includes(name)
    )
  )('has the $name of the days between purchases as worked out: $value', async ({ name, value }) => {
    const { rows } = await ask('churn', { as_of: whole.to });
    expect(rows.find((row) => row.kind === 'quantile' && row.key === name)?.value).toBe(Number(value));
  });

  it('has as many closed gaps, of as many customers and as long on average, as worked out', async () => {
    const gaps = (name: string) =>
      group('inter_purchase_days').find((row) => row['name'] === name)?.['value'];
    const { definition } = await ask('churn', { as_of: whole.to });
    expect(definition.closed_gaps).toBe(Number(gaps('gaps')));
    const closed = 'from customer_gaps where gap_days is not null';
    expect(await counted(`select count(distinct customer_key) as n ${closed}`)).toBe(
      Number(gaps('customers_with_a_gap'))
    );
    expect(await counted(`select avg(gap_days) as n ${closed}`)).toBeCloseTo(Number(gaps('mean')), 2);
  });

  it('holds every law', async () => {
    expect(await runChecks(home)).toEqual([]);
  });
});

/** Orders whose lines together are a return, or nothing: the funnel looks at whole invoices. */
function orders(net: string): string {
  return `select count(*) as n from (
    select sum(net_amount) as net from order_parts where customer_key > 0 group by customer_key, order_id
  ) where net ${net}`;
}
