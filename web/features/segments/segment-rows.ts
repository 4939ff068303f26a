import type { Scheme } from '../../../server/schemes/contract.ts';
import { addedUp, keyOf, nothing, type CrossFilter, type Sums } from './cross-filter.ts';
import { over } from './measure.ts';

export interface SegmentRow {
  segment: string;
  customers: number;
  customer_share: number | null;
  net_amount: number;
  net_amount_share: number | null;
  avg_recency_days: number | null;
  avg_frequency_orders: number | null;
  avg_monetary_value: number | null;
  buyers_next: number | null;
  bought_again: number | null;
  /** null where there is nothing to compare with */
  change: number | null;
  /** of the share, in points */
  share_change: number | null;
}

export interface SegmentRows {
  rows: SegmentRow[];
  /** of all segments; the choice of a segment is left open */
  all: SegmentRow;
}

/** Every segment of the scheme that the cube can tell, best first, empty ones with 0. */
export function segmentRows(
  now: CrossFilter,
  before: CrossFilter | undefined,
  scheme: Pick<Scheme, 'segments' | 'not_computable'>,
  untold: readonly string[],
  has_outcome: boolean
): SegmentRows {
  const sizes = now.by('segment');
  const sizesBefore = before?.by('segment');
  const whole = addedUp(sizes.values());
  const wholeBefore = sizesBefore && addedUp(sizesBefore.values());

  const row = (segment: string, of: Sums, was: Sums | undefined): SegmentRow => {
    const customer_share = over(of.customers, whole.customers);
    const share_before = wholeBefore ? over(was?.customers ?? 0, wholeBefore.customers) : null;
    return {
      segment,
      customers: of.customers,
      customer_share,
      net_amount: of.net_amount,
      net_amount_share: over(of.net_amount, whole.net_amount),
      avg_recency_days: over(of.recency_days, of.customers),
      avg_frequency_orders: over(of.orders, of.customers),
      avg_monetary_value: over(of.net_amount, of.customers),
      buyers_next: has_outcome ? of.buyers_next : null,
      bought_again: has_outcome ? over(of.buyers_next, of.customers) : null,
      change: wholeBefore && wholeBefore.customers > 0 ? of.customers - (was?.customers ?? 0) : null,
      share_change: customer_share === null || share_before === null ? null : customer_share - share_before
    };
  };

  const told = [...scheme.segments]
    .sort((one, other) => one.position - other.position)
    .map(({ segment }) => segment)
    .filter(
      (segment) =>
        segment !== 'not_yet_customer' &&
        !untold.includes(segment) &&
        !scheme.not_computable.some(({ label }) => label === segment)
    );
  return {
    rows: told.map((segment) =>
      row(segment, sizes.get(keyOf(segment)) ?? nothing(), sizesBefore?.get(keyOf(segment)))
    ),
    all: row('', whole, wholeBefore)
  };
}
