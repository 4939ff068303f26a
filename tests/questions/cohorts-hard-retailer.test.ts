import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { answers, lateExtract, orderLines } from '../support/hard-retailer.ts';
import { opened } from '../support/opening.ts';
import { temporaryHome } from '../support/temporary-home.ts';

describe.each([
  ['after_order_lines', [orderLines]],
  ['after_late_extract', [orderLines, lateExtract]]
] as const)('the cohorts of the hard retailer, %s', (moment, files) => {
  const { rows: cohorts, ...beside } = answers[moment].cohort_retention;
  const cells = cohorts.flatMap(({ cohort, cohort_size, customers, orders, net_amount }) =>
    customers.map((count, period_offset) => ({
      cohort,
      period_offset,
      period_offset_to: period_offset,
      cohort_size,
      customers: count,
      orders: orders[period_offset],
      net_amount: net_amount[period_offset],
      is_complete: true
    }))
  );
  let home: Home;
  let ask: Ask;

  beforeAll(async () => {
    home = await temporaryHome();
    ask = asking(home);
    for (const file of files) await loadExtract(home, [file], {});
  });

  it('have every cell worked out, empty ones with 0, and no other', async () => {
    const { rows } = await ask('cohort-retention', { cohort: 'month', kind: 'on' });
    expect(
      rows.map(
        ({
          cohort,
          period_offset,
          period_offset_to,
          cohort_size,
          customers,
          orders,
          net_amount,
          is_complete
        }) => ({
          cohort,
          period_offset,
          period_offset_to,
          cohort_size,
          customers,
          orders,
          net_amount,
          is_complete
        })
      )
    ).toEqual(cells);
  });

  it('leave out what was returned before the first sale, and by who never bought', async () => {
    const { rows } = await ask('cohort-retention');
    const brought = rows.reduce((sum, { net_amount }) => sum + net_amount, 0);
    expect(
      brought + beside.net_amount_before_first_sale_period + beside.net_amount_of_customers_without_sale
    ).toBe(answers[moment].in_force['net_amount_identified']);
  });

  // A return where nobody came back, a second day without an order, two customers of whom one returned more.
  it.each([
    ['2025-01', 7],
    ['2025-08', 8],
    ['2025-12', 5]
  ])('open down to the customers: %s, %i months later', async (cohort, period_offset) => {
    const { rows } = await ask('cohort-retention');
    const row = rows.find((each) => each.cohort === cohort && each.period_offset === period_offset);
    const values = { cohort, period_offset: String(period_offset) };
    for (const measure of [
      'customers',
      'orders',
      'net_amount',
      'cohort_size',
      'cohort_net_amount'
    ] as const) {
      const { sum } = await opened(home, 'cohort-retention', {}, { values, measure });
      expect(sum, measure).toBe(row?.[measure]);
    }
    const { total } = await ask('customers', values);
    expect(total).toBe(row?.customers);
  });
});
