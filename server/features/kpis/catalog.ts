import { kpis } from '../../../sql/metrics/kpis.ts';
import type { Metric, MissingMetric } from '../../../sql/metrics/metric.ts';
import { notComputable } from '../../../sql/metrics/not-computable.ts';
import { refusal } from '../../errors.ts';
import { oneOf, someOf, type Reader } from '../../questions/parameters.ts';
import type { Rules } from '../../schemes/rules.ts';
import { metricInForce } from '../../schemes/words-in-force.ts';

export type MetricId = (typeof kpis)[number]['id'];

export const catalog: readonly Metric[] = kpis;
const known = kpis.map(({ id }) => id);

export function metricNamed(id: MetricId): Metric {
  const metric = catalog.find((candidate) => candidate.id === id);
  if (!metric) throw new Error(`${id} is no metric`);
  return metric;
}

/** A number that needs what is not loaded is no unknown name: it is said what it needs. */
function refuseMissing(texts: readonly string[]): void {
  const missing = notComputable.find(({ id }) => texts.includes(id));
  if (missing) throw refusal('metric_not_computable', { metric_id: missing.id }, { needs: missing.needs });
}

const checked = <T>(reader: Reader<T>): Reader<T> => ({
  ...reader,
  read: (texts, name) => {
    refuseMissing(texts);
    return reader.read(texts, name);
  }
});

export const metricId = checked(oneOf(known));
export const metricIds = checked(someOf(known));

/** What an answer about KPIs says of its numbers. */
export const metricsInForce = (ids: readonly string[], rules: Rules): Metric[] =>
  catalog.filter(({ id }) => ids.includes(id)).map((metric) => metricInForce(metric, rules));

export type { MissingMetric };
export { notComputable };
