import { measured, type Measure } from './measure.ts';
import { keyOf, type Sums } from './cross-filter.ts';

/** Scores as they stand in the grid: the best recency on top, the best frequency at the end. */
export const ROWS = ['5', '4', '3', '2', '1'] as const;
export const COLUMNS = ['1', '2', '3', '4', '5'] as const;

export interface HeatCell {
  r_score: string;
  f_score: string;
  sums: Sums | undefined;
  value: number | null;
  /** 0…1 of the largest; money that came back is painted with none */
  heat: number;
}

/** Recency by frequency; of one monetary score, or of all. `most` is the value that is painted full: of the grid itself, if none is told. */
export function heatGrid(
  sums: ReadonlyMap<string, Sums>,
  measure: Measure,
  has_outcome: boolean,
  { m_score, most }: { m_score?: string; most?: number } = {}
): HeatCell[][] {
  const cells = ROWS.map((r_score) =>
    COLUMNS.map((f_score) => {
      const inside = sums.get(
        m_score === undefined ? keyOf(r_score, f_score) : keyOf(r_score, f_score, m_score)
      );
      return { r_score, f_score, sums: inside, value: measured(measure, inside, has_outcome), heat: 0 };
    })
  );
  const full = most ?? largest(cells);
  return cells.map((row) =>
    row.map((cell) => ({ ...cell, heat: full > 0 ? Math.max(0, (cell.value ?? 0) / full) : 0 }))
  );
}

export const largest = (cells: HeatCell[][]) => Math.max(0, ...cells.flat().map(({ value }) => value ?? 0));
