import { addDays, type Day } from '../../server/periods.ts';
import type { Line } from './order-lines.ts';
import { Chance } from './random-history.ts';
import { dropoutHistory } from './simulated.ts';

/** Four hundred customers who buy as MBG/NBD says, leave, and are known for 200 to 365 days at the end. */
export function leavingShop(end: Day): Line[] {
  const chance = new Chance(20);
  const lines: Line[] = [];
  for (let customer = 0; customer < 400; customer += 1) {
    const age = 200 + chance.below(165);
    const history = dropoutHistory(chance, 'mbg_nbd', { r: 2, alpha: 40, a: 1, b: 5 }, age);
    const days = new Set([0, Math.round(history.first_to_last)]);
    for (let repeat = 1; repeat < history.repeat_orders; repeat += 1)
      days.add(Math.round((history.first_to_last * repeat) / history.repeat_orders));
    for (const day of days) {
      const ordered_at = addDays(end, day - age);
      lines.push({
        customer_id: `c${customer}`,
        order_id: `${customer} ${day}`,
        ordered_at,
        amount: 1000 + 10 * chance.below(100)
      });
    }
  }
  lines.push({ customer_id: 'last', order_id: 'last', ordered_at: end, amount: 1000 });
  return lines;
}
