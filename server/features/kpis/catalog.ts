import { besideOrders } from '../../../sql/metrics/beside-orders.ts';
import { kpis } from '../../../sql/metrics/kpis.ts';
import type { Metric, MissingMetric } from '../../../sql/metrics/metric.ts';
import { notComputable } from '../../../sql/metrics/not-computable.ts';
import { refusal } from '../../errors.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { oneOf, someOf, type Reader } from '../../questions/parameters.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { Words } from '../../schemes/contract.ts';
import type { Input } from '../../schemes/facts.ts';
import type { Rules } from '../../schemes/rules.ts';
import { metricInForce } from '../../schemes/words-in-force.ts';

const all = [...kpis, ...besideOrders] as const;
export type MetricId = (typeof all)[number]['id'];

export const catalog: readonly Metric[] = all;
const known = all.map(({ id }) => id);

export const isComputable =
  (inputs: readonly Input[]) =>
  ({ needs }: Metric) =>
    !needs || inputs.includes(needs.input);

/** What the dictionary names and nothing loaded can tell. */
export const notComputableOf = (inputs: readonly Input[]): MissingMetric[] => [
  ...catalog.flatMap(({ id, label, unit, better, meaning, formula, needs }) =>
    needs && !inputs.includes(needs.input)
      ? [{ id, label, unit, better, meaning, formula, needs: needs.words }]
      : []
  ),
  ...notComputable
];

/** The metrics asked for; all that can be told when none is named. One that is named and needs what is not loaded is refused. */
export async function metricsAsked(
  asking: Pick<AskingOfData, 'home' | 'session' | 'published'>,
  ids: readonly MetricId[]
): Promise<Metric[]> {
  const inputs = await inputsLoaded(asking);
  for (const { id, needs } of ids.map(metricNamed)) {
    if (needs && !inputs.includes(needs.input)) throw notThere(id, needs.words);
  }
  return catalog
    .filter(isComputable(inputs))
    .filter(({ id }) => ids.length === 0 || ids.some((named) => named === id));
}

const notThere = (metric_id: string, needs: Words) =>
  refusal('metric_not_computable', { metric_id }, { needs });

export function metricNamed(id: MetricId): Metric {
  const metric = catalog.find((candidate) => candidate.id === id);
  if (!metric) throw new Error(`${id} is no metric`);
  return metric;
}

/** A number that needs what is not loaded is no unknown name: it is said what it needs. */
function refuseMissing(texts: readonly string[]): void {
  const missing = notComputable.find(({ id }) => texts.includes(id));
  if (missing) throw notThere(missing.id, missing.needs);
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
