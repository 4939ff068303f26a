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
   * A relation of customer_key and contribution (BIGINT: 1 for a count, else minor units or orders; DOUBLE of what is
   * expected), one row for each customer of the cell. The contributions add up to the number in the cell.
   */
  relation: BoundGiven;
  /** relations that stand in place of those a question about segments gives: other periods, the kinds of a cohort */
  given?: Readonly<Record<string, BoundGiven>>;
  times: Times;
  /** the order lines that make the number: one stretch of days, or several where it adds up more than one */
  lines: LinesBehind | readonly LinesBehind[];
  /** the day on which the list tells the customers' state */
  as_of: Day;
}

/** Of the customers behind a cell, the lines that make the number. */
export interface LinesBehind {
  /** amount: lines that count as money; orders: of the parts by which an order counts; activity: of the parts that are activity */
  counted: 'amount' | 'orders' | 'activity';
  /** a closed span, from null = as far back as the data goes; or the look-back that ends on a day */
  days: { from: Day | null; through: Day } | { lookback_of: Day };
  /** a relation of customer_key, where not all customers behind the cell are meant */
  customers?: BoundGiven;
  /** the number is a share of what the lines add up to */
  is_whole?: true;
  /** the amounts are taken off the number */
  is_taken_off?: true;
}

/** The lines behind a number of the state on a day: its money those of the look-back, its customers all they did by then. */
export const linesOfState = (day: Day, counted: LinesBehind['counted']): LinesBehind => ({
  counted,
  days: counted === 'activity' ? { from: null, through: day } : { lookback_of: day }
});

/** How the cells of a question open. */
export interface Cells<Asked> {
  /** columns of a row that together name it: the mart behind has them too, under the same names */
  columns: readonly string[];
  /** columns of a row that add up over customers; the first is meant when none is named */
  measures: readonly string[];
  behind(asking: AskingOfData, asked: Asked, cell: Cell): Behind | Promise<Behind>;
}
