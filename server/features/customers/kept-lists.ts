import type { Home } from '../../home.ts';
import type { CustomerSums } from './contract.ts';

/** What is known of a list once a page of it was told. */
export interface KeptList {
  sums: CustomerSums;
  /** everybody in it, in its order; who asks for the first page alone needs none */
  keys?: Int32Array;
}

/** As many as a few readers look at in turn. */
const mostLists = 32;
/** Of all lists together: 32 MB. */
const mostKeys = 8_000_000;

/**
 * Long lists that readers are scrolling through: worked out and put in order once, each further page is of a few
 * customers. A list is of one publication of the data, and is let go with it; the one longest unused goes first.
 */
export class KeptLists {
  readonly #lists = new Map<string, KeptList>();
  #data_version = 0;

  at(data_version: number, list: string): KeptList | undefined {
    if (data_version !== this.#data_version) return undefined;
    const found = this.#lists.get(list);
    if (found) this.#use(list, found);
    return found;
  }

  keep(data_version: number, list: string, known: KeptList): void {
    // Whoever began before a publication ends after others that began after it.
    if (data_version < this.#data_version) return;
    if (data_version > this.#data_version) this.#lists.clear();
    this.#data_version = data_version;
    this.#use(list, known);
    for (const longest_unused of this.#lists.keys()) {
      if (this.#lists.size <= mostLists && this.#size() <= mostKeys) break;
      this.#lists.delete(longest_unused);
    }
  }

  /** A map tells its entries in the order in which they were set. */
  #use(list: string, known: KeptList): void {
    this.#lists.delete(list);
    this.#lists.set(list, known);
  }

  #size(): number {
    return [...this.#lists.values()].reduce((sum, { keys }) => sum + (keys?.length ?? 0), 0);
  }
}

const kept = new WeakMap<Home, KeptLists>();

export function keptListsOf(home: Home): KeptLists {
  const known = kept.get(home) ?? new KeptLists();
  kept.set(home, known);
  return known;
}
