import type { Asked, Filter } from '../../address.ts';
import { view } from '../../url-state.svelte.ts';
import { CUTS } from './chosen.ts';
import type { Shown } from './shown.ts';

/** The customers of what is chosen, narrowed further: the list adds up to the number it is opened from. */
export function customersOf(
  { definition, list_scheme }: Shown,
  more: Pick<Asked, (typeof CUTS)[number]> = {},
  filters: Filter[] = view.current.filters
): string {
  const { asked } = view.current;
  const cuts: Asked = {};
  for (const name of CUTS) {
    const value = more[name] ?? asked[name];
    if (value !== undefined) cuts[name] = value;
  }
  const scheme = cuts.segment === undefined ? list_scheme : undefined;
  return view.to(
    'customers',
    null,
    { as_of: definition.as_of, ...cuts, ...(scheme !== undefined && { scheme }) },
    filters
  );
}
