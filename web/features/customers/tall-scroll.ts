/** Beyond this some browsers draw an element no taller, and the last rows could not be reached. */
const TALLEST = 12_000_000;

/**
 * Where one is in a list that is taller than an element may be. What is scrolled by less than a screen (wheel, keys,
 * touch) moves that far; a pull of the scrollbar goes to the same share of the list. Its ends are the ends of the list.
 */
export class TallScroll {
  /** css pixels of the element that stands for all rows */
  readonly drawn: number;
  readonly #hidden: number;
  #top = 0;
  #position = 0;

  constructor(rows_height: number, tallest = TALLEST) {
    this.drawn = Math.min(rows_height, tallest);
    this.#hidden = rows_height - this.drawn;
  }

  /** css pixels from the top of the whole list */
  get position(): number {
    return this.#position;
  }

  /** how much further the list is than the element says */
  get ahead(): number {
    return this.#position - this.#top;
  }

  /** The element now stands at `top`, can reach `reach`, and shows `view`. */
  moved(top: number, reach: number, view: number): number {
    const by = top - this.#top;
    const whole = reach + this.#hidden;
    this.#top = top;
    if (this.#hidden === 0 || top <= 0) this.#position = top;
    else if (top >= reach - 1) this.#position = whole;
    else if (Math.abs(by) < view) this.#position = Math.min(Math.max(this.#position + by, 0), whole);
    else this.#position = (top / reach) * whole;
    return this.#position;
  }
}
