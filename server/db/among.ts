/** SQL that is true where a column has one of these values: names and days of our own making. Of none the engine reads no row. */
export const isAmong = (column: string, values: readonly string[]): string =>
  values.length === 0 ? 'false' : `${column} in (${values.map((value) => `'${value}'`).join(', ')})`;
