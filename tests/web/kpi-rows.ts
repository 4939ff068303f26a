import type { Kpi } from '../../server/features/kpis/contract.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';

export const metric = (id: string): Metric => {
  const found: Metric | undefined = kpis.find((one) => one.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
};

export const kpi = (metric_id: string, given: Partial<Kpi>): Kpi => ({
  metric_id,
  segment: null,
  value: null,
  numerator: 0,
  denominator: null,
  previous_value: null,
  previous_denominator: null,
  previous_is_complete: true,
  year_ago_value: null,
  year_ago_denominator: null,
  year_ago_is_complete: true,
  is_complete: true,
  ...given
});
