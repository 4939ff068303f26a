import type { ExtractPreview } from '../../../server/features/extracts/contract.ts';

/** How a file is read, as a person may say it; what is not said is found out. */
export type ReadingOptions = Partial<{
  encoding: string;
  delimiter: string;
  header: boolean;
  date_order: string;
  decimal: string;
  time_zone: string;
  currency: string;
}>;

/** What a person said of the files. Everything else stays as it was recognised. */
export interface Choices {
  kind?: string;
  /** contract column → header, or null: the file has none */
  columns: Record<string, string | null>;
  options: ReadingOptions;
}

export const nothingChosen: Choices = { columns: {}, options: {} };

/** One column of the file means one thing: chosen for another, it is taken from where it was chosen before. */
export function withColumn(choices: Choices, column: string, header: string | null): Choices {
  const others = Object.entries(choices.columns).filter(
    ([name, chosen]) => name !== column && (header === null || chosen !== header)
  );
  return { ...choices, columns: { ...Object.fromEntries(others), [column]: header } };
}

/** These decide where one cell ends and the next begins: under another one the headers are others, too. */
const redrawing: (keyof ReadingOptions)[] = ['encoding', 'delimiter', 'header'];

export function withOption(
  choices: Choices,
  name: keyof ReadingOptions,
  value: string | boolean | undefined
): Choices {
  const others = Object.entries(choices.options).filter(([known]) => known !== name);
  const said = value === undefined ? [] : [[name, value] as const];
  const options: ReadingOptions = Object.fromEntries([...others, ...said]);
  return { ...choices, options, columns: redrawing.includes(name) ? {} : choices.columns };
}

/** Another kind has other columns. */
export const withKind = (choices: Choices, kind: string): Choices => ({ ...choices, kind, columns: {} });

/** What is asked for along with the files: what was said, and no more. */
export function asked({ kind, columns, options }: Choices) {
  const isSaid = Object.keys(columns).length + Object.keys(options).length > 0;
  return { ...(kind !== undefined && { kind }), ...(isSaid && { map: { columns, options } }) };
}

/** Whoever loads what a preview shows has confirmed its guesses. */
export function confirmed(
  choices: Choices,
  { kind, columns }: Pick<ExtractPreview, 'kind' | 'columns'>
): Choices {
  const guesses = columns.filter(({ reason }) => reason === 'content');
  const guessed = Object.fromEntries(guesses.map(({ column, header }) => [column, header]));
  return { ...choices, kind, columns: { ...guessed, ...choices.columns } };
}
