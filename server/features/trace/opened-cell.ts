import { refusal } from '../../errors.ts';
import type { Texts } from '../../questions/ask.ts';
import { refuseUnknownValues } from '../../questions/asked-customers.ts';
import type { Behind, Cell, Cells } from '../../questions/cell.ts';
import { customerKey } from '../../questions/customer-key.ts';
import { dimensions } from '../../dimensions.ts';
import { paging, segmentParameters, text, type Reader } from '../../questions/parameters.ts';
import type { AskingOfData, Question, Readers } from '../../questions/question.ts';
import type { AskedSegments } from '../../questions/settled.ts';
import { knownSegment } from '../../schemes/definition.ts';

/** The questions whose cells may be opened. */
export interface Others {
  named(name: string): Question;
  traced(): readonly Question[];
}

export type AskedOfTrace = AskedSegments & { page?: number; page_size?: number };

/** A cell of a question, and what stands behind it. */
export interface OpenedCell {
  question: Question;
  cell: Cell;
  behind: Behind;
}

/** A parameter for each column that names a row: cell.segment. */
const prefix = 'cell.';

export const cellParameters = { of: text, measure: text, ...segmentParameters, ...paging };

/** The parameters of the question `of` beside those of the cell. */
export const cellReaders =
  (others: Others) =>
  (texts: Texts): Readers => {
    const of = [texts['of'] ?? []].flat()[0];
    const cells = Object.keys(texts).filter((name) => name.startsWith(prefix));
    const readers = Object.fromEntries(cells.map((name): [string, Reader<unknown>] => [name, text]));
    const parameters: Readers = of === undefined ? {} : others.named(of).parameters;
    return { ...cellParameters, ...parameters, ...readers };
  };

/** Opens the cell that is named. `query` is the question that was asked to. */
export async function openedCell(
  others: Others,
  query: string,
  asking: AskingOfData,
  asked: Record<string, unknown>
): Promise<OpenedCell> {
  const of = asked['of'] as string | undefined;
  if (of === undefined) throw refusal('missing_parameter', { query, name: 'of', example: 'of=segments' });
  const question = others.named(of);
  if (!question.cells) {
    const known = others.traced().map(({ name }) => name);
    throw refusal('cells_not_traced', { name: of, known });
  }
  const cell = cellOf(of, question.cells, asked);
  await refuseUnknown(asking, asked as AskedOfTrace, cell);
  return { question, cell, behind: await question.cells.behind(asking, asked, cell) };
}

/** Refuses a column that names no row of the question, and a measure that does not add up over customers. */
function cellOf(query: string, { columns, measures }: Cells<never>, asked: Record<string, unknown>): Cell {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (!name.startsWith(prefix)) continue;
    const column = name.slice(prefix.length);
    if (!columns.includes(column)) {
      throw refusal('no_such_cell_column', { query, column, known: columns, first: columns[0] ?? '' });
    }
    values[column] = value as string;
  }
  const measure = (asked['measure'] as string | undefined) ?? measures[0] ?? '';
  if (!measures.includes(measure)) {
    throw refusal('value_not_known', { name: 'measure', value: measure, known: measures });
  }
  return { values, measure };
}

/** Refuses a cell that no row can be: nobody would stand behind it, and that would look like an answer. */
async function refuseUnknown(
  asking: AskingOfData,
  { scheme }: AskedOfTrace,
  { values }: Cell
): Promise<void> {
  for (const [column, value] of Object.entries(values).filter(([, value]) => value !== '')) {
    const dimension = dimensions.find((known) => known === column);
    if (dimension) await refuseUnknownValues(asking, { [dimension]: [value] });
    // Whoever enters a flow comes from there, also where the scheme has another word for it.
    // A row that stands against the scheme has segments of its own: the question says whether it opens.
    const isOfScheme = values['side'] !== 'against';
    if (isOfScheme && /^(from_|to_)?segment(_\d)?$/.test(column) && value !== 'not_yet_customer')
      knownSegment(scheme, `${prefix}${column}`, value);
    if (column === 'customer_id') await customerKey(asking, value);
  }
}
