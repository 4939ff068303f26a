import type { Line } from './order-lines.ts';
import { dayNumber, dayText } from './slow/days.ts';

/** A seeded generator (mulberry32): the same seed, the same history on every machine. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** 0 ≤ number < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
  may(share: number): boolean {
    return this.next() < share;
  }
}

/** Days on which something turns: month ends and firsts, and what lies 90, 180 and 365 days before them. */
const turns = ['2024-02-29', '2025-03-31', '2025-12-31', '2026-03-31', '2026-06-30'].flatMap((day) =>
  [0, 1, 89, 90, 91, 179, 180, 181, 182, 364, 365, 366].map((back) => dayNumber(day) - back)
);
const begins = dayNumber('2024-01-01');
const ends = dayNumber('2026-06-30');

export const someDay = (chance: Chance): number =>
  chance.may(0.6) ? Math.max(begins, chance.of(turns)) : begins + chance.below(ends - begins + 1);

/**
 * Extracts in which nearly every line is a trap: amounts that tie, several orders a day, orders over midnight, returns
 * before the sale, under the same id and another, gifts, void lines, missing ids, lines of nobody, orders that come again,
 * orders of several categories and of none.
 */
export function randomExtracts(chance: Chance, customers: number): Line[][] {
  const lines: Line[] = [];
  const amounts = chance.may(0.3) ? [1000] : [1000, 1000, 2000, 500, 99, 12_345];
  const categories = chance.may(0.25) ? [undefined] : ['Tea', 'Tea', 'Cups', 'Bowls', undefined];
  for (let number = 1; number <= customers; number += 1) {
    const customer_id = chance.may(0.1) ? `0${number}` : `c${number}`;
    for (let visit = 1 + chance.below(6); visit > 0; visit -= 1)
      lines.push(...purchase(chance, customer_id, amounts, categories));
  }
  for (let visit = chance.below(4); visit > 0; visit -= 1)
    lines.push(...purchase(chance, null, amounts, categories));
  if (lines.length === 0)
    lines.push({ customer_id: null, order_id: null, ordered_at: '2025-01-01', amount: 1 });
  if (chance.may(0.5))
    lines.push({ customer_id: null, order_id: 'first', ordered_at: dayText(begins), amount: 5 });

  const again = chance.may(0.4) ? lines.filter(({ order_id }) => order_id !== null && chance.may(0.2)) : [];
  const later = again.map((line) => ({ ...line, amount: chance.may(0.5) ? line.amount : line.amount - 300 }));
  return later.length > 0 ? [lines, later] : [lines];
}

function purchase(
  chance: Chance,
  customer_id: string | null,
  amounts: readonly number[],
  categories: readonly (string | undefined)[]
): Line[] {
  const day = someDay(chance);
  const order_id = chance.may(0.2) ? null : `o${chance.below(40)}`;
  const region = chance.of(['East', 'West', undefined]);
  const line = (on: number, amount: number, status?: string, category = chance.of(categories)): Line => ({
    customer_id,
    order_id,
    ordered_at: chance.may(0.3)
      ? `${dayText(on)} ${chance.of(['00:00:00', '09:30:00', '23:59:59'])}`
      : dayText(on),
    amount,
    ...(region && { region }),
    ...(category && { category }),
    ...(status && { status })
  });

  const amount = chance.of(amounts);
  const lines = [line(day, amount)];
  const next = Math.min(ends, day + 1);
  const later = Math.min(ends, day + chance.of([1, 5, 90, 91, 180, 365]));
  if (chance.may(0.3)) lines.push(line(day, chance.of(amounts)));
  if (chance.may(0.2)) lines.push(line(next, chance.of(amounts)));
  if (chance.may(0.15)) lines.push(line(day, -amount, 'returned'));
  if (chance.may(0.15)) lines.push(line(later, -amount, 'returned'));
  if (chance.may(0.15)) lines.push({ ...line(later, -2 * amount), order_id: order_id && `C${order_id}` });
  if (chance.may(0.1)) lines.push(line(Math.max(begins, day - chance.of([1, 30])), -chance.of(amounts)));
  if (chance.may(0.1)) lines.push(line(day, 0));
  if (chance.may(0.1)) lines.push(line(later, 50_000, chance.of(['cancelled', 'VOID ', '作废'])));
  return chance.may(0.1) ? [...lines, ...lines] : lines;
}
