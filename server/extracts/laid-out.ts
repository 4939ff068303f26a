import type { Dialect, Format } from './manifest.ts';
import type { Cells } from './normalise/cells.ts';

/** A file laid out for normalising: its records as the engine reads them, and how many there are. */
export interface LaidOut {
  dialect: Dialect;
  cells: Cells;
  /** counted without the engine */
  lines_in: number;
  /** of these, as many as the engine must find in the cells */
  lines_laid: number;
  /** blank ones that the cells do not hold */
  lines_blank: number;
  /** false: its first records alone were looked at */
  is_whole: boolean;
  kept?: KeptTexts;
}

/** What is known of records apart from their cells. */
export interface KeptTexts {
  /** CSV source_line, reason, raw_text of the records that the cells do not hold */
  brokenPath: string;
  /** writes source_line, raw_text of some that they do, exactly as they stand in the file */
  texts?: (wanted: ReadonlySet<number>, path: string) => Promise<void>;
}

/** A dialect by what there is to tell of it. */
export const dialectOf = (format: Format, told: Partial<Dialect> & Pick<Dialect, 'encoding'>): Dialect => ({
  format,
  compression: null,
  delimiter: null,
  quote: null,
  escape: null,
  has_header: true,
  title_rows: 0,
  sheet: null,
  other_sheets: [],
  ...told
});
