/**
 * One cell of an answer as an address names it: cohort:2011-03 period_offset:2, written cell=cohort:2011-03+period_offset:2.
 * Which columns name a cell, the server alone knows.
 */
export type CellValues = Readonly<Record<string, string>>;

const PART = /^([a-z_]+):(\S*)$/;

export function cellText(values: CellValues): string {
  return Object.entries(values)
    .map(([column, value]) => `${column}:${encodeURIComponent(value)}`)
    .join(' ');
}

export function isCell(text: string): boolean {
  return text.split(' ').every((part) => PART.test(part) && decoded(part) !== undefined);
}

export function cellValues(text: string): CellValues {
  const parts = text.split(' ').flatMap((part) => {
    const [, column, value] = PART.exec(part) ?? [];
    return column === undefined || value === undefined ? [] : [[column, decoded(value) ?? value]];
  });
  return Object.fromEntries(parts) as CellValues;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
