import { beforeAll } from 'vitest';
import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { asking, type Ask } from './asking.ts';
import { forgetExtracts, putExtracts, type Line } from './order-lines.ts';
import { temporaryHome } from './temporary-home.ts';

export const line = (
  customer_id: string | null,
  order_id: string | null,
  ordered_at: string,
  amount: number,
  more = {}
) => ({
  customer_id,
  order_id,
  ordered_at,
  amount,
  ...more
});
/** A day beyond which nothing happens, so that the days asked about are covered. */
export const until = (day: string) => line(null, 'last', day, 1);

/** A home whose history is told line by line, for the tests of one file. */
export function toldHistory() {
  let opened: Home;
  beforeAll(async () => {
    opened = await temporaryHome();
  });
  const home = () => opened;
  const ask: Ask = (name, texts) => asking(opened)(name, texts);

  /** The history is these lines and no others. */
  async function given(...lines: Line[]): Promise<void> {
    await opened.warehouse.writing(forgetExtracts);
    await putExtracts(opened, [lines]);
  }

  /** Everyone known on a day by their id, who never bought included. */
  async function everyone(as_of: string, texts: Texts = {}) {
    const { rows } = await ask('customers', {
      as_of,
      search: '',
      page_size: '1000',
      lookback: 'all',
      ...texts
    });
    return Object.fromEntries(rows.map((row) => [String(row.customer_id), row]));
  }

  const segmentsOf = async (as_of: string, texts: Texts) =>
    Object.fromEntries(
      Object.entries(await everyone(as_of, texts)).map(([id, { segment }]) => [id, segment])
    );

  async function kpi(metric_id: string, texts: Texts) {
    const { rows } = await ask('kpis', texts);
    return rows.find((row) => row.metric_id === metric_id);
  }

  return { home, ask, given, everyone, segmentsOf, kpi };
}
