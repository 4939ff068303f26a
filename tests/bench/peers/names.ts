/** Whom the others are compared with, and whose answers are the reference. It needs nothing that is not there. */
export const plain = 'duckdb';

export const dataframes = ['polars', 'arquero', 'pandas', 'data_table'];
export const otherNames = [plain, 'duckdb_days', 'chdb', 'sqlite', 'postgresql', ...dataframes];

/** The parts of the task, in order; each may use what those before it made. */
export const parts = ['reduced', 'scored', 'flows', 'cohorts'] as const;
export type Part = (typeof parts)[number];

/** The times told of everybody: reading the file is apart. */
export const columns = ['read', ...parts] as const;
