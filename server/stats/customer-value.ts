/** The Δ of a customer's value: a twelfth of 365.25 days. */
export const monthDays = 30.4375;

/**
 * The value of orders to come, in orders of today: each month's share is worth less the later it comes. Times the
 * expected value of an order and the margin it is the customer lifetime value.
 *
 *   Σ_{k=1..K} (E[Y(kΔ)] − E[Y((k−1)Δ)]) / (1 + d)^k          d = yearly rate by the month: (1 + yearly)^(1/12) − 1
 */
export function discountedOrders(
  ordersBy: (days: number) => number,
  { months, yearly_rate }: { months: number; yearly_rate: number }
): number {
  let [sum, before] = [0, 0];
  for (let month = 1; month <= months; month += 1) {
    const by = ordersBy(month * monthDays);
    sum += (by - before) / (1 + yearly_rate) ** (month / 12);
    before = by;
  }
  return sum;
}
