import { untrack } from 'svelte';
import type { Cell } from '../csv.ts';

export interface Table {
  header: string[];
  rows: Cell[][];
}

export interface ShownTable {
  /** what the panel is called, in the reader's language */
  title: string;
  /** made only when somebody takes it along */
  table: () => Table;
  /** where on the page it is */
  element: HTMLElement;
}

/** The tables of the panels in sight: each panel that can be downloaded is a sheet of the workbook. */
class ShownTables {
  #tables = $state.raw<readonly ShownTable[]>([]);

  /** Until the function that is given back is called. Untracked: an effect that shows one must not run again for another. */
  show(table: ShownTable): () => void {
    // Who adds to the list must not be told again that it has grown.
    untrack(() => (this.#tables = [...this.#tables, table]));
    return () => {
      untrack(() => (this.#tables = this.#tables.filter((other) => other !== table)));
    };
  }

  get count(): number {
    return this.#tables.length;
  }

  /** From the top of the page to its end. */
  get inOrder(): ShownTable[] {
    return [...this.#tables].sort(({ element: one }, { element: other }) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    );
  }
}

export const shownTables = new ShownTables();
