import { nodesOf, type Node } from './parse-tree.ts';

/**
 * What sql/staging, core and marts may say, so that DuckDB and Trino give the same answer to the same file
 * (CONTRIBUTING.md, portable SQL). An allow-list: whatever is new has to be put here by somebody who thought about it.
 */
const nodes = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'BASE_TABLE',
  'SUBQUERY',
  // Rows that stand in the statement: values (…), (…).
  'EXPRESSION_LIST',
  'JOIN',
  'ORDER_MODIFIER',
  'DISTINCT_MODIFIER'
]);
const orders = new Set(['ORDER_DEFAULT', 'ASCENDING', 'DESCENDING']);
const expressions = new Set([
  'COLUMN_REF',
  'STAR',
  'VALUE_CONSTANT',
  'OPERATOR_CAST',
  'CASE_EXPR',
  'FUNCTION',
  'SUBQUERY',
  'CONJUNCTION_AND',
  'CONJUNCTION_OR',
  'OPERATOR_NOT',
  'OPERATOR_IS_NULL',
  'OPERATOR_IS_NOT_NULL',
  'OPERATOR_COALESCE',
  'COMPARE_EQUAL',
  'COMPARE_NOTEQUAL',
  'COMPARE_LESSTHAN',
  'COMPARE_LESSTHANOREQUALTO',
  'COMPARE_GREATERTHAN',
  'COMPARE_GREATERTHANOREQUALTO',
  'COMPARE_BETWEEN',
  'COMPARE_IN',
  'COMPARE_NOT_IN',
  'COMPARE_DISTINCT_FROM',
  'COMPARE_NOT_DISTINCT_FROM',
  'WINDOW_ROW_NUMBER',
  'WINDOW_RANK',
  'WINDOW_LEAD',
  'WINDOW_LAG',
  'WINDOW_AGGREGATE'
]);
const functions = new Set([
  'sum',
  'min',
  'max',
  'count',
  'count_star',
  'row_number',
  'rank',
  'lead',
  'lag',
  'date_diff',
  '+',
  '-',
  '*',
  // Between whole numbers both engines truncate: the warehouse is opened with integer_division. Others are not in the marts.
  '/',
  '%',
  '||',
  // The same in both, also for Chinese: they count characters, not bytes.
  'lower',
  'trim',
  'lpad',
  'substr',
  'split_part',
  'year'
]);
const types = new Set(['BIGINT', 'INTEGER', 'VARCHAR', 'DATE', 'TIMESTAMP', 'BOOLEAN', 'DECIMAL']);
const constants = new Set(['INTEGER', 'BIGINT', 'VARCHAR', 'BOOLEAN', 'NULL']);
const joins = new Set(['INNER/REGULAR', 'LEFT/REGULAR', 'INNER/CROSS']);
const clock = new Set(['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']);
const ranking = new Set(['WINDOW_ROW_NUMBER', 'WINDOW_LEAD', 'WINDOW_LAG']);

/** Columns that no row leaves empty; header.test.ts looks at the rows. Sorting by any other says NULLS LAST. */
export const neverNull = [
  'customer_key',
  'extract_key',
  'file_no',
  'source_line',
  'ordered_on',
  'valid_from',
  'snapshot_date',
  'attribute'
];
/** Made never null by the CTE that makes it: goodness of the scored. */
const neverNullInside = ['goodness', 'different_values', 'first_key'];

const isDay =
  /_(on|date)$|^(valid_from|valid_to|day_before|day_before_previous|opens_after|read_on|data_through)$/;

/**
 * Everything in a statement that is outside the list, as sentences; none when it is portable. A ranking is decided when
 * its partition and order hold the whole grain of one of the relations that the statement reads: `grains`.
 */
export function offences(sql: string, tree: Node, grains: readonly (readonly string[])[]): string[] {
  const found: string[] = [...ofText(sql, tree)];
  const parents = parentsOf(tree);
  for (const node of nodesOf(tree)) {
    if (isInterval(node, parents)) continue;
    found.push(...ofNode(node), ...ofExpression(node, parents), ...ofOrder(node), ...ofWindow(node, grains));
  }
  return [...new Set(found)];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? (value as Node[]) : []);
const columnOf = (node: unknown) =>
  text(((node as Node | null)?.['column_names'] as string[] | undefined)?.at(-1));

function parentsOf(tree: Node): Map<Node, Node> {
  const parents = new Map<Node, Node>();
  for (const node of nodesOf(tree)) {
    for (const child of Object.values(node).flat()) {
      if (child !== null && typeof child === 'object') parents.set(child as Node, node);
    }
  }
  return parents;
}

/** "n * interval '1' day" is read as to_days(cast(trunc(cast('1' as double)) as integer)): the one DOUBLE that is none. */
function isInterval(node: Node, parents: Map<Node, Node>): boolean {
  for (let above: Node | undefined = node; above; above = parents.get(above)) {
    if (above['function_name'] === 'to_days') {
      return [...nodesOf(above)].every(
        (inner) => inner['class'] !== 'COLUMN_REF' && inner['class'] !== 'PARAMETER'
      );
    }
  }
  return false;
}

function* ofText(sql: string, tree: Node): Generator<string> {
  const plain = sql.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''");
  if (plain.includes('::')) yield 'writes :: instead of cast';
  const aliases = [...nodesOf(tree)].map((node) => text(node['alias'])).filter(Boolean);
  for (const alias of new Set(aliases)) {
    // The parser's own name for a list of values.
    if (alias === 'valueslist') continue;
    const written = [...plain.matchAll(new RegExp(`\\bas\\s+"?${alias}\\b`, 'gi'))].length;
    if (written < aliases.filter((each) => each === alias).length) yield `names ${alias} without AS`;
  }
}

function* ofNode(node: Node): Generator<string> {
  const type = text(node['type']);
  if ('class' in node || type === '' || 'null_order' in node) return;
  if ('type_info' in node || ('value' in node && 'is_null' in node)) return;
  if (!nodes.has(type)) yield `holds a ${type}`;
  if ('aggregate_handling' in node && node['aggregate_handling'] !== 'STANDARD_HANDLING')
    yield 'groups by all';
  if (node['qualify']) yield 'uses QUALIFY';
  if (node['sample']) yield 'takes a sample';
  if (list(node['group_sets']).length > 1) yield 'groups by several sets';
  if (list(node['distinct_on_targets']).length > 0) yield 'uses DISTINCT ON';
  if (type === 'SET_OPERATION_NODE' && node['setop_type'] !== 'UNION')
    yield `uses ${text(node['setop_type'])}`;
  if (type !== 'JOIN') return;
  const join = `${text(node['join_type'])}/${text(node['ref_type'])}`;
  if (!joins.has(join)) yield `joins by ${join}`;
  if (list(node['using_columns']).length > 0) yield 'joins USING columns';
}

function* ofExpression(node: Node, parents: Map<Node, Node>): Generator<string> {
  if (!('class' in node)) return;
  const type = text(node['type']);
  if (!expressions.has(type)) yield `holds the expression ${type}`;
  if (type === 'COLUMN_REF' && clock.has(columnOf(node))) yield `reads the clock (${columnOf(node)})`;
  if (type === 'STAR' && (list(node['exclude_list']).length > 0 || list(node['replace_list']).length > 0))
    yield 'excludes or replaces columns of *';
  if (type === 'VALUE_CONSTANT') {
    const { id } = ((node['value'] as Node)['type'] ?? {}) as { id?: string };
    if (!constants.has(id ?? '')) yield `holds a ${id} constant`;
  }
  if (type === 'OPERATOR_CAST') {
    const { id } = node['cast_type'] as { id: string };
    if (!types.has(id)) yield `casts to ${id}`;
    if (node['try_cast']) yield 'uses TRY_CAST';
  }
  const name = text(node['function_name']);
  if (name === '') return;
  if (!functions.has(name)) yield `calls ${name}`;
  if (name === 'sum' && !isCastTo('BIGINT', parents.get(node))) yield 'sums without a cast to BIGINT';
  if (
    name === 'date_diff' &&
    ((list(node['children'])[0]?.['value'] as Node | undefined)?.['value'] ?? '') !== 'day'
  )
    yield 'measures time in other units than days';
  if (name === '+' || name === '-') yield* ofDays(node, parents);
}

const isCastTo = (id: string, node: Node | undefined) =>
  node?.['type'] === 'OPERATOR_CAST' && (node['cast_type'] as { id: string }).id === id;

/** Days are counted by date_diff, and moved by an interval with a cast back. */
function* ofDays(node: Node, parents: Map<Node, Node>): Generator<string> {
  const children = list(node['children']);
  if (!children.some((child) => isDay.test(columnOf(child)))) return;
  const moves = children.some((child) =>
    [...nodesOf(child)].some((inner) => inner['function_name'] === 'to_days')
  );
  if (!moves) yield 'counts with days as with numbers';
  else if (!isCastTo('DATE', parents.get(node))) yield 'moves a day without a cast back to DATE';
}

function* ofOrder(node: Node): Generator<string> {
  if (!('null_order' in node)) return;
  if (!orders.has(text(node['type']))) yield `orders by ${text(node['type'])}`;
  const column = columnOf(node['expression']);
  if (column === '') yield 'orders by something else than a column';
  const isSafe = node['null_order'] === 'NULLS LAST' || [...neverNull, ...neverNullInside].includes(column);
  if (!isSafe) yield `orders by ${column} without NULLS LAST`;
}

function* ofWindow(node: Node, grains: readonly (readonly string[])[]): Generator<string> {
  if (node['class'] !== 'WINDOW') return;
  if (text(node['exclude_clause']) !== 'NO_OTHER') yield 'excludes rows of a frame';
  const byRows = /ROWS/.test(`${text(node['start'])} ${text(node['end'])}`);
  if (!ranking.has(text(node['type'])) && !byRows) return;
  const named = new Set([
    ...list(node['partitions']).map(columnOf),
    ...list(node['orders']).map((order) => columnOf(order['expression']))
  ]);
  if (!grains.some((grain) => grain.length > 0 && grain.every((column) => named.has(column))))
    yield `ranks by ${[...named].join(', ')}, which is no unique key`;
}
