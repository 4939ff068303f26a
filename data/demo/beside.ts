import { days, type Day } from './calendar.ts';
import type { Order } from './orders.ts';
import { owners, south, type Customer } from './people.ts';
import { Random } from './random.ts';

/*
 * What the shop knows beside its orders. What a reader can find in it, because it was put there:
 *   - people look around in the days before they buy, and some put things into the cart and leave them there;
 *   - devoted customers bring others, and would recommend the shop; those of the late parcels complain and would not;
 *   - in February 2026 four in five of the quiet customers were written to before "old friends' month", and one in five
 *     left alone on purpose: everybody got the discount, so that the letter itself did little;
 *   - companies are called by whoever looks after them, not always on the day that was planned.
 */

const onDay = (number: number): Day | undefined => days[number];
const isSale = ({ of, status }: Order) => !of && status === 'completed';

/** The sales of each customer, in the order of time. */
export function salesOf(orders: readonly Order[]): Map<Customer, Order[]> {
  const sales = new Map<Customer, Order[]>();
  for (const order of orders) {
    if (!order.customer || !isSale(order)) continue;
    const before = sales.get(order.customer);
    if (before) before.push(order);
    else sales.set(order.customer, [order]);
  }
  return sales;
}

export function* interactions(sales: ReadonlyMap<Customer, Order[]>): Generator<string> {
  yield 'customer_id,happened_on,interaction_type,direction,channel,detail';
  for (const [customer, orders] of sales) {
    const random = randomOf(customer, 4_000_000);
    const row = (number: number, type: string, channel: string, detail: string) => {
      const day = onDay(number);
      return day ? `${customer.customer_id},${day.on},${type},inbound,${channel},${detail}\n` : '';
    };
    let rows = '';
    for (const { day, channel, lines } of orders) {
      const [first] = lines;
      if (random.percent(35))
        rows += row(day.number - random.below(4), 'browse', channel, first?.category.name ?? '');
      if (random.percent(12))
        rows += row(day.number - random.below(2), 'cart', channel, first?.category.name ?? '');
      if (random.percent(4))
        rows += row(day.number + random.between(20, 60), 'cart', channel, 'left in the cart');
      if (customer.habit.kind === 'company' && random.percent(25))
        rows += row(day.number - random.between(1, 5), 'enquiry', '电话 Phone', '');
      if (customer.habit.kind === 'devoted' && random.percent(9))
        rows += row(day.number + random.between(1, 20), 'referral', channel, '');
    }
    if (rows !== '') yield rows.trimEnd();
  }
}

export function* feedback(sales: ReadonlyMap<Customer, Order[]>): Generator<string> {
  yield 'customer_id,feedback_type,given_on,score,opened_on,resolved_on,detail';
  for (const [customer, orders] of sales) {
    const random = randomOf(customer, 5_000_000);
    const isDevoted = customer.habit.kind === 'devoted';
    for (const { day } of orders) {
      const isLate = customer.region === south && day.on >= '2025-07-01' && day.on <= '2025-09-30';
      const on = (later: number) => onDay(day.number + later)?.on ?? '';
      if (random.percent(6)) {
        const score = isLate
          ? random.between(0, 7)
          : isDevoted
            ? random.between(8, 10)
            : random.between(4, 10);
        if (on(3) !== '') yield `${customer.customer_id},nps,${on(3)},${score},,,`;
      }
      if (random.percent(5) && on(2) !== '')
        yield `${customer.customer_id},satisfaction,${on(2)},${isLate ? random.between(1, 3) : random.between(3, 5)},,,`;
      if (random.percent(isLate ? 9 : 1) && on(4) !== '') {
        const resolved = random.percent(92) ? on(random.between(5, 30)) : '';
        yield `${customer.customer_id},complaint,,,${on(4)},${resolved},${isLate ? '包裹迟到 late parcel' : '破损 broken'}`;
      }
    }
  }
}

export function* contacts(sales: ReadonlyMap<Customer, Order[]>): Generator<string> {
  yield 'customer_id,contacted_on,due_on,contact_type,campaign,owner,channel,outcome,is_control';
  const letter = days.find(({ on }) => on === '2026-02-27')?.number ?? 0;
  for (const [customer, orders] of sales) {
    const random = randomOf(customer, 6_000_000);
    const { customer_id, owner } = customer;
    const last = orders.filter(({ day }) => day.number <= letter).at(-1);
    const quiet = last ? letter - last.day.number : 0;
    if (quiet > 90 && quiet <= 360) {
      yield random.percent(20)
        ? `${customer_id},2026-02-27,,campaign,老友月 Old friends,,letter,,yes`
        : `${customer_id},2026-02-27,,campaign,老友月 Old friends,,letter,${random.percent(30) ? 'answered' : 'no_answer'},`;
    }
    if (owner === '') continue;
    const from = orders[0]?.day.number ?? 0;
    for (let due = from + 30 + random.below(60); due < days.length; due += random.between(80, 110)) {
      const [on, made] = [onDay(due)?.on ?? '', onDay(due + random.between(-2, 6))?.on ?? ''];
      const isMade = made !== '' && random.percent(84);
      const outcome = random.percent(68) ? 'answered' : 'no_answer';
      yield `${customer_id},${isMade ? made : ''},${on},follow_up,,${owner},电话 Phone,${isMade ? outcome : ''},`;
      const again = onDay(due + random.between(3, 6))?.on ?? '';
      if (isMade && again > made && random.percent(7))
        yield `${customer_id},${again},,follow_up,,${random.pick(owners)},电话 Phone,answered,`;
    }
  }
}

const randomOf = ({ customer_id }: Customer, seed: number) => new Random(seed + Number(customer_id.slice(1)));
