import type { RfmCell } from '../../server/features/rfm-cube/contract.ts';

/** A cube of as many cells as a large retailer has: four dimensions beside the scores, the same at every run. */
export function madeUpCube(count: number): RfmCell[] {
  // Scattered by multiplication, so that values meet in every combination.
  const at = (index: number, step: number, size: number) =>
    ((Math.imul(index + 1, Math.imul(step, 0x9e3779b1)) >>> 0) >>> 9) % size;
  return Array.from({ length: count }, (_, index) => ({
    r_score: 1 + at(index, 7, 5),
    f_score: 1 + at(index, 3, 5),
    m_score: 1 + at(index, 11, 5),
    segment: `s${at(index, 5, 11)}`,
    first_region: `r${at(index, 13, 40)}`,
    first_channel: `c${at(index, 17, 6)}`,
    first_category: `k${at(index, 19, 25)}`,
    customers: 1 + at(index, 23, 9),
    recency_days: 30,
    net_amount: at(index, 29, 10_000),
    orders: 2,
    buyers_next: 1,
    net_amount_next: 500
  }));
}
