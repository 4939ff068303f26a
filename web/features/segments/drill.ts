import type { Asked, Filter } from '../../address.ts';
import { view } from '../../url-state.svelte.ts';
import { CUTS, type Cut } from './chosen.ts';
import type { Shown } from './shown.ts';

/** The customers of what is chosen, narrowed further: the list adds up to the number it is opened from. */
export function customersOf(
  { definition, list_scheme }: Shown,
  /** null: not narrowed by it, whatever is chosen */
  more: Partial<Record<Cut, string | null>> = {},
  filters: Filter[] = view.current.filters,
  status?: 'lapsed'
): string {
  const { asked } = view.current;
  const cuts: Asked = {};
  for (const name of CUTS) {
    const value = more[name] === undefined ? asked[name] : more[name];
    if (value !== undefined && value !== null) cuts[name] = value;
  }
  const scheme = cuts.segment === undefined ? list_scheme : undefined;
  return view.to(
    'customers',
    null,
    { as_of: definition.as_of, ...cuts, ...(status && { status }), ...(scheme !== undefined && { scheme }) },
    filters
  );
}
