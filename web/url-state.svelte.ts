import {
  changed,
  linkTo,
  readAddress,
  withDefaults,
  type Asked,
  type Changes,
  type Filter,
  type PageName
} from './address.ts';
import { untrack } from 'svelte';
import type { Question } from './api.ts';
import { definitions } from './definitions.svelte.ts';

/** The address bar, read and written. Nothing else holds state that a colleague must see when opening the link. */
class View {
  #place = $state.raw({ path: location.pathname, search: location.search });
  #written = $derived(readAddress(this.#place.path, this.#place.search));
  #defaults = $derived({
    latest_period: definitions.settings?.latest_period ?? null,
    data_through: definitions.data_through
  });
  #current = $derived({
    ...this.#written,
    asked: withDefaults(this.#written, this.#defaults),
    path: this.#place.path
  });

  constructor() {
    window.addEventListener('popstate', () => this.#read());
    document.addEventListener('click', (click) => this.#follow(click));
  }

  /** What is asked, defaults filled in. */
  get current() {
    return this.#current;
  }

  /** Asks for something else on the same page; the back button undoes it. */
  set(changes: Changes): void {
    this.go(changed(this.#written, changes, this.#defaults));
  }

  /** As `set`, while the reader is still at it, letter by letter: one step back undoes all of it. */
  refine(changes: Changes): void {
    history.replaceState(history.state, '', this.link(changes));
    this.#read();
  }

  /** The address that `set` would go to: for links. */
  link(changes: Changes): string {
    return changed(this.#written, changes, this.#defaults);
  }

  /** The address of another page, with the filters in force or others in their place. */
  to(
    page: PageName,
    id: string | null = null,
    asked: Asked = {},
    filters: Filter[] = this.#written.filters
  ): string {
    return linkTo({ ...this.#written, filters }, page, id, asked);
  }

  go(address: string): void {
    const stays = new URL(address, location.href).pathname === this.#place.path;
    history.pushState(null, '', address);
    this.#read();
    if (!stays) window.scrollTo(0, 0);
  }

  /** Opens the panel of a number: a step of its own, so that the back button closes it. */
  open(number: string): void {
    history.pushState({ opened: true }, '', this.link({ asked: { open: number } }));
    this.#read();
  }

  /** Closes it: back to where it was opened from, if it was opened here and not by a link. */
  close(): void {
    if (this.#written.asked.open === undefined) return;
    const state: unknown = history.state;
    if (typeof state === 'object' && state !== null && 'opened' in state) {
      history.back();
      return;
    }
    history.replaceState(null, '', this.link({ asked: { open: null } }));
    this.#read();
  }

  #read(): void {
    this.#place = { path: location.pathname, search: location.search };
  }

  /** A plain click on one of our own links stays in this page. */
  #follow(click: MouseEvent): void {
    const plain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
    const link = click.target instanceof Element ? click.target.closest('a') : null;
    if (!plain || click.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
    if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.getAttribute('href')?.startsWith('#')) return;
    click.preventDefault();
    this.go(link.pathname + link.search);
  }
}

export const view = new View();

/** A question of the page it is asked on: no question any more once the reader has gone elsewhere. */
export function here<Answer>(question: () => Question<Answer> | undefined) {
  const { page, id } = untrack(() => view.current);
  return () => (view.current.page === page && view.current.id === id ? question() : undefined);
}
