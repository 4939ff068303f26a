import type { SegmentSeriesPoint } from '../../../server/features/segment-series/contract.ts';
import { columnsOf } from './cells.ts';
import { crossFilter, keyOf, type Selection } from './cross-filter.ts';

/** Sizes by dimensions, to be looked at through one choice after another. A period or a segment that loses everybody stays, with 0. */
export function seriesBy(
  points: readonly SegmentSeriesPoint[],
  dimensions: readonly string[]
): (selection: Selection) => SegmentSeriesPoint[] {
  const cells = columnsOf(points, ['period', 'segment', ...dimensions], ['customers', 'net_amount']);
  const places = new Map<string, SegmentSeriesPoint>();
  for (const { snapshot_date, period, segment, is_complete } of points) {
    const key = keyOf(period, segment);
    if (!places.has(key))
      places.set(key, { snapshot_date, period, segment, customers: 0, net_amount: 0, is_complete });
  }
  return (selection) => {
    const sizes = crossFilter(cells, selection).by('period', 'segment');
    return [...places].map(([key, place]) => {
      const { customers = 0, net_amount = 0 } = sizes.get(key) ?? {};
      return { ...place, customers, net_amount };
    });
  };
}
