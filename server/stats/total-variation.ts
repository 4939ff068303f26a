/**
 * Distance, 0…1, between two distributions over the same things: the largest difference of the probabilities that they
 * give to any set of them. 0: the same; 1: nothing in common.
 *
 * Levin, Peres & Wilmer (2009), "Markov Chains and Mixing Times", proposition 4.2: ½ Σ |p − q|.
 */
export const totalVariation = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / 2;
