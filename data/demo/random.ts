/**
 * A seeded generator (mulberry32). Integers of 32 bits throughout, so that every machine and every version of Node
 * gives the same numbers: Math.sin, Math.log and their like may differ in the last digit and are not used in this room.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds are spread over the whole range.
    this.#state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** A whole number from 0 to limit − 1. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) * limit) / 2 ** 32);
  }

  /** A whole number from first to last, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True in so many of a hundred cases. */
  percent(cases: number): boolean {
    return this.below(100) < cases;
  }

  /** True in so many of a million cases. */
  perMillion(cases: number): boolean {
    return this.below(1_000_000) < cases;
  }

  pick<T>(items: readonly T[]): T {
    return found(items[this.below(items.length)]);
  }

  /** An item that weighs twice as much comes twice as often. */
  pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let rest = this.below(items.reduce((sum, item) => sum + weightOf(item), 0));
    return found(items.find((item) => (rest -= weightOf(item)) < 0));
  }

  /** One of the names, by their weights. */
  pickName<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    return this.pickWeighted(Object.keys(weights) as Name[], (name) => weights[name]);
  }

  /** One of the numbers, by their weights. */
  pickNumber(weights: Readonly<Record<number, number>>): number {
    return Number(this.pickName(weights));
  }
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
