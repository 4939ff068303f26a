import type { SqlFile } from '../../server/db/sql-file.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import type { CsvRow } from './csv.ts';

/**
 * The library as it would be had somebody written one thing instead of another in a model. The text to replace must
 * stand there: a mistake nobody can make any more proves nothing.
 */
export function withMistake(library: SqlLibrary, mistake: CsvRow): SqlLibrary {
  const { model = '', instead_of = '', write = '' } = mistake;
  const files = library.of('model');
  const wrong = files.find(({ name }) => name === model);
  if (!wrong) throw new Error(`there is no model ${model}`);
  if (!wrong.sql.includes(instead_of)) throw new Error(`${model} does not say "${instead_of}"`);
  const sql = wrong.sql.replaceAll(instead_of, write);
  return new SqlLibrary([
    ...files.map((file): SqlFile => (file === wrong ? { ...file, sql } : file)),
    ...library.of('query'),
    ...library.of('check')
  ]);
}
