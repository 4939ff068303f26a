import { refusal } from '../../errors.ts';

/** Deeper than any record of orders; beyond it a file is made to hurt. */
const mostDepth = 32;

/** A record as columns: {"buyer": {"id": "7"}} has a column buyer.id; a list is one cell, as JSON. */
export function flatRecord(file: string, record: object): Map<string, string> {
  const cells = new Map<string, string>();
  fill(file, cells, record, '', 1);
  return cells;
}

function fill(file: string, cells: Map<string, string>, record: object, path: string, depth: number): void {
  if (depth > mostDepth) throw refusal('json_too_deep', { file, depth: mostDepth });
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    const column = path === '' ? key.trim() : `${path}.${key.trim()}`;
    if (Array.isArray(value)) cells.set(column, value.length === 0 ? '' : jsonOf(file, value));
    else if (typeof value === 'object' && value !== null) fill(file, cells, value, column, depth + 1);
    else cells.set(column, textOf(value));
  }
}

/** Numbers come as text already: none of their digits may be lost. */
const textOf = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';

function jsonOf(file: string, value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (problem) {
    // Thousands of lists in each other: the stack ends.
    if (problem instanceof RangeError) throw refusal('json_too_deep', { file, depth: mostDepth });
    throw problem;
  }
}
