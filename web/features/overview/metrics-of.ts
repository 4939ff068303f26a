import type { MetricDefinition } from '../../definitions.svelte.ts';

/** The catalog by what is stored and what a server works out when it is asked: that takes its time. */
export function metricsOf(catalog: readonly Pick<MetricDefinition, 'id' | 'is_live'>[]): {
  stored: string[];
  live: string[];
} {
  const of = (isLive: boolean) =>
    catalog.filter(({ is_live }) => (is_live ?? false) === isLive).map(({ id }) => id);
  return { stored: of(false), live: of(true) };
}
