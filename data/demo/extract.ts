import { type Customer } from './people.ts';
import type { Order } from './orders.ts';

/** Sales are numbered in the order of time; a return has the number of its sale, or R and that number. */
export function* orderLines(orders: readonly Order[]): Generator<string> {
  yield 'customer_id,order_id,ordered_at,product,category,channel,region,quantity,unit_price,discount,amount,status';
  const numbers = new Map<Order, string>();
  for (const order of orders) {
    if (!order.of) numbers.set(order, String(numbers.size + 1).padStart(6, '0'));
    const number = numbers.get(order.of ?? order) ?? '';
    const order_id = (order.of && order.isUnderOwnNumber ? 'R' : 'T') + number;
    const head = `${order.customer?.customer_id ?? ''},${order_id},${order.day.on} ${time(order.second)}`;
    for (const { category, product, quantity, unitPrice, discount } of order.lines) {
      const what = `${quoted(product.name)},${category.name},${order.channel},${order.region}`;
      const howMuch = `${quantity},${yuan(unitPrice)},${yuan(discount)},${yuan(quantity * unitPrice - discount)}`;
      yield `${head},${what},${howMuch},${order.status}`;
    }
  }
}

export function* customers(people: readonly Customer[]): Generator<string> {
  const columns = [
    'customer_id',
    'name',
    'region',
    'gender',
    'birth_year',
    'customer_type',
    'industry',
    'registered_on',
    'acquisition_channel',
    'email',
    'owner'
  ] as const;
  yield columns.join(',');
  for (const customer of people) yield columns.map((column) => customer[column]).join(',');
}

/** The text of a file in pieces of some hundred kilobytes: as one string it would be copied a few times over. */
export function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 200_000) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const two = (number: number) => (number < 10 ? `0${number}` : String(number));

const time = (second: number) =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;

function yuan(fen: number): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 100)}.${two(size % 100)}`;
}
