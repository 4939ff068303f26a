import type { Locale } from '../server/schemes/contract.ts';

export type Theme = 'light' | 'dark';

/** How I like to read is mine: it lives in this browser, not in the address that I send to others. */
class Preferences {
  #locale = $state<Locale>(keptLocale() ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en'));
  #theme = $state<Theme>(keptTheme() ?? (prefersDark() ? 'dark' : 'light'));

  #has_toured = $state(read('toured') === 'yes');

  #is_printing = $state(false);

  constructor() {
    this.#show();
    for (const [event, is_printing] of [
      ['beforeprint', true],
      ['afterprint', false]
    ] as const)
      window.addEventListener(event, () => {
        this.#is_printing = is_printing;
        this.#show();
      });
  }

  /** A page is being put on paper: what is drawn anew must not wait. */
  get is_printing(): boolean {
    return this.#is_printing;
  }

  get locale(): Locale {
    return this.#locale;
  }

  set locale(locale: Locale) {
    this.#locale = locale;
    keep('locale', locale);
    this.#show();
  }

  /** Paper is white, whatever the screen is. */
  get theme(): Theme {
    return this.#is_printing ? 'light' : this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    keep('theme', theme);
    this.#show();
  }

  get has_toured(): boolean {
    return this.#has_toured;
  }

  set has_toured(has_toured: boolean) {
    this.#has_toured = has_toured;
    keep('toured', has_toured ? 'yes' : 'no');
  }

  /** At once and not in an effect: charts read their colours from the tokens of the theme. */
  #show(): void {
    document.documentElement.lang = this.#locale;
    document.documentElement.dataset['theme'] = this.theme;
  }
}

function keptLocale(): Locale | undefined {
  const kept = read('locale');
  return kept === 'en' || kept === 'zh-CN' ? kept : undefined;
}

function keptTheme(): Theme | undefined {
  const kept = read('theme');
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

function prefersDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** A browser may forbid storage; then a choice holds until the page is left. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(`tierflow.${key}`);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`tierflow.${key}`, value);
  } catch {
    return;
  }
}

export const preferences = new Preferences();
