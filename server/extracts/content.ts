import type { Session } from '../db/session.ts';
import type { ColumnContract } from './column-contract.ts';
import { missingOf, type MappedColumn } from './mapping.ts';
import { cellsSql, cellText, sourceLineSql, type Cells } from './normalise/cells.ts';
import { isDateText } from './normalise/dates.ts';
import { isNumberText } from './normalise/numbers.ts';

/** So many records tell what a column holds. */
const records = 1000;

/** Nobody needs to see more of a cell to know it. */
const characters = 200;

/** The first texts of every column of a file, blanks left out. */
export type Content = readonly (readonly string[])[];

/** Looks into the first records of a file. */
export async function contentOf(session: Session, cells: Cells): Promise<Content> {
  const texts = cells.columns.map(
    (column, at) => `left(trim(${cellText(column, at)}), ${characters}) as t${at}`
  );
  const rows = await session.all<Record<string, string | null>>(
    `select ${texts.join(', ')} from ${cellsSql(cells)} order by ${sourceLineSql(cells)} limit ${records}`,
    { cells: cells.path },
    { timeout_ms: Infinity }
  );
  return cells.columns.map((_, at) =>
    rows.flatMap((row) => row[`t${at}`] ?? []).filter((text) => text !== '')
  );
}

/** The first different texts of a column. */
export const samplesOf = (texts: readonly string[] = []) => [...new Set(texts)].slice(0, 3);

/**
 * Guesses the needed columns that no header gave away by what the others hold: a column of dates, of money, of ids that
 * come again. A guess is shown to a person, and never loaded without one.
 */
export function guessedColumns(
  headers: readonly string[],
  content: Content,
  columns: readonly MappedColumn[],
  contract: ColumnContract,
  isLeftOut: (column: string) => boolean
): MappedColumn[] {
  const needed = missingOf(columns, contract).flatMap(([first]) => first ?? []);
  const guessed: MappedColumn[] = [];
  for (const { column, why, fitting } of guesses) {
    if (!needed.includes(column) || isLeftOut(column)) continue;
    const free = content
      .map((texts, position) => ({ texts, position }))
      .filter(({ texts, position }) => {
        const isTaken = [...columns, ...guessed].some((mapped) => mapped.position === position);
        return texts.length > 0 && !isTaken;
      });
    const [best, ...others] = fitting(free).map(({ position }) => position);
    if (best === undefined) continue;
    const rivals = others.map((position) => headers[position] ?? '');
    guessed.push({ column, header: headers[best] ?? '', position: best, reason: 'content', why, rivals });
  }
  return guessed;
}

interface Column {
  texts: readonly string[];
  position: number;
}

/** What is plainest first: whatever is a date is no amount, and whatever is an amount no id. Each puts the likeliest first. */
const guesses: {
  column: string;
  why: MappedColumn['why'];
  fitting: (columns: Column[]) => Column[];
}[] = [
  { column: 'ordered_at', why: 'content_dates', fitting: (columns) => columns.filter(holdsDates) },
  { column: 'amount', why: 'content_money', fitting: (columns) => columns.filter(holdsMoney).toReversed() },
  {
    column: 'customer_id',
    why: 'content_ids',
    fitting: (columns) => likeliestBuyer(columns.filter(holdsIds))
  }
];

/** A slip of the pen here and there does not hide what a column is. */
const most = (texts: readonly string[], test: (text: string) => boolean) =>
  texts.filter(test).length >= texts.length * 0.95;

const holdsDates = ({ texts }: Column) => most(texts, isDateText);

/** Whole numbers may be anything; what is paid has cents somewhere, or a sign of money. */
const holdsMoney = ({ texts }: Column) =>
  most(texts, isNumberText) && texts.some((text) => /[.,]\d{1,2}\D*$|[^\d\s.,+-]/.test(text));

/** Short, without a sentence in it, and neither the same everywhere nor a count of the rows. */
function holdsIds({ texts }: Column): boolean {
  const different = new Set(texts).size;
  const isCounted = texts.length > 1 && texts.every((text, at) => Number(text) === Number(texts[0]) + at);
  return (
    !isCounted &&
    !most(texts, isDateText) &&
    different > 1 &&
    different >= texts.length * 0.05 &&
    most(texts, (text) => text.length <= 40 && !/^[\d,]*[.,]\d+$/.test(text) && text.split(/\s/).length <= 3)
  );
}

/** Buyers come again: of the columns whose ids do, the one with the most different ones; else one where nobody does. */
function likeliestBuyer(columns: Column[]): Column[] {
  const different = ({ texts }: Column) => new Set(texts).size;
  const returns = (column: Column) => different(column) < column.texts.length;
  return columns.toSorted(
    (one, other) =>
      Number(returns(other)) - Number(returns(one)) ||
      different(other) - different(one) ||
      one.position - other.position
  );
}
