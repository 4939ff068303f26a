import { RecordScanner } from './records.ts';

const candidates = [',', ';', '\t', '|'] as const;

export interface SniffedDialect {
  delimiter: string;
  /** of most records; titles above the header have fewer */
  fields: number;
}

/** The delimiter that cuts most of the first records into the same number of fields, more than one; else a comma. */
export function dialectOf(sample: Buffer): SniffedDialect {
  const cuts = candidates.map((delimiter) => ({ delimiter, ...usualCut(sample, delimiter) }));
  const best = cuts.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.delimiter, fields: best.fields };
}

/** A header names its columns; a title stands alone in its row. */
export const isHeader = (fields: readonly string[]) =>
  fields.filter((field) => field !== '').length * 2 > fields.length;

/** How many fields most records have, and how sure that is: their share, and more fields rather than fewer. */
function usualCut(sample: Buffer, delimiter: string): { fields: number; score: number } {
  const counts = new Map<number, number>();
  let records = 0;
  const count = (text: Buffer) => {
    const fields = countOf(text, delimiter.charCodeAt(0));
    counts.set(fields, (counts.get(fields) ?? 0) + 1);
    records++;
  };
  const scanner = new RecordScanner(delimiter, 0, {
    good: (text, start, end) => count(text.subarray(start, end)),
    broken: count
  });
  scanner.push(sample);
  if (records === 0) scanner.finish();

  const [fields, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  return { fields, score: fields < 2 ? 0 : most / records + fields / 1e6 };
}

function countOf(text: Buffer, delimiter: number): number {
  let fields = 1;
  let isQuoted = false;
  for (const byte of text) {
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (byte === delimiter && !isQuoted) fields++;
  }
  return fields;
}
