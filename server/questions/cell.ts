import type { BoundGiven } from '../db/relations.ts';
import type { Day } from '../periods.ts';
import type { AskingOfData } from './question.ts';
import type { Times } from './segments-asked.ts';

/** One number of an answer, as `trace` names it: a value for each column that says which row, and the column read there. */
export interface Cell {
  values: Readonly<Record<string, string>>;
  measure: string;
}

/** The customers behind a cell. */
export interface Behind {
  /**
   * A relation of customer_key and contribution (BIGINT: 1 for a count, else minor units or orders), one row for each
   * customer of the cell. The contributions add up to the number in the cell.
   */
  relation: BoundGiven;
  /** relations that stand in place of those a question about segments gives: other periods, the kinds of a cohort */
  given?: Readonly<Record<string, BoundGiven>>;
  times: Times;
  /** the day on which the list tells the customers' state */
  as_of: Day;
}

/** How the cells of a question open. */
export interface Cells<Asked> {
  /** columns of a row that together name it: the mart behind has them too, under the same names */
  columns: readonly string[];
  /** columns of a row that add up over customers; the first is meant when none is named */
  measures: readonly string[];
  behind(asking: AskingOfData, asked: Asked, cell: Cell): Behind | Promise<Behind>;
}
