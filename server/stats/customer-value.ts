/** The Δ of a customer's value: a twelfth of 365.25 days. */
const monthDays = 30.4375;

/** How far ahead a value looks, and by how much a year what comes later is worth less: 0.1 = 10 %. */
export interface Discounting {
  months: number;
  yearly_rate: number;
}

/**
 * The value of orders to come, in orders of today: each month's share is worth less the later it comes. Times the
 * expected value of an order and the margin it is the customer lifetime value.
 *
 *   Σ_{k=1..K} (E[Y(kΔ)] − E[Y((k−1)Δ)]) / (1 + d)^k          d = yearly rate by the month: (1 + yearly)^(1/12) − 1
 */
export function discountedOrders(
  ordersBy: (days: number) => number,
  { months, yearly_rate }: Discounting
): number {
  let [sum, before] = [0, 0];
  for (let month = 1; month <= months; month += 1) {
    const by = ordersBy(month * monthDays);
    sum += (by - before) / (1 + yearly_rate) ** (month / 12);
    before = by;
  }
  return sum;
}
