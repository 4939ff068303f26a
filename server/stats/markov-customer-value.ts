import { solve, timesColumn, type Matrix } from './matrix.ts';

/**
 * Present value of a customer for each state they may be in now, in the unit of `rewards`: what the state brings now,
 * and what the states after it bring, discounted by `discount_rate` per period. `periods` counts those after the present;
 * without it they never end. undefined when they never end and nothing is discounted, so that there is no sum.
 *
 * For: what a segment is worth as it moves. Assumes that where people go depends on the state they are in and on nothing
 * before it; flow-health tells whether that holds.
 *
 * Pfeifer & Carraway (2000), "Modeling Customer Relationships as Markov Chains":
 *
 *   V_T = Σ_{t = 0…T} [(1 + d)^−1 P]^t R        V = [I − (1 + d)^−1 P]^−1 R
 */
export function markovCustomerValue(
  probabilities: Matrix,
  rewards: readonly number[],
  discount_rate: number,
  periods?: number
): number[] | undefined {
  const discounted = probabilities.map((row) => row.map((p) => p / (1 + discount_rate)));
  if (periods === undefined) {
    return solve(
      discounted.map((row, at) => row.map((p, column) => (at === column ? 1 : 0) - p)),
      rewards
    );
  }
  // Horner: the value a period earlier is the reward now and the discounted value of where one goes.
  let value = [...rewards];
  for (let period = 0; period < periods; period += 1)
    value = timesColumn(discounted, value).map((later, state) => (rewards[state] ?? 0) + later);
  return value;
}
