import type {
  CohortCell,
  CohortMean,
  CohortRetentionDefinition
} from '../../../server/features/cohort-retention/contract.ts';
import { isFew } from '../../metric-text.ts';
import { meanOf, valueOf, type Measure } from './cohort-measures.ts';

/** A column: so many periods after the first order, or from one offset to another. */
export interface Offset {
  from: number;
  to: number;
}

export interface TriangleCell {
  value: number | null;
  /** 0…1, how full the cell is painted */
  heat: number;
  /** false: its last period is not over, it may still rise */
  is_complete: boolean;
  /** customers that it tells of */
  n: number;
  told: CohortCell | CohortMean;
}

export interface TriangleRow {
  /** a cohort; or a value of the dimension, null where it has none */
  name: string | null;
  size: number;
  left_censored: boolean;
  /** undefined where the period has not begun */
  cells: (TriangleCell | undefined)[];
}

export interface Triangle {
  offsets: Offset[];
  rows: TriangleRow[];
  /** the mean line over complete cells */
  mean: TriangleRow;
}

type Dimension = CohortRetentionDefinition['by'];

/** Cohorts by periods since; the latest so many cohorts, the oldest of them first. */
export function cohortTriangle(
  cells: CohortCell[],
  means: CohortMean[],
  measure: Measure,
  latest = Infinity
): Triangle {
  const names = [...new Set(cells.map(({ cohort }) => cohort))].slice(-latest);
  const shown = cells.filter(({ cohort }) => names.includes(cohort));
  const offsets = offsetsOf(shown);
  const heatOf = heatAgainst(shown.filter(isRead).map((cell) => valueOf(measure, cell)));
  const byPlace = new Map(shown.map((cell) => [`${cell.cohort} ${cell.period_offset}`, cell]));

  const rows = names.map((name): TriangleRow => {
    const own = shown.filter(({ cohort }) => cohort === name);
    return {
      name,
      size: own[0]?.cohort_size ?? 0,
      left_censored: own[0]?.left_censored ?? false,
      cells: offsets.map(({ from }) => {
        const told = byPlace.get(`${name} ${from}`);
        if (!told) return undefined;
        const value = valueOf(measure, told);
        const heat = isPainted(told) ? heatOf(value) : 0;
        return { value, heat, is_complete: told.is_complete, n: told.cohort_size, told };
      })
    };
  });
  return { offsets, rows, mean: meanRow(null, means, measure, offsets, heatOf) };
}

/** Mean lines of the values of a dimension, the largest group first. */
export function groupMeans(
  means: CohortMean[],
  by: Exclude<Dimension, null>,
  measure: Measure
): Omit<Triangle, 'mean'> {
  const offsets = offsetsOf(means.filter(({ cohorts }) => cohorts > 0));
  const heatOf = heatAgainst(means.filter(isPainted).map((mean) => meanOf(measure, mean)));
  const names = [...new Set(means.map((mean) => mean[by] ?? null))];
  const rows = names.map((name) =>
    meanRow(
      name,
      means.filter((mean) => (mean[by] ?? null) === name),
      measure,
      offsets,
      heatOf
    )
  );
  return { offsets, rows: rows.sort((one, other) => other.size - one.size) };
}

function meanRow(
  name: string | null,
  means: CohortMean[],
  measure: Measure,
  offsets: Offset[],
  heatOf: (value: number | null) => number
): TriangleRow {
  const cells = offsets.map(({ from }): TriangleCell | undefined => {
    const told = means.find(({ period_offset }) => period_offset === from);
    if (!told) return undefined;
    const value = meanOf(measure, told);
    const heat = isPainted(told) ? heatOf(value) : 0;
    return { value, heat, is_complete: true, n: told.cohort_size, told };
  });
  return {
    name,
    size: Math.max(0, ...means.map(({ cohort_size }) => cohort_size)),
    left_censored: false,
    cells
  };
}

function offsetsOf(told: (CohortCell | CohortMean)[]): Offset[] {
  const offsets = new Map<number, Offset>();
  for (const { period_offset: from, period_offset_to } of told) {
    offsets.set(from, { from, to: Math.max(offsets.get(from)?.to ?? 0, period_offset_to) });
  }
  return [...offsets.values()].sort((one, other) => one.from - other.from);
}

/** Not the period of the first order, in which everybody bought; nor so few customers that a shade would shout. */
const isPainted = ({ period_offset, cohort_size }: CohortCell | CohortMean) =>
  period_offset > 0 && !isFew(cohort_size);

/** What the shades compare. */
const isRead = (cell: CohortCell) => cell.is_complete && isPainted(cell);

function heatAgainst(values: (number | null)[]): (value: number | null) => number {
  const largest = Math.max(0, ...values.map((value) => value ?? 0));
  return (value) => (value === null || value <= 0 || largest === 0 ? 0 : Math.min(1, value / largest));
}
