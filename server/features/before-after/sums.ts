import type { BeforeAfter } from './contract.ts';

/** A row of sql/queries/before_after.sql. */
export interface BlockSums extends Record<Column, number> {
  side: BeforeAfter['side'];
  day_before: string;
  segment: string;
  block: number;
}

export type Column = keyof typeof placeOfColumn;
const placeOfColumn = { customers: 0, buyers_before: 1, buyers_after: 2, amount_before: 3, amount_after: 4 };
const columns = Object.keys(placeOfColumn) as Column[];

/** Customers of a side, frozen on a day. */
export type Group = Pick<BeforeAfter, 'side' | 'day_before'>;

/** The sums of every group and segment in one row: of everybody, and of each block of customers that is drawn again. */
export interface Sums {
  /** the event first, then the control group, then earlier times, the latest first */
  groups: Group[];
  whole: Float64Array;
  blocks: Float64Array[];
  at: (sums: ArrayLike<number>, group: number, segment: number, column: Column) => number;
}

const sides = ['event', 'control', 'earlier'] as const satisfies Group['side'][];

export function sumsOf(found: readonly BlockSums[], segments: readonly string[]): Sums {
  const keyOf = ({ side, day_before }: Group) => `${side} ${day_before}`;
  const groups = [...new Map(found.map((row) => [keyOf(row), row])).values()]
    .map(({ side, day_before }) => ({ side, day_before }))
    .sort(
      (one, other) =>
        sides.indexOf(one.side) - sides.indexOf(other.side) || (one.day_before < other.day_before ? 1 : -1)
    );
  const placeOfGroup = new Map(groups.map((group, at) => [keyOf(group), at]));
  const width = groups.length * segments.length * columns.length;
  const placeOf = (group: number, segment: number) => (group * segments.length + segment) * columns.length;

  const whole = new Float64Array(width);
  const blocks = new Map<number, Float64Array>();
  for (const row of found) {
    const segment = segments.indexOf(row.segment);
    if (segment < 0) continue;
    const block = blocks.get(row.block) ?? new Float64Array(width);
    blocks.set(row.block, block);
    const first = placeOf(placeOfGroup.get(keyOf(row)) ?? 0, segment);
    columns.forEach((column, nth) => {
      for (const sums of [whole, block]) sums[first + nth] = (sums[first + nth] ?? 0) + row[column];
    });
  }
  return {
    groups,
    whole,
    blocks: [...blocks.values()],
    at: (sums, group, segment, column) => sums[placeOf(group, segment) + placeOfColumn[column]] ?? 0
  };
}
