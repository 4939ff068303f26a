/** SQL text of a constant of our own, where nothing can be bound: the target of COPY. Never of what a file or a person says. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** How COPY writes lines that are handed over. The engine looks for repeats in every column of text: ids have none worth it. */
export const asLines = 'format parquet, dictionary_size_limit 4096';

/** A CSV of our own writing; `isRagged`: its first records may lack the last columns. */
export function csv(
  path: string,
  columns: Record<string, string>,
  delimiter = ',',
  isRagged = false
): string {
  const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  return `read_csv(${path}, columns = {${types.join(', ')}}, auto_detect = false, header = false, delim = ${literal(delimiter)}, quote = '"', escape = '"', new_line = '\\n', strict_mode = true, max_line_size = 4194304${isRagged ? ', null_padding = true, parallel = false' : ''})`;
}
