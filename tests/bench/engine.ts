import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** An engine without any of ours: what is measured here is the floor. */
export async function withEngine<T>(
  path: string,
  work: (connection: DuckDBConnection) => Promise<T>,
  // As quick as the engine can: the order of the rows is of no interest to a floor.
  options: Record<string, string> = { preserve_insertion_order: 'false' }
): Promise<T> {
  const instance = await DuckDBInstance.create(path, options);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
