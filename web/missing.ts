import type { SchemeDefinition } from './definitions.svelte.ts';
import type { Asked, Parameter } from './address.ts';

/** What an address names that there is not. */
export interface Missing {
  name: Extract<Parameter, 'scheme' | 'metric_id' | 'segment' | 'from_segment' | 'to_segment'>;
  value: string;
}

interface Known {
  schemes: readonly Pick<SchemeDefinition, 'scheme' | 'segments'>[];
  metrics: readonly { id: string }[];
}

/** The first name of the address that nothing has: a page about it could only be empty. */
export function missingOf(asked: Asked, { schemes, metrics }: Known): Missing | undefined {
  const { scheme = '', metric_id } = asked;
  const read = schemes.find((one) => one.scheme === scheme);
  if (!read) return { name: 'scheme', value: scheme };
  if (metric_id !== undefined && !metrics.some(({ id }) => id === metric_id))
    return { name: 'metric_id', value: metric_id };
  for (const name of ['segment', 'from_segment', 'to_segment'] as const) {
    const value = asked[name];
    if (value !== undefined && !read.segments.some(({ segment }) => segment === value))
      return { name, value };
  }
  return undefined;
}
