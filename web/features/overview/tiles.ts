import type { KpiSeriesPoint } from '../../../server/features/kpi-series/contract.ts';

/** What a review looks at first, in the order it is talked about. */
export const TILES = [
  'repurchase_rate',
  'wake_up_rate',
  'win_back_rate',
  'churn_rate',
  'buyers',
  'net_sales',
  'average_order_value',
  'top_contribution_share'
] as const;

/** Of these the change can be taken apart: the share of the top is made of the segments themselves. */
export const CHANGES = TILES.filter((id) => id !== 'top_contribution_share');

/** The last periods of a metric up to a day, for the line of a tile. */
export function sparkPoints(series: KpiSeriesPoint[], metric_id: string, ends_on: string, periods = 12) {
  return series.filter((point) => point.metric_id === metric_id && point.ends_on <= ends_on).slice(-periods);
}
