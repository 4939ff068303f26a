import { refusal } from '../errors.ts';
import type { Cells } from './normalise/cells.ts';
import type { Shape } from './normalise/shapes.ts';
import type { ReadOrder } from './reading.ts';
import { mostColumns } from './records-copy.ts';

/** Records as we have written them for the engine, each with its line before its fields. */
interface Copy {
  path: string | readonly string[];
  delimiter: string;
  shapes?: readonly (readonly Shape[] | undefined)[];
}

/** The records of a copy of ours, as the engine will find them. */
export function copiedCells(
  { file_name, format }: ReadOrder,
  { path, delimiter, shapes = [] }: Copy,
  headers: readonly string[]
): Cells {
  if (headers.length > mostColumns)
    throw refusal('too_many_columns', { file: file_name, columns: mostColumns });
  // Columns of JSON become known one after another: the first records are shorter than the last.
  const isRagged = format === 'json' || format === 'ndjson';
  const columns = headers.map((header) => ({ header, type: 'VARCHAR' }));
  return { path, columns, copy: { delimiter, isRagged }, shapes };
}
