import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { RfmCell } from '../../server/features/rfm-cube/contract.ts';
import { asking, type Ask } from '../support/asking.ts';
import { parseCsv } from '../support/csv.ts';
import { printedClaims } from '../support/published-maps.ts';
import { sharedData, sharedFile } from '../support/shared-data.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const rowsOf = (name: string) => {
  const { path, isMissing } = sharedFile(`golden/${name}.csv`);
  return isMissing ? [] : parseCsv(readFileSync(path, 'utf8'));
};
const goldens = sharedFile('golden/rfm_orders_segments.csv');

const orders = sharedData('rfm_orders/rfm_data_orders.csv');
const asked = { as_of: '2006-12-31', scoring: 'preset:rfm_package' };

/** Source: R package rfm 0.3.0, documented example; analysis date 2006-12-31, frequency = rows. */
describe.skipIf(orders.isMissing || goldens.isMissing)(
  `the example of the R package rfm${orders.skipped}${goldens.skipped}`,
  () => {
    let ask: Ask;
    let cells: RfmCell[];
    beforeAll(async () => {
      const home = await temporaryHome();
      ask = asking(home);
      await loadExtract(home, [orders.path], { covers_through: asked.as_of });
      cells = (await ask('rfm-cube', asked)).rows;
    });

    it('scores as many customers 1 to 5 in each measure, and in each pair of recency and frequency', () => {
      for (const { measure = '', code, customers } of rowsOf('rfm_orders_score_counts')) {
        const found = cells.filter((cell) =>
          measure === 'rf_cell'
            ? `${cell.r_score}${cell.f_score}` === code
            : String(cell[measure as 'r_score']) === code
        );
        expect([measure, code, sum(found, 'customers')]).toEqual([measure, code, Number(customers)]);
      }
    });

    it('gives the first ten customers their printed values and scores', async () => {
      const { rows } = await ask('customers', { ...asked, sort: 'customer_id', page_size: '10' });
      expect(
        rows.map((row) => [
          row.customer_id,
          row.recency_days,
          row.frequency_orders,
          row.monetary_value / 100,
          row.r_score,
          row.f_score,
          row.m_score
        ])
      ).toEqual(
        rowsOf('rfm_orders_first_ten').map((row) => [
          row['customer_id'],
          ...['recency_days', 'frequency_orders', 'monetary_value', 'r_score', 'f_score', 'm_score'].map(
            (name) => Number(row[name])
          )
        ])
      );
    });

    it.each(['rfm_0_3_0_ranges', 'rfm_test_ranges', 'putler_ranges', 'rfm_11'])(
      'fills the segments of the map %s as printed',
      (map_id) => {
        const first = new Map<string, string>();
        for (const { code, segment } of printedClaims(map_id)) if (!first.has(code)) first.set(code, segment);
        for (const row of rowsOf('rfm_orders_segments').filter((each) => each['map_id'] === map_id)) {
          const found = cells.filter(
            (cell) =>
              (first.get(`${cell.r_score}${cell.f_score}${cell.m_score}`) ?? '(no label)') === row['segment']
          );
          const told = [sum(found, 'customers'), sum(found, 'orders'), sum(found, 'net_amount') / 100];
          if (!row['orders']) told.length = 1;
          expect([row['segment'], ...told]).toEqual([
            row['segment'],
            ...[row['customers'], row['orders'], row['revenue']].filter(Boolean).map(Number)
          ]);
          if (row['printed_average_order_value']) {
            const printed = Number(row['printed_average_order_value']);
            expect(Math.abs((told[2] ?? 0) / (told[1] ?? 1) - printed)).toBeLessThan(printed < 100 ? 0.1 : 1);
          }
        }
      }
    );

    it('has the same segments by our own scheme rfm_11 under these scores', async () => {
      const { rows } = await ask('segments', { ...asked, scheme: 'rfm_11' });
      const golden = rowsOf('rfm_orders_segments').filter((row) => row['map_id'] === 'rfm_11');
      const there = rows.filter((row) => row.customers > 0);
      expect(Object.fromEntries(there.map((row) => [row.segment, row.customers]))).toEqual(
        Object.fromEntries(golden.map((row) => [row['segment'], Number(row['customers'])]))
      );
    });
  }
);

const retail = sharedData('online_retail/online_retail_2010_12_to_2011_12.parquet');

/**
 * Source: seg_map notebook published by D. Oguz. Its table comes from lines with a customer, quantity and price above 0,
 * no C invoices: here returns are left out (exclude), which is the same for these data.
 */
describe.skipIf(retail.isMissing || goldens.isMissing)(`the segment map notebook${retail.skipped}`, () => {
  const asked = { as_of: '2011-12-10', scoring: 'preset:seg_map', scheme: 'rfm_rf' };
  let ask: Ask;
  beforeAll(async () => {
    const home = await temporaryHome();
    ask = asking(home);
    // The notebook's today lies after the last line.
    await loadExtract(home, [retail.path], { covers_through: '2011-12-10' });
  });

  it('has the ten segments with their printed sizes and means', async () => {
    const { rows } = await ask('segments', asked);
    for (const golden of rowsOf('online_retail_segments')) {
      const row = rows.find(({ segment }) => segment === golden['segment']);
      expect([golden['segment'], row?.customers]).toEqual([golden['segment'], Number(golden['customers'])]);
      expect(row?.avg_recency_days).toBeCloseTo(Number(golden['mean_recency_days']), 4);
      expect(row?.avg_frequency_orders).toBeCloseTo(Number(golden['mean_frequency_orders']), 4);
      expect((row?.avg_monetary_value ?? 0) / 100).toBeCloseTo(Number(golden['mean_monetary_value']), 4);
      const share = 100 * (row?.net_amount_share ?? 0);
      expect(Math.abs(share - Number(golden['revenue_share_percent']))).toBeLessThan(0.01);
    }
  });

  it('gives five customers their printed values and scores', async () => {
    for (const golden of rowsOf('online_retail_customers')) {
      const { rows } = await ask('customers', { ...asked, search: golden['customer_id'] ?? '' });
      const row = rows.find(({ customer_id }) => customer_id === golden['customer_id']);
      expect(row).toMatchObject({
        recency_days: Number(golden['recency_days']),
        frequency_orders: Number(golden['frequency_orders']),
        monetary_value: Math.round(100 * Number(golden['monetary_value'])),
        r_score: Number(golden['r_score']),
        f_score: Number(golden['f_score']),
        m_score: Number(golden['m_score'])
      });
    }
  });
});

const sum = (cells: readonly RfmCell[], measure: 'customers' | 'orders' | 'net_amount') =>
  cells.reduce((total, cell) => total + cell[measure], 0);
