/** A group of a ranking, and what all its customers together brought. */
export interface Share {
  customers: number;
  /** minor units */
  amount: number;
}

/**
 * How far the money stands at the head of a ranking, −1…1: 0 where every group brings as much as it has customers, close
 * to 1 where the first few bring all, below 0 where the last bring more. Undefined without customers, or while the money
 * is not above 0 in all.
 *
 * For: whether tiers hold the money of the period after. Not for: comparing businesses, whose money is spread otherwise.
 * Assumes equal shares within a group, so it is never above `mostConcentrated` of the same customers.
 *
 * Kakwani (1977), "Applications of Lorenz Curves in Economic Analysis": the concentration index. Groups best first, p the
 * part of the customers, L the part of the money up to a group:
 *
 *   C = Σ p_k (L_k + L_{k−1}) − 1
 *
 * @example concentration([{ customers: 1, amount: 100 }, { customers: 1, amount: 0 }]) // 0.5
 */
export function concentration(bestFirst: readonly Share[]): number | undefined {
  const customers = bestFirst.reduce((total, group) => total + group.customers, 0);
  const amount = bestFirst.reduce((total, group) => total + group.amount, 0);
  if (customers === 0 || amount <= 0) return undefined;
  let before = 0;
  let twice = 0;
  for (const group of bestFirst) {
    const until = before + group.amount;
    twice += (group.customers / customers) * ((before + until) / amount);
    before = until;
  }
  return twice - 1;
}

/**
 * The same for the best ranking there could have been, every customer by what they then brought: the Gini coefficient of
 * the money. With negative amounts it may be above 1.
 *
 * Each customer's mid-rank r, from 1 for the least, and amount x: G = 2 Σ r x / (n Σ x) − (n + 1)/n.
 *
 * @param rank_amount Σ r x, in minor units
 * @example mostConcentrated({ customers: 2, amount: 100, rank_amount: 200 }) // 0.5
 */
export function mostConcentrated({
  customers,
  amount,
  rank_amount
}: Share & { rank_amount: number }): number | undefined {
  if (customers === 0 || amount <= 0) return undefined;
  return (2 * rank_amount) / (customers * amount) - (customers + 1) / customers;
}
