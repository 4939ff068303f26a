/** A column as its header declares it. */
export interface Column {
  name: string;
  type: string;
  meaning: string;
}

/** A file of sql/: what its header says, and the statement below it. */
export interface SqlFile {
  kind: 'model' | 'query' | 'check';
  name: string;
  /** path below sql/, e.g. core/customer_states.sql */
  path: string;
  /**
   * How a model is kept: as a table that a build stores; as a view, worked out once in each question; as a view that a
   * build holds while it fills a slice of its tables, because working it out costs more than writing it down; or inline, a
   * view of mere columns, cheaper to repeat wherever a question reads it than to hold.
   */
  kept: (typeof waysKept)[number];
  /** the columns that tell one row from another; empty for a single row */
  grain: string[];
  inputs: string[];
  /** query parameters, by name */
  params: string[];
  purpose: string;
  definition: string;
  columns: Column[];
  /** the statement, without its header */
  sql: string;
}

const waysKept = ['table', 'view', 'held', 'inline'] as const;

const header = /^\s*\/\*([\s\S]*?)\*\//;

/**
 * Reads the header that every file of sql/ begins with. A tag starts a line with @; its text runs to the next tag.
 * Throws with the file and the tag at fault: a header that cannot be read would silently change the build order.
 */
export function parseSqlFile(path: string, text: string): SqlFile {
  const comment = header.exec(text);
  if (!comment?.[1]) throw new Error(`${path}: the file must begin with a /* header */`);

  const tags = new Map<string, string>();
  for (const [, tag, body] of comment[1].matchAll(/^@(\w+)[ \t]*([\s\S]*?)(?=^@|(?![\s\S]))/gm)) {
    if (tag) tags.set(tag, (body ?? '').trim());
  }

  const kind = (['model', 'query', 'check'] as const).find((word) => tags.has(word));
  if (!kind) throw new Error(`${path}: the header names no @model, @query or @check`);
  const kept = waysKept.find((word) => word === (tags.get('kept') ?? 'view'));
  if (!kept) throw new Error(`${path}: @kept is one of ${waysKept.join(', ')}`);

  return {
    kind,
    name: tags.get(kind) ?? '',
    path,
    kept,
    grain: words(tags.get('grain')),
    inputs: words(tags.get('inputs')),
    params: words(tags.get('params')),
    purpose: sentence(tags.get('purpose') ?? tags.get('law')),
    definition: sentence(tags.get('definition')),
    columns: (tags.get('columns') ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => column(path, line)),
    sql: text.slice(comment[0].length).trim()
  };
}

const words = (text = '') => text.split(/[\s,]+/).filter(Boolean);
const sentence = (text = '') => text.replace(/\s+/g, ' ');

function column(path: string, line: string): Column {
  const [, name, type, meaning] = /^\s*(\w+)\s+([A-Z]+(?:\(\d+, ?\d+\))?)\s*(.*)$/.exec(line) ?? [];
  if (!name || !type) throw new Error(`${path}: cannot read the column "${line.trim()}": name TYPE meaning`);
  return { name, type, meaning: meaning ?? '' };
}
