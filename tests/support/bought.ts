import { addDays } from '../../server/periods.ts';
import { asking, type Ask } from './asking.ts';
import { putExtracts, type Line } from './order-lines.ts';
import { temporaryHome } from './temporary-home.ts';

/** An order of a day. */
export const bought = (customer_id: string, ordered_at: string, amount = 100): Line => ({
  customer_id,
  order_id: `${customer_id} ${ordered_at}`,
  ordered_at,
  amount
});
/** The day that tests of who waits are read on. */
export const as_of = '2026-06-30';
export const ago = (days: number) => addDays(as_of, -days);

export async function homeOf(lines: readonly Line[]): Promise<{ ask: Ask }> {
  const home = await temporaryHome();
  await putExtracts(home, [lines]);
  return { ask: asking(home) };
}
