import type { Dimension } from '../../../server/features/definitions/contract.ts';
import type { Asked, Filter } from '../../address.ts';
import type { Selection } from './cross-filter.ts';

/** What of the address cuts the cube in the browser, beside the filters. */
export const CUTS = ['r_score', 'f_score', 'm_score', 'segment'] as const;
export type Cut = (typeof CUTS)[number];

/** More cells than this are slower to send than a question is to ask again. */
const MOST_CELLS = 200_000;

/** More bars than these are looked at by nobody, and each makes the cells smaller. */
const MOST_DIMENSIONS = 8;

/** How many cells an answer may have: for each combination of values, and for each customer. */
interface Size {
  each: number;
  customer: number;
}
/** The cube of a day: a customer is in one of 125 cells. */
const OF_CUBE: Size = { each: 125, customer: 1 };
/** Segments at period ends: a customer is in one segment at each of them. */
export const OF_SERIES: Size = { each: 192, customer: 16 };

/**
 * The dimensions that an answer is loaded with, so that choosing a value asks nobody. Those with few values come first,
 * while the cells there may be stay few enough; what is left out filters by asking again.
 */
export function crossed(dimensions: readonly Dimension[], of: Size = OF_CUBE): Dimension[] {
  // Known, where all values of a dimension are listed.
  const customers = Math.min(
    ...dimensions
      .filter(({ more_values }) => more_values === 0)
      .map(({ values }) => values.reduce((sum, value) => sum + value.customers, 0)),
    Infinity
  );
  const taken = new Set<string>();
  let cells = of.each;
  const size = ({ values, more_values }: Dimension) => values.length + more_values;
  for (const dimension of [...dimensions].sort((one, other) => size(one) - size(other))) {
    if (taken.size === MOST_DIMENSIONS) break;
    if (Math.min(cells * size(dimension), customers * of.customer) > MOST_CELLS) continue;
    cells *= size(dimension);
    taken.add(dimension.dimension);
  }
  return dimensions.filter(({ dimension }) => taken.has(dimension));
}

/** What is chosen on the axes of the cube. */
export function selectionOf(asked: Asked, filters: readonly Filter[], inside: readonly string[]): Selection {
  const chosen: Record<string, (string | null)[]> = {};
  for (const name of CUTS) {
    const value = asked[name];
    if (value !== undefined) chosen[name] = [value];
  }
  for (const { dimension, value } of filters)
    if (inside.includes(dimension)) (chosen[dimension] ??= []).push(value === '' ? null : value);
  return chosen;
}

/** Chooses a value of a dimension beside the others of it, or lets it go. */
export function toggled(filters: readonly Filter[], dimension: string, value: string): Filter[] {
  const others = filters.filter((one) => one.dimension !== dimension || one.value !== value);
  return others.length < filters.length ? others : [...others, { dimension, value }];
}
