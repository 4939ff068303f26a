import { sampleRows } from './sample.ts';
import { plainDialect, type TextDialect } from './text-dialect.ts';

/**
 * What may stand between fields, and how willingly it is believed: colons and spaces stand inside cells as well. With a
 * space behind it a sign is a delimiter where quotation marks follow: else the space belongs to the cell.
 */
const delimiters: [delimiter: string, weight: number][] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  ['\u0001', 1],
  ['^', 0.9],
  ['~', 0.9],
  [':', 0.4],
  [' ', 0.5]
];

const spaced: [delimiter: string, weight: number][] = [
  [', ', 1],
  ['; ', 1]
];

/** Signs that some programs write twice, for they hardly ever stand doubled in a text. */
const doubling = ['|', ';', ':', '~', '^'];

/** One record in so many must be one of the table. */
const fewest = 5;

/** Records that are looked at. */
const mostRows = 200;

export interface SniffedDialect {
  dialect: TextDialect;
  /** of most records; titles above the header have fewer */
  fields: number;
}

/**
 * The dialect under which a text is most like a table: its records have the same number of fields, many rather than
 * few, and these are numbers, dates or words rather than pieces of something. After van den Burg, Nazábal & Sutton
 * (2019), "Wrangling messy CSV files by detecting row and type patterns": pattern score times type score.
 */
export function sniffedDialect(sample: Buffer, given?: string): SniffedDialect {
  const text = sample.toString();
  const tried = [...delimiters, ...spaced.filter(([sign]) => text.includes(`${sign}"`))];
  let best = { dialect: plainDialect(given), fields: 0, score: 0, isDoubled: false };
  for (const [delimiter, weight] of given === undefined ? tried : [[given, 1] as const]) {
    if (!text.includes(delimiter)) continue;
    for (const quotation of quotations(text, delimiter)) {
      const found = judged(sample, { delimiter, ...quotation });
      if (found.score * weight > best.score) best = { ...found, score: found.score * weight };
    }
  }
  const { dialect, fields, isDoubled } = best;
  if (given !== undefined || !isDoubled || !doubling.includes(dialect.delimiter)) return { dialect, fields };
  return {
    dialect: { ...dialect, delimiter: dialect.delimiter.repeat(2) },
    fields: (fields + 1) / 2
  };
}

/** Ways of quoting that the text gives any reason to think of. */
function quotations(text: string, delimiter: string): Pick<TextDialect, 'quote' | 'escape'>[] {
  const ways: Pick<TextDialect, 'quote' | 'escape'>[] = [{ quote: '"', escape: '"' }];
  if (text.includes('\\"')) ways.push({ quote: '"', escape: '\\' });
  const isQuoting = text.includes(`${delimiter}'`) && text.includes(`'${delimiter}`);
  if (isQuoting) ways.push({ quote: "'", escape: "'" });
  if (isQuoting && text.includes("\\'")) ways.push({ quote: "'", escape: '\\' });
  return ways;
}

function judged(
  sample: Buffer,
  dialect: TextDialect
): { dialect: TextDialect; fields: number; score: number; isDoubled: boolean } {
  const { rows, broken } = sampleRows(sample, dialect, mostRows);
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  // There may be more titles and comments than records, and each of them is one field.
  counts.delete(1);
  const [fields, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  if (fields < 2 || most * fewest < rows.length) return { dialect, fields: 0, score: 0, isDoubled: false };

  const usual = rows.map((row) => row.fields).filter((row) => row.length === fields);
  const cells = usual.flat();
  const typed = cells.filter((cell) => isTyped(cell.trim())).length;
  const pattern = (most / (rows.length + broken)) * (1 - 1 / fields);
  return {
    dialect,
    fields,
    score: pattern * ((typed + 0.001) / cells.length),
    isDoubled: fields % 2 === 1 && usual.every((row) => row.every((cell, at) => at % 2 === 0 || cell === ''))
  };
}

const number = /^[-+(]?\p{Sc}?\s?\d[\d,.' ]*(?:[eE][-+]?\d+)?\s?[\p{Sc}%)元-]?$/u;
const date =
  /^\d{1,4}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,4}日?(?:[ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;
const words = /^[\p{L}\p{N}#@(<[*&+.][^;|~^"\p{Cc}]*$/u;

/** A whole cell of a table, as far as its text tells. */
const isTyped = (cell: string) => cell === '' || number.test(cell) || date.test(cell) || words.test(cell);
