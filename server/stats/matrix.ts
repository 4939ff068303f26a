/** Rows of numbers, each of the same length. */
export type Matrix = readonly (readonly number[])[];

/** The product of two matrices; the columns of the first are the rows of the second. */
export const product = (one: Matrix, other: Matrix): number[][] =>
  one.map((row) =>
    (other[0] ?? []).map((_, column) =>
      row.reduce((sum, value, at) => sum + value * (other[at]?.[column] ?? 0), 0)
    )
  );

/** A row of numbers times a matrix. */
export const rowTimes = (row: readonly number[], matrix: Matrix): number[] => product([row], matrix)[0] ?? [];

/** A matrix times a column of numbers. */
export const timesColumn = (matrix: Matrix, column: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, at) => sum + value * (column[at] ?? 0), 0));

/**
 * The x of A·x = b, by Gaussian elimination; undefined when A is singular.
 *
 * The largest pivot of each column is taken (partial pivoting): without it a tiny pivot would blow up rounding errors.
 */
export function solve(matrix: Matrix, right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0;

  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    if (cell(pivot, column) === 0) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];

    for (let row = column + 1; row < size; row += 1) {
      const factor = cell(row, column) / cell(column, column);
      rows[row] = (rows[row] ?? []).map((value, at) => value - factor * cell(column, at));
    }
  }

  const solved = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    const known = solved.reduce((sum, value, at) => (at > row ? sum + value * cell(row, at) : sum), 0);
    solved[row] = (cell(row, size) - known) / cell(row, row);
  }
  return solved;
}
