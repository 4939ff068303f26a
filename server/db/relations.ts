import type { Given } from './unfold.ts';
import type { Parameter, Parameters } from './values.ts';

/** A relation with the values its SQL names. */
export interface BoundGiven extends Given {
  parameters: Parameters;
}

/** Column → type, in order. */
export type Columns = Record<string, 'VARCHAR' | 'DATE' | 'INTEGER' | 'BIGINT' | 'BOOLEAN' | 'DOUBLE'>;

/** Rows as a relation of bound values. Parameters are named relation_row_column, so that a reader of the SQL finds them. */
export function valuesOf(
  relation: string,
  columns: Columns,
  rows: readonly Record<string, Parameter>[]
): BoundGiven {
  const names = Object.keys(columns);
  const parameters: Parameters = {};

  const selects = rows.map((row, index) => {
    const cells = Object.entries(columns).map(([column, type]) => {
      const name = `${relation}_${index + 1}_${column}`;
      parameters[name] = row[column] ?? null;
      return `cast($${name} as ${type})`;
    });
    return `(${cells.join(', ')})`;
  });
  const none = Object.entries(columns).map(([column, type]) => `cast(null as ${type}) as ${column}`);

  return {
    sql:
      rows.length === 0
        ? `select ${none.join(', ')} where false`
        : `select * from (values\n    ${selects.join(',\n    ')}\n) as asked (${names.join(', ')})`,
    parameters
  };
}
