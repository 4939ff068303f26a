import type { Shape } from '../normalise/shapes.ts';

const quotation = 0x22;

/** What plain dates and numbers are written with, every digit as 9. */
const signs = '9-/.: T+';
const none = signs.length;
const signOf = new Uint8Array(256).fill(none);
for (let digit = 0; digit < 10; digit++) signOf[0x30 + digit] = 0;
for (let sign = 1; sign < none; sign++) signOf[signs.charCodeAt(sign)] = sign;

/** So many beginnings of shapes are no column of dates or numbers. */
const mostNodes = 1000;

/** The shapes of one column: a node for each beginning of one, the first for the blank cell. */
interface Tree {
  /** of each node, where each sign leads; 0: nowhere yet */
  next: Uint16Array;
  /** cells that end there */
  cells: Float64Array;
  shapes: string[];
}

/**
 * Counts the shapes of the cells of a text while it is taken apart: asking the engine for them takes as long again. A
 * column is given up at its first cell that holds anything but plain dates and numbers do.
 */
export class CellShapes {
  readonly #columns: (Tree | undefined)[];

  constructor(columns: number) {
    this.#columns = Array.from({ length: columns }, () => ({
      next: new Uint16Array(mostNodes * none),
      cells: new Float64Array(mostNodes),
      shapes: ['']
    }));
  }

  /** The cells of one record, told by where they start. */
  look(text: Buffer, starts: Int32Array, end: number): void {
    const last = this.#columns.length - 1;
    for (let column = 0; column <= last; column++) {
      const tree = this.#columns[column];
      if (!tree) continue;
      const { next, cells } = tree;
      let at = starts[column] ?? 0;
      let to = column === last ? end : (starts[column + 1] ?? 0) - 1;
      if (text[at] === quotation) {
        at++;
        to--;
      }
      let node = 0;
      for (; at < to; at++) {
        const sign = signOf[text[at] ?? 0] ?? none;
        if (sign === none) {
          node = -1;
          break;
        }
        const step = node * none + sign;
        node = next[step] || grown(tree, node, sign);
        if (node < 0) break;
      }
      if (node < 0) this.#columns[column] = undefined;
      else cells[node] = (cells[node] ?? 0) + 1;
    }
  }

  /** Of every column that was not given up, the most frequent first; blank cells have no shape. */
  found(): (readonly Shape[] | undefined)[] {
    return this.#columns.map(
      (tree) =>
        tree &&
        byFrequency(
          tree.shapes
            .map((shape, node) => ({ shape, lines: tree.cells[node] ?? 0 }))
            .filter(({ shape, lines }) => shape !== '' && lines > 0)
        )
    );
  }
}

const byFrequency = (shapes: Shape[]) =>
  shapes.sort((one, other) => other.lines - one.lines || (one.shape < other.shape ? -1 : 1));

/** Those of a column in two parts of a text. */
export function joinedShapes(
  one: readonly Shape[] | undefined,
  other: readonly Shape[] | undefined
): readonly Shape[] | undefined {
  if (!one || !other) return undefined;
  const lines = new Map<string, number>();
  for (const each of [...one, ...other]) lines.set(each.shape, (lines.get(each.shape) ?? 0) + each.lines);
  return byFrequency([...lines].map(([shape, lines]) => ({ shape, lines })));
}

function grown(tree: Tree, from: number, sign: number): number {
  const node = tree.shapes.length;
  if (node === mostNodes) return -1;
  tree.next[from * none + sign] = node;
  tree.shapes.push((tree.shapes[from] ?? '') + (signs[sign] ?? ''));
  return node;
}
