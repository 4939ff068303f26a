import type { Interval } from './wilson-interval.ts';

/** Whole numbers from 0 to limit − 1, the same ones for the same seed on every machine (Park & Miller, 1988). */
export function seededBelow(seed: number): (limit: number) => number {
  const modulus = 2_147_483_647;
  // Neighbouring seeds begin far apart; 0 would stay 0.
  let state = ((seed + 1) * 48_271) % modulus || 1;
  return (limit) => {
    state = (state * 48_271) % modulus;
    return Math.floor((state / modulus) * limit);
  };
}

/**
 * The 95 % interval of statistics of the same sample, by drawing it again: each row of `blocks` is a group of customers
 * put together by chance and holds their sums; a draw takes as many of them, with replacement, and adds them up. A
 * statistic that a draw leaves undefined is left out of its own interval; undefined when most draws do.
 *
 * For: means, rates and their differences of customers, of whom many spend little and few a lot. Not for: fewer than 30.
 * Assumes customers who act independently. With a customer to a block it is the bootstrap by customer; with more, the
 * bootstrap of random groups, which has the same variance and costs as much for a million as for a thousand.
 *
 * Efron & Tibshirani (1993), "An Introduction to the Bootstrap", 13.3: the percentile interval.
 * Wolter (2007), "Introduction to Variance Estimation", chapter 2: random groups.
 */
export function bootstrapIntervals(
  blocks: readonly ArrayLike<number>[],
  statisticsOf: (sums: Float64Array) => readonly (number | undefined)[],
  { draws = 1000, below }: { draws?: number; below: (limit: number) => number }
): (Interval | undefined)[] {
  const width = blocks[0]?.length ?? 0;
  // Of one kind, whatever they come as: adding them up is nearly all there is to do.
  const rows = blocks.map((block) => Float64Array.from(block));
  const drawn: number[][] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const sums = new Float64Array(width);
    const times = new Uint32Array(rows.length);
    for (let left = rows.length; left > 0; left -= 1) {
      const at = below(rows.length);
      times[at] = (times[at] ?? 0) + 1;
    }
    rows.forEach((row, at) => {
      const often = times[at] ?? 0;
      if (often === 0) return;
      for (let column = 0; column < width; column += 1)
        sums[column] = (sums[column] ?? 0) + often * (row[column] ?? 0);
    });
    statisticsOf(sums).forEach((value, at) => {
      if (value !== undefined) (drawn[at] ??= []).push(value);
    });
  }
  const many = statisticsOf(new Float64Array(width)).length;
  return Array.from({ length: many }, (_, at) => {
    const values = (drawn[at] ?? []).sort((one, other) => one - other);
    return values.length * 2 < draws || values.length < 2
      ? undefined
      : { low: atShare(values, 0.025), high: atShare(values, 0.975) };
  });
}

/** Linear, definition 7 of Hyndman & Fan (1996). */
function atShare(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const before = Math.floor(place);
  const low = sorted[before] ?? 0;
  return low + (place - before) * ((sorted[before + 1] ?? low) - low);
}
