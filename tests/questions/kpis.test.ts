import { beforeAll, expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import { asking, type Ask } from '../support/asking.ts';
import { putExtracts, type Line } from '../support/order-lines.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const line = (customer_id: string, ordered_at: string, amount: number): Line => ({
  customer_id,
  order_id: `${customer_id} ${ordered_at}`,
  ordered_at,
  amount
});

let ask: Ask;
beforeAll(async () => {
  const home = await temporaryHome();
  ask = asking(home);
  await putExtracts(home, [
    [line('a', '2024-01-01', 100), line('a', '2025-06-30', 300), line('b', '2025-12-31', 500)]
  ]);
});

it('tells a year once although the year before is also the year ago, however it is asked', async () => {
  for (const asked of [{}, { lookback: 'all' }, { filter: 'first_region:' }, { returns: 'event' }]) {
    const { rows } = await ask('kpis', { period: '2025', scheme: 'lifecycle', ...asked });
    const buyers = rows.filter((row) => row.metric_id === 'buyers');
    expect(buyers).toMatchObject([{ value: 2, previous_value: 1, year_ago_value: 1 }]);
  }
});

it('has every metric of the catalog, in its order', async () => {
  const { rows } = await ask('kpis', { period: '2025' });
  expect([...new Set(rows.map((row) => row.metric_id))]).toEqual(catalog.map(({ id }) => id));
});

it('gives no value for what the data does not reach, which is not 0', async () => {
  const { rows } = await ask('kpis', { period: '2024' });
  expect(rows.find((row) => row.metric_id === 'buyers')).toMatchObject({
    value: 1,
    previous_value: null,
    year_ago_value: null
  });
});

it('answers a period that is not over as of the last day covered, and says so', async () => {
  const { definition, partial, rows } = await ask('kpis', { from: '2025-12-01', to: '2026-02-28' });
  expect(definition).toMatchObject({ read_on: '2025-12-31', ends_on: '2026-02-28' });
  expect(partial).toEqual({ period: '2025-12-01..2026-02-28', ends_on: '2026-02-28' });
  expect(rows.find((row) => row.metric_id === 'buyers')).toMatchObject({ value: 1, is_complete: false });
});
