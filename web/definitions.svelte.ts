import type { Definition, DefinitionsAnswer, Dimension } from '../server/features/definitions/contract.ts';
import type { Scheme, SegmentLabel } from '../server/schemes/contract.ts';

export type MetricDefinition = Extract<Definition, { kind: 'metric' }>;
export type SchemeDefinition = Extract<Definition, { kind: 'scheme' }>;

/** The catalog in force: what figures, segments and dimensions are called, and what the data covers. */
class Definitions {
  #answer = $state.raw<DefinitionsAnswer>();

  set(answer: DefinitionsAnswer): void {
    this.#answer = answer;
  }

  get settings() {
    return this.#answer?.definition;
  }

  get data_through(): string | null {
    return this.#answer?.data_through ?? null;
  }

  get data_version(): number | undefined {
    return this.#answer?.data_version;
  }

  get metrics(): MetricDefinition[] {
    return this.#answer?.rows.filter((row) => row.kind === 'metric') ?? [];
  }

  get schemes(): SchemeDefinition[] {
    return this.#answer?.rows.filter((row) => row.kind === 'scheme') ?? [];
  }

  get dimensions(): Dimension[] {
    return this.settings?.dimensions ?? [];
  }

  metric(id: string): MetricDefinition | undefined {
    return this.metrics.find((metric) => metric.id === id);
  }

  scheme(id: string | undefined): SchemeDefinition | undefined {
    return this.schemes.find(({ scheme }) => scheme === id);
  }
}

export const definitions = new Definitions();

export function labelOf(
  segment: string,
  scheme: Pick<Scheme, 'segments'> | undefined
): SegmentLabel | undefined {
  return scheme?.segments.find((label) => label.segment === segment);
}
