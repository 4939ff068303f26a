import { keyOf, type Sums } from './cross-filter.ts';
import { isSmall, measured } from './measure.ts';
import type { Shown } from './shown.ts';

export interface Bar {
  value: string | null;
  sums: Sums | undefined;
  customers: number;
  figure: number | null;
  /** 0…1 of the longest that is not grey */
  length: number;
  is_chosen: boolean;
  is_small: boolean;
}

/** A bar for each value of a dimension, most customers of everybody first: they keep their places whatever is chosen. */
export function bars(
  {
    cells,
    cross,
    everybody,
    selection,
    measure
  }: Pick<Shown, 'cells' | 'cross' | 'everybody' | 'selection' | 'measure'>,
  name: string
): Bar[] {
  const axis = cells.axes.get(name);
  if (!axis) return [];
  const of_everybody = everybody.by(name);
  const inside = cross.by(name);
  const drawn = axis.values
    .map((value) => ({ value, size: of_everybody.get(keyOf(value))?.customers ?? 0 }))
    .sort((one, other) => other.size - one.size || ((one.value ?? '') < (other.value ?? '') ? -1 : 1))
    .map(({ value }) => {
      const sums = inside.get(keyOf(value));
      return {
        value,
        sums,
        customers: sums?.customers ?? 0,
        figure: measured(measure, sums, cells.has_outcome),
        is_chosen: (selection[name] ?? []).includes(value),
        is_small: isSmall(measure, sums)
      };
    });
  const longest = Math.max(0, ...drawn.map(({ figure, is_small }) => (is_small ? 0 : (figure ?? 0))));
  return drawn.map((bar) => ({
    ...bar,
    length: longest > 0 ? Math.min(1, Math.max(0, (bar.figure ?? 0) / longest)) : 0
  }));
}
