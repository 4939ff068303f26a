import { SUMS, type Axis, type Cells, type SumName } from './cells.ts';

/** What is chosen of each axis, by its values. Values of one axis are alternatives, axes add up; an axis without any is open. */
export type Selection = Readonly<Record<string, readonly (string | null)[]>>;

export type Sums = Record<SumName, number>;

/** The sums of the cells that are chosen. */
export interface CrossFilter {
  all: Sums;
  /**
   * By the values of some axes, under `keyOf` them; what nobody is in has no entry. The choice made on these axes
   * themselves is left open: a bar that is not chosen keeps its length, which is what choosing it would give.
   */
  by(...names: string[]): ReadonlyMap<string, Sums>;
}

/** A text that no other values give: a value may hold anything, but not the end of itself. */
export const keyOf = (...values: (string | null)[]) => JSON.stringify(values);

export function crossFilter(cells: Cells, selection: Selection): CrossFilter {
  const missed = missedAxes(cells, selection);
  const places = [...cells.axes.keys()];
  const chosen = bitsOf(places, Object.keys(selection));
  /** Panels that leave no choice open look at the same cells. */
  const inside = known((left_open: number) => insideOf(missed, left_open));
  const told = new Map<string, ReadonlyMap<string, Sums>>();

  const by: CrossFilter['by'] = (...names) => {
    const key = keyOf(...names);
    const found = told.get(key) ?? grouped(cells, inside(bitsOf(places, names) & chosen), names);
    told.set(key, found);
    return found;
  };
  return { all: by().get(keyOf()) ?? nothing(), by };
}

const bitsOf = (places: readonly string[], names: readonly string[]) =>
  names.reduce((bits, name) => (places.includes(name) ? bits | (1 << places.indexOf(name)) : bits), 0);

/** Worked out once for each value. */
function known<T>(work: (value: number) => T): (value: number) => T {
  const found = new Map<number, T>();
  return (value) => {
    const before = found.get(value);
    if (before !== undefined) return before;
    const made = work(value);
    found.set(value, made);
    return made;
  };
}

/** Of each cell, the axes whose choice it does not meet, a bit each: looked through once, read by every panel. */
function missedAxes({ count, axes }: Cells, selection: Selection): Uint32Array {
  const missed = new Uint32Array(count);
  [...axes.values()].forEach(({ name, values, codes }, place) => {
    const chosen = selection[name] ?? [];
    if (chosen.length === 0) return;
    const misses = Uint32Array.from(values, (value) => (chosen.includes(value) ? 0 : 1 << place));
    for (let at = 0; at < count; at += 1) missed[at] = (missed[at] ?? 0) | (misses[codes[at] ?? 0] ?? 0);
  });
  return missed;
}

/** The places of the cells that meet every choice but those on the axes left open. */
function insideOf(missed: Uint32Array, left_open: number): Uint32Array {
  const inside = new Uint32Array(missed.length);
  let count = 0;
  for (let at = 0; at < missed.length; at += 1)
    if (((missed[at] ?? 0) & ~left_open) === 0) inside[count++] = at;
  return inside.subarray(0, count);
}

function grouped(cells: Cells, inside: Uint32Array, names: readonly string[]): Map<string, Sums> {
  const axes = names.flatMap((name) => cells.axes.get(name) ?? []);
  const group = groupsOf(cells, axes);
  const groups = axes.reduce((product, { values }) => product * values.length, 1);
  const columns = SUMS.flatMap((name) => {
    const of_cells = cells.sums[name];
    return of_cells ? [{ name, of_cells, of_groups: new Float64Array(groups) }] : [];
  });

  // One pass for each column: faster than six additions for each cell.
  for (const { of_cells, of_groups } of columns) {
    for (const at of inside) {
      const place = group[at] ?? 0;
      of_groups[place] = (of_groups[place] ?? 0) + (of_cells[at] ?? 0);
    }
  }

  const people = columns.find(({ name }) => name === 'customers')?.of_groups;
  const found = new Map<string, Sums>();
  for (let place = 0; place < groups; place += 1) {
    if (!((people?.[place] ?? 0) > 0)) continue;
    const sums = nothing();
    for (const { name, of_groups } of columns) sums[name] = of_groups[place] ?? 0;
    found.set(keyOf(...valuesAt(axes, place)), sums);
  }
  return found;
}

/** Worked out once for each combination of axes: a choice changes which cells count, not where they belong. */
const groupings = new WeakMap<Cells, Map<string, Uint32Array>>();

/** Of each cell, the place of its combination of values. */
function groupsOf(cells: Cells, axes: readonly Axis[]): Uint32Array {
  const of_cells = groupings.get(cells) ?? new Map<string, Uint32Array>();
  groupings.set(cells, of_cells);
  const key = keyOf(...axes.map(({ name }) => name));
  let group = of_cells.get(key);
  if (group) return group;

  group = new Uint32Array(cells.count);
  for (const { codes, values } of axes)
    for (let at = 0; at < cells.count; at += 1)
      group[at] = (group[at] ?? 0) * values.length + (codes[at] ?? 0);
  of_cells.set(key, group);
  return group;
}

function valuesAt(axes: readonly Axis[], place: number): (string | null)[] {
  const told: (string | null)[] = [];
  for (const { values } of [...axes].reverse()) {
    told.unshift(values[place % values.length] ?? null);
    place = Math.floor(place / values.length);
  }
  return told;
}

const none = Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums;
export const nothing = (): Sums => ({ ...none });

export function addedUp(parts: Iterable<Sums | undefined>): Sums {
  const whole = nothing();
  for (const sums of parts) if (sums) for (const name of SUMS) whole[name] += sums[name];
  return whole;
}
