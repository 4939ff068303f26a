import type { RfmCubeDefinition } from '../../../server/features/rfm-cube/contract.ts';
import type { Cells } from './cells.ts';
import type { CrossFilter, Selection } from './cross-filter.ts';
import type { Measure } from './measure.ts';

/** What every panel of the page is drawn from: one cube, looked at through one choice. */
export interface Shown {
  cells: Cells;
  selection: Selection;
  cross: CrossFilter;
  /** the same with nothing chosen: it stays while the reader chooses */
  everybody: CrossFilter;
  measure: Measure;
  definition: RfmCubeDefinition;
  /** the scheme that a list of customers without a segment is asked by */
  list_scheme: string | undefined;
}
