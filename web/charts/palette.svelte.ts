import { preferences } from '../preferences.svelte.ts';
import { readPalette, type Palette } from './theme.ts';

class CurrentPalette {
  #current = $derived.by(() => {
    void preferences.theme;
    void preferences.locale;
    return readPalette();
  });

  get current(): Palette {
    return this.#current;
  }
}

export const palette = new CurrentPalette();
