/** One page of a list as the server tells it. */
export interface Page<Row> {
  rows: readonly Row[];
  total: number;
  data_version: number;
}

interface Source<Row> {
  first: Page<Row>;
  page_size: number;
  /** page 2 and those after it */
  ask: (page: number, signal: AbortSignal) => Promise<Page<Row>>;
  /** a page has come */
  changed: () => void;
  failed: (cause: unknown) => void;
  /** what came is of other data than the first page */
  outdated: () => void;
}

/** Before asking for a page that is scrolled past, wait so many milliseconds for it to stay in sight. */
const PAUSE = 90;
/** Pages held in memory: those furthest from what is in sight are let go. */
const HELD = 24;

/**
 * A long list of which only the pages in sight are asked for. Who scrolls on has the requests for what is out of sight
 * aborted. The first page stays: it is what is printed.
 */
export class PagedList<Row> {
  readonly #source: Source<Row>;
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #asked = new Map<number, AbortController>();
  #wanted: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: Source<Row>) {
    this.#source = source;
    this.#pages.set(1, source.first.rows);
  }

  get total(): number {
    return this.#source.first.total;
  }

  row(index: number): Row | undefined {
    const { page_size } = this.#source;
    return this.#pages.get(Math.floor(index / page_size) + 1)?.[index % page_size];
  }

  /** Whether every row between the two, both included, is here. */
  has(first: number, last: number): boolean {
    return pagesOf(first, last, this.#source.page_size).every((page) => this.#pages.has(page));
  }

  /** Those rows are in sight now. */
  show(first: number, last: number): void {
    this.#wanted = pagesOf(first, last, this.#source.page_size);
    for (const [page, request] of this.#asked) {
      if (this.#wanted.includes(page)) continue;
      request.abort();
      this.#asked.delete(page);
    }
    clearTimeout(this.#timer);
    if (!this.has(first, last)) this.#timer = setTimeout(() => this.again(), PAUSE);
  }

  /** Asks for what is in sight and neither here nor on its way. */
  again(): void {
    for (const page of this.#wanted) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) this.#ask(page);
    }
  }

  /** Nobody looks at it any more. */
  close(): void {
    clearTimeout(this.#timer);
    for (const request of this.#asked.values()) request.abort();
    this.#asked.clear();
  }

  #ask(page: number): void {
    const { ask, first, changed, failed, outdated } = this.#source;
    const request = new AbortController();
    this.#asked.set(page, request);
    ask(page, request.signal).then(
      ({ rows, data_version }) => {
        if (request.signal.aborted) return;
        this.#asked.delete(page);
        if (data_version !== first.data_version) return outdated();
        this.#pages.set(page, rows);
        this.#letGo();
        changed();
      },
      (cause: unknown) => {
        if (request.signal.aborted) return;
        this.#asked.delete(page);
        failed(cause);
      }
    );
  }

  #letGo(): void {
    const [near = 1] = this.#wanted;
    const furthest = [...this.#pages.keys()]
      .filter((page) => page !== 1 && !this.#wanted.includes(page))
      .sort((one, other) => Math.abs(other - near) - Math.abs(one - near));
    for (const page of furthest.slice(0, Math.max(this.#pages.size - HELD, 0))) this.#pages.delete(page);
  }
}

/** The pages, counted from 1, that hold the rows between the two, both included. */
export function pagesOf(first: number, last: number, page_size: number): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / page_size) + 1; (page - 1) * page_size <= last; page += 1)
    pages.push(page);
  return pages;
}
