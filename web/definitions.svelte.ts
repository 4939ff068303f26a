import type { Definition, DefinitionsAnswer, Dimension } from '../server/features/definitions/contract.ts';
import type { Scheme, SegmentLabel } from '../server/schemes/contract.ts';

export type MetricDefinition = Extract<Definition, { kind: 'metric' }>;
export type SchemeDefinition = Extract<Definition, { kind: 'scheme' }>;

/** The catalog in force: what figures, segments and dimensions are called, and what the data covers. */
class Definitions {
  #answer = $state.raw<DefinitionsAnswer>();
  #newest_version = $state(0);

  set(answer: DefinitionsAnswer): void {
    this.#answer = answer;
  }

  /** Any answer tells which publication of the data it comes from. */
  see(data_version: number): void {
    if (data_version > this.#newest_version) this.#newest_version = data_version;
  }

  /** New data was published since these definitions were read. */
  get is_stale(): boolean {
    return this.#answer !== undefined && this.#answer.data_version < this.#newest_version;
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
