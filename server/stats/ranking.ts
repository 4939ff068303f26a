/** Customers whom a ranking does not tell apart, and how many of them were hits: did what the ranking foresaw. */
export interface Level {
  /** higher is foreseen more surely */
  level: number;
  customers: number;
  hits: number;
}

/**
 * How well a ranking tells hits from the others, 0…1: the chance that a hit stands above one who is none, chosen at
 * random; 0.5 is worth nothing. Undefined where there are only hits, or none.
 *
 * For: judging an order of people. Not for: whether the levels are probabilities.
 * Assumes nothing of the levels but their order. Equal levels count as half.
 *
 * Hanley & McNeil (1982), "The Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve":
 * the area is the Wilcoxon–Mann–Whitney statistic,
 *
 *   AUC = (pairs with the hit above + ½ · pairs on one level) / all pairs
 *
 * @example areaUnderCurve([{ level: 1, customers: 2, hits: 0 }, { level: 2, customers: 2, hits: 1 }]) // (2 + ½) / 3
 */
export function areaUnderCurve(levels: readonly Level[]): number | undefined {
  let below = 0;
  let allHits = 0;
  let twiceWon = 0;
  for (const { customers, hits } of upwards(levels)) {
    const others = customers - hits;
    twiceWon += hits * (2 * below + others);
    below += others;
    allHits += hits;
  }
  const pairs = allHits * below;
  return pairs === 0 ? undefined : twiceWon / (2 * pairs);
}

/**
 * The share of hits, 0…1, among the first k of a ranking. Undefined of none, or of more than there are.
 *
 * For: what a team that can write to k people gets. Not for: comparing lists of different length.
 * Assumes that on the level which k cuts through people are chosen at random: the mean over all orders of equals, so
 * the answer does not depend on one of them.
 *
 * McSherry & Najork (2008), "Computing Information Retrieval Performance Measures Efficiently in the Presence of Tied
 * Scores", section 2.2 (precision at k):
 *
 *   (hits on the levels above + (k − customers above) · hits on the level / customers on it) / k
 *
 * @example precisionAt([{ level: 2, customers: 1, hits: 1 }, { level: 1, customers: 4, hits: 2 }], 3) // (1 + 2 · 2/4) / 3
 */
export function precisionAt(levels: readonly Level[], k: number): number | undefined {
  let above = 0;
  let hitsAbove = 0;
  for (const { customers, hits } of upwards(levels).reverse()) {
    if (k > 0 && above + customers >= k) return (hitsAbove + ((k - above) * hits) / customers) / k;
    above += customers;
    hitsAbove += hits;
  }
  return undefined;
}

const upwards = (levels: readonly Level[]) => [...levels].sort((one, other) => one.level - other.level);
