import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contacts, feedback, interactions, salesOf } from './beside.ts';
import { days } from './calendar.ts';
import { customers, inPieces, orderLines } from './extract.ts';
import { makePeople, type Customer } from './people.ts';
import { makeReturn, makeSale, type Order } from './orders.ts';
import { buyingDays } from './purchases.ts';
import { Random } from './random.ts';

/*
 * The demo retailer: a tea shop that does not exist, from 2023-10-01 to 2026-09-30. Its five extracts are written by
 * this room and are the same bytes on every machine.
 *
 * What a reader of the demo can find in it, because it was put there:
 *   - people buy and leave at rates of their own: one-time buyers, regulars, companies, a few big spenders (habits.ts);
 *   - the Spring Festival, 618, 11.11, mid-autumn and a quiet summer (calendar.ts);
 *   - newcomers grow; since February 2025 a third of them come by livestream, and few of those come back (people.ts);
 *   - in the third quarter of 2025 parcels to the south were late, and the south left (purchases.ts);
 *   - in March 2026, "old friends' month", customers who had gone quiet came back (purchases.ts);
 *   - returns under the number of the order and under their own (R…), cancelled orders, walk-ins without a customer,
 *     samples at price 0, a product with a comma and a quote in its name (orders.ts, catalogue.ts).
 */
export const shop = { en: 'Lantern Tea (made up)', 'zh-CN': '灯影茶铺（虚构）' };

/** Writes an extract of each kind into a folder, which is made when missing: in the order in which they are quickest to load, the order lines last. */
export async function writeDemo(folder: string): Promise<{ files: string[] }> {
  const people = makePeople();
  const orders = [...people.flatMap(ordersOf), ...walkIns()];
  orders.sort((one, other) => secondsOf(one) - secondsOf(other));

  await mkdir(folder, { recursive: true });
  const sales = salesOf(orders);
  const extracts = {
    customers: customers(people),
    interactions: interactions(sales),
    feedback: feedback(sales),
    contacts: contacts(sales),
    order_lines: orderLines(orders)
  };
  const files: string[] = [];
  for (const [kind, lines] of Object.entries(extracts)) {
    const file = join(folder, `${kind}.csv`);
    await writeFile(file, inPieces(lines));
    files.push(file);
  }
  return { files };
}

const secondsOf = ({ day, second }: Order) => day.number * 86_400 + second;

function ordersOf(customer: Customer, index: number): Order[] {
  const random = new Random(2_000_000 + index);
  return buyingDays(customer, random).flatMap((day, nth) => {
    const sale = makeSale(customer, day, nth === 0, random);
    const returned = makeReturn(sale, random);
    return returned ? [sale, returned] : [sale];
  });
}

/** People who pay at the counter and leave no name. */
function walkIns(): Order[] {
  const random = new Random(2);
  return days.flatMap((day) =>
    Array.from({ length: Math.floor((day.bustle * 4 + random.below(100)) / 100) }, () =>
      makeSale(undefined, day, true, random)
    )
  );
}
