import { days, type Day } from './calendar.ts';
import { categories, chooseCategory, priceOn, sample, type Category, type Product } from './catalogue.ts';
import { livestream, miniProgram, onlineShop, regions, store, type Customer } from './people.ts';
import type { Random } from './random.ts';

export interface Line {
  category: Category;
  product: Product;
  quantity: number;
  /** 分 */
  unitPrice: number;
  /** 分 taken off the line */
  discount: number;
}

/** A sale, or lines that come back. */
export interface Order {
  customer: Customer | undefined;
  day: Day;
  second: number;
  channel: string;
  region: string;
  status: 'completed' | 'cancelled' | 'returned';
  lines: Line[];
  /** for a return: the sale, and whether it is booked under the number of the sale or one of its own */
  of: Order | undefined;
  isUnderOwnNumber: boolean;
}

/** Nine in the morning to eleven at night; at noon and after supper there is time for shopping. */
const hours = {
  9: 5,
  10: 9,
  11: 10,
  12: 12,
  13: 6,
  14: 6,
  15: 8,
  16: 8,
  17: 6,
  18: 6,
  19: 8,
  20: 11,
  21: 9,
  22: 4
};

const secondOfDay = (random: Random) => random.pickNumber(hours) * 3600 + random.below(3600);

export function makeSale(customer: Customer | undefined, day: Day, isFirst: boolean, random: Random): Order {
  const region = customer?.region ?? '华东 East';
  return {
    customer,
    day,
    second: secondOfDay(random),
    channel: channelOf(customer, isFirst, random),
    // A present is sent elsewhere.
    region: customer && day.isGiftTime && random.percent(15) ? random.pickName(regions) : region,
    status: random.percent(1) ? 'cancelled' : 'completed',
    lines: makeLines(customer, day, random),
    of: undefined,
    isUnderOwnNumber: true
  };
}

function channelOf(customer: Customer | undefined, isFirst: boolean, random: Random): string {
  if (!customer) return store;
  const cameByLivestream = customer.acquisition_channel === livestream;
  if (cameByLivestream && (isFirst || random.percent(40))) return livestream;
  return random.percent(88) ? customer.channel : random.pick([store, onlineShop, miniProgram]);
}

/** No product twice in an order: two equal lines of an extract would look like a fault. */
function makeLines(customer: Customer | undefined, day: Day, random: Random): Line[] {
  const favourite = customer?.favourite ?? random.pick(categories);
  const isBig = customer?.habit.isBigSpender ?? false;
  const isCompany = customer?.habit.kind === 'company';
  const count = random.pickNumber({ 1: 46, 2: 30, 3: 14, 4: 7, 5: 3 }) + (isBig ? random.below(3) : 0);
  const lines = new Map<string, Line>();
  for (let number = 0; number < count; number++) {
    const category = chooseCategory(day, favourite, random);
    const product = random.pick(category.products);
    const unitPrice = priceOn(day, product);
    const usual = random.pickNumber({ 1: 74, 2: 19, 3: 7 });
    const quantity = usual * (isCompany ? random.between(1, 3) : 1) * (isBig ? 2 : 1);
    const discount = Math.floor((unitPrice * quantity * day.discount) / 100);
    lines.set(product.name, { category, product, quantity, unitPrice, discount });
  }
  if (random.percent(2))
    lines.set(sample.product.name, { ...sample, quantity: 1, unitPrice: 0, discount: 0 });
  return [...lines.values()];
}

/** What of a sale comes back, two days to three weeks later and before the records end. */
export function makeReturn(sale: Order, random: Random): Order | undefined {
  const lines = sale.lines.filter((line) => random.percent(line.category.returned));
  const day = days[sale.day.number + random.between(2, 21)];
  if (sale.status !== 'completed' || lines.length === 0 || !day) return undefined;
  return {
    ...sale,
    day,
    second: secondOfDay(random),
    status: 'returned',
    lines: lines.map((line) => ({ ...line, quantity: -line.quantity, discount: -line.discount })),
    of: sale,
    isUnderOwnNumber: random.percent(50)
  };
}
