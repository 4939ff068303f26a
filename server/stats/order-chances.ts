/** For k = 1, 2, …, while `visit` answers true: the chance that somebody who is a customer today orders at least k times. */
export type OrderChances = (visit: (k: number, chance: number) => boolean) => void;

/** Orders within the horizon of somebody who is still a customer today. */
export interface OrdersToCome {
  /** the chance of one at least */
  any: number;
  mean: number;
  mean_square: number;
}

/** E[N] = Σ P(N ≥ k) and E[N²] = Σ (2k − 1) · P(N ≥ k): every term is positive, nothing cancels. */
export function ordersOf(chances: OrderChances): OrdersToCome {
  let [any, mean, mean_square] = [0, 0, 0];
  chances((k, chance) => {
    if (k === 1) any = chance;
    mean += chance;
    mean_square += (2 * k - 1) * chance;
    return true;
  });
  return { any, mean, mean_square };
}

/** The least number of orders that is not exceeded with this chance, by somebody who is a customer with the chance `alive`. */
export function quantileOf(chances: OrderChances, alive: number, chance: number): number {
  let orders = 0;
  chances((k, reached) => {
    if (alive * reached > 1 - chance) orders = k;
    return orders === k;
  });
  return orders;
}

/** Chances that small are rounding errors of 1 − (1 − chance). */
export const negligible = 1e-13;
export const mostOrders = 100_000;
