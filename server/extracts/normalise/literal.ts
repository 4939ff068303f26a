/** SQL text of a constant of our own, where nothing can be bound: the target of COPY. Never of what a file or a person says. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A CSV of our own writing. */
export function csv(path: string, columns: Record<string, string>, delimiter = ','): string {
  const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  return `read_csv(${path}, columns = {${types.join(', ')}}, auto_detect = false, header = false, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true, max_line_size = 4194304)`;
}
