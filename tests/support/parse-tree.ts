import type { Database } from '../../server/db/database.ts';

/** A node of DuckDB's own parse tree: an object with its kind in `type` (and often `class`). */
export type Node = Record<string, unknown>;

/** What the engine itself reads in a statement; throws when it cannot. */
export async function parseTree(warehouse: Database, sql: string): Promise<Node> {
  const [row] = await warehouse.all<{ tree: string }>(
    `select cast(json_serialize_sql('${sql.replaceAll("'", "''")}') as varchar) as tree`
  );
  const tree = JSON.parse(row?.tree ?? '{}') as {
    error: boolean;
    error_message?: string;
    statements?: { node: Node }[];
  };
  const [statement, second] = tree.statements ?? [];
  if (tree.error || !statement || second) throw new Error(`not one SELECT: ${tree.error_message ?? sql}`);
  return statement.node;
}

/** Every object below a node, the node itself first. */
export function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (value !== null && typeof value === 'object') {
    yield value as Node;
    for (const child of Object.values(value)) yield* nodesOf(child);
  }
}

interface Cte {
  key: string;
  value: Node;
}
const ctesOf = (node: Node) => (node['cte_map'] as { map?: Cte[] } | undefined)?.map ?? [];

/** The names of a query's own CTEs, at any depth. */
export const ctesIn = (tree: Node): string[] =>
  [...nodesOf(tree)].flatMap((node) => ctesOf(node).map(({ key }) => key));

/** The tables a statement really reads: those named after FROM or JOIN that are no CTE of its own. */
export function tablesIn(tree: Node): string[] {
  const ctes = new Set(ctesIn(tree));
  const names = [...nodesOf(tree)].flatMap((node) =>
    node['type'] === 'BASE_TABLE' ? [String(node['table_name'])] : []
  );
  return [...new Set(names.filter((name) => !ctes.has(name)))].sort();
}
