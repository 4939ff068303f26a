import type { SegmentSeriesPoint } from '../../../server/features/segment-series/contract.ts';
import type { Selection } from './cross-filter.ts';

/** Sizes by dimensions added up over what is chosen of them. A period or a segment that loses everybody stays, with 0. */
export function chosenSeries(
  points: readonly SegmentSeriesPoint[],
  dimensions: readonly string[],
  selection: Selection
): SegmentSeriesPoint[] {
  const narrowed = dimensions.flatMap((name) => {
    const chosen = selection[name] ?? [];
    return chosen.length > 0 ? [{ name: name as 'first_region', chosen }] : [];
  });
  const sizes = new Map<string, SegmentSeriesPoint>();
  for (const point of points) {
    const { snapshot_date, period, segment, is_complete } = point;
    const key = `${period} ${segment}`;
    let size = sizes.get(key);
    if (!size) {
      size = { snapshot_date, period, segment, customers: 0, net_amount: 0, is_complete };
      sizes.set(key, size);
    }
    if (!narrowed.every(({ name, chosen }) => chosen.includes(point[name] ?? null))) continue;
    size.customers += point.customers;
    size.net_amount += point.net_amount;
  }
  return [...sizes.values()];
}
