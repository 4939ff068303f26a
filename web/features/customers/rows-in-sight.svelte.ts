import { observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { TallScroll } from './tall-scroll.ts';

/** Rows drawn beyond what is seen, so that a key or a wheel meets no blank. */
const OVERSCAN = 12;
/** How long the list must lie still before it is said where one is, in milliseconds. */
const REST = 150;

interface Sight {
  /** rows drawn, by their place in the list */
  indexes: number[];
  /** css pixels above and below them */
  above: number;
  below: number;
  /** the first and the last that are seen */
  first: number;
  last: number;
}

const NOTHING: Sight = { indexes: [], above: 0, below: 0, first: 0, last: -1 };

/** Which rows of a long list are drawn. All are equally high, so nothing is measured. */
export class RowsInSight {
  #sight = $state.raw(NOTHING);
  readonly row_height: number;
  readonly #list: () => { total: number };
  readonly #seen: (first: number, last: number) => void;

  /** Another list is looked at from its top. */
  constructor(
    list: () => { total: number },
    row_height: number,
    seen: (first: number, last: number) => void
  ) {
    this.#list = list;
    this.row_height = row_height;
    this.#seen = seen;
  }

  get current(): Sight {
    return this.#sight;
  }

  scroller: Attachment<HTMLElement> = (element) => {
    const { total } = this.#list();
    return untrack(() => this.#watch(element, total));
  };

  #watch(element: HTMLElement, total: number): () => void {
    const { row_height } = this;
    const tall = new TallScroll(total * row_height);
    element.scrollTop = 0;

    const virtualizer: Virtualizer<HTMLElement, HTMLElement> = new Virtualizer<HTMLElement, HTMLElement>({
      count: total,
      estimateSize: () => row_height,
      overscan: OVERSCAN,
      getScrollElement: () => element,
      observeElementRect: (of, tell) =>
        observeElementRect(of, ({ width, height }) => tell({ width, height: height - covered(element) })),
      observeElementOffset: (_, tell) => {
        let rest: ReturnType<typeof setTimeout> | undefined;
        const look = () => {
          const { scrollTop, scrollHeight, clientHeight } = element;
          tell(tall.moved(scrollTop, scrollHeight - clientHeight, clientHeight), true);
          clearTimeout(rest);
          rest = setTimeout(() => tell(tall.position, false), REST);
        };
        tell(0, false);
        element.addEventListener('scroll', look, { passive: true });
        return () => {
          clearTimeout(rest);
          element.removeEventListener('scroll', look);
        };
      },
      // Every row is as high as was said: there is never anything to correct.
      scrollToFn: () => undefined,
      onChange: () => read()
    });

    const read = () => {
      const items = virtualizer.getVirtualItems().filter(({ start }) => start >= tall.ahead - row_height);
      const [top] = items;
      const above = Math.max((top?.start ?? 0) - tall.ahead, 0);
      const seen = virtualizer.range;
      this.#sight = {
        indexes: items.map(({ index }) => index),
        above,
        below: Math.max(tall.drawn - above - items.length * row_height, 0),
        first: seen?.startIndex ?? 0,
        last: seen?.endIndex ?? -1
      };
      if (items.length > 0) this.#seen(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
    };

    const unmount = virtualizer._didMount();
    virtualizer._willUpdate();
    read();
    return unmount;
  }
}

/** The head and the sums lie over the first and the last of the rows. */
function covered(element: HTMLElement): number {
  return [...element.querySelectorAll<HTMLElement>('thead, tfoot')].reduce(
    (sum, { offsetHeight }) => sum + offsetHeight,
    0
  );
}
