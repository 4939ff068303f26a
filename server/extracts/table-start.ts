import { isDateText } from './normalise/dates.ts';
import { isNumberText } from './normalise/numbers.ts';

/** Where the table of a file begins, and what its columns are called. */
export interface TableStart {
  headers: string[];
  hasHeader: boolean;
  /** among the rows looked at: the header, else the first record */
  at: number;
}

/**
 * Finds the header among the first rows of a table of so many columns: the first row that names its columns, unless it
 * looks like the rows below it. Rows above it are titles. `said`: what a person said of it.
 */
export function tableStart(
  rows: readonly (readonly string[])[],
  width: number,
  said?: boolean
): TableStart | undefined {
  const isWide = (row: readonly string[]) => row.length === width;
  const isFull = (row: readonly string[]) => isWide(row) && filled(row) * 2 > width;
  const full = rows.findIndex(isFull);
  const first = full < 0 ? rows.findIndex(isWide) : full;
  const candidate = rows[first];
  if (!candidate) return undefined;

  const below = rows.slice(first + 1).filter(isFull);
  const isLike = isLikeBelow(candidate, below);
  // Some programs end every record with a delimiter, and the header with none.
  const shorter = rows.findIndex((row) => row.length === width - 1 && filled(row) === row.length);
  if (
    said !== false &&
    isLike &&
    shorter >= 0 &&
    shorter < first &&
    endsBlank(candidate) &&
    below.every(endsBlank)
  ) {
    return { headers: toldApart([...(rows[shorter] ?? []), '']), hasHeader: true, at: shorter };
  }
  if (said ?? !isLike) return { headers: toldApart(candidate), hasHeader: true, at: first };

  // Records with few cells may come first; a title stands alone in its row.
  let at = first;
  while (at > 0 && rows[at - 1]?.length === width && filled(rows[at - 1] ?? []) > 1) at--;
  return { headers: candidate.map((_, column) => `column_${column + 1}`), hasHeader: false, at };
}

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;

const endsBlank = (row: readonly string[]) => row.at(-1)?.trim() === '';

type CellKind = 'blank' | 'date' | 'number' | 'text';

function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (isDateText(text)) return 'date';
  return isNumberText(text) ? 'number' : 'text';
}

/** Dates and numbers above dates and numbers are data; a text above them is the name of its column. */
function isLikeBelow(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  let alike = 0;
  let names = 0;
  for (const [column, cell] of row.entries()) {
    const kind = kindOf(cell);
    if (kind === 'blank') continue;
    const kinds = below.map((each) => kindOf(each[column] ?? '')).filter((each) => each !== 'blank');
    const values = kinds.filter((each) => each !== 'text').length;
    const isOfValues = below.length === 0 || values * 5 > kinds.length * 4;
    if (!isOfValues) continue;
    if (kind !== 'text') alike++;
    else if (below.length > 0) names++;
  }
  return alike > names;
}

/** Two columns of one name get different ones: amount, amount_2. */
function toldApart(cells: readonly string[]): string[] {
  const headers: string[] = [];
  for (const cell of cells) {
    const name = cell.trim();
    let header = name;
    for (let copy = 2; name !== '' && headers.includes(header); copy++) header = `${name}_${copy}`;
    headers.push(header);
  }
  return headers;
}
