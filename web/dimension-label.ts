import { definitions } from './definitions.svelte.ts';
import { say } from './i18n/i18n.svelte.ts';

/** What a dimension is called. One that the data no longer has may still be in force: its name is all we know of it. */
export function dimensionLabel(dimension: string): string {
  const known = definitions.dimensions.find((one) => one.dimension === dimension);
  return known ? say(known.label) : dimension;
}
