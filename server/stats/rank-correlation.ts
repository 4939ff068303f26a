import { chiSquareTail } from './chi-square.ts';

/** Customers whom a ranking does not tell apart. */
export interface RankedGroup {
  /** higher is foreseen to be worth more */
  place: number;
  customers: number;
  /** of all of them together: the mid-rank, from 1, of what each was worth among all customers */
  rank_sum: number;
}

export interface RankCorrelation {
  /** −1…1 */
  rho: number;
  customers: number;
  /** the chance of one as far from 0 while the ranking says nothing */
  p_value: number;
}

/**
 * Spearman's rank correlation, −1…1, between the places of a ranking and what came of each customer: 1 where the order
 * is the same, 0 where the ranking says nothing. Undefined while all stand in one place, or are worth the same.
 *
 * For: whether an order of segments is the order of worth. Not for: how much more one is worth than another.
 * Assumes nothing but the two orders; equal ones share their mid-rank, which is the correction for ties.
 *
 * Kendall (1970), "Rank Correlation Methods", chapter 3: Pearson's coefficient of the mid-ranks. With N customers and t
 * as often as each value occurs,
 *
 *   ρ = (Σ R_x R_y − N((N + 1)/2)²) / √(V_x V_y),  V = (N³ − N − Σ(t³ − t)) / 12
 *
 * Under independence ρ√(N − 1) is close to standard normal, and its square to χ² with one degree of freedom.
 *
 * @param tie_sum Σ(t³ − t) over the values of what came
 * @example rankCorrelation([{ place: 1, customers: 1, rank_sum: 1 }, { place: 2, customers: 1, rank_sum: 2 }], 0)?.rho // 1
 */
export function rankCorrelation(
  groups: readonly RankedGroup[],
  tie_sum: number
): RankCorrelation | undefined {
  const places = merged(groups);
  const customers = sum(places.map((group) => group.customers));
  const middle = (customers + 1) / 2;
  const spread = (ties: number) => (customers ** 3 - customers - ties) / 12;
  const spreads = [
    spread(sum(places.map((group) => group.customers ** 3 - group.customers))),
    spread(tie_sum)
  ];
  if (customers < 2 || spreads.some((each) => each <= 0)) return undefined;

  let below = 0;
  const together = sum(
    places.map((group) => {
      const rank = below + (group.customers + 1) / 2;
      below += group.customers;
      // Less the mean on either side: products of whole ranks would lose their last digits.
      return (rank - middle) * (group.rank_sum - middle * group.customers);
    })
  );
  const rho = together / (Math.sqrt(spreads[0] ?? 0) * Math.sqrt(spreads[1] ?? 0));
  return { rho, customers, p_value: chiSquareTail(rho * rho * (customers - 1), 1) };
}

/**
 * The same between two rankings, from a table of how many stand where: whether those who stood high stand high later.
 *
 * @example rankAgreement([{ one: 1, other: 1, customers: 5 }, { one: 2, other: 2, customers: 5 }])?.rho // 1
 */
export function rankAgreement(
  cells: readonly { one: number; other: number; customers: number }[]
): RankCorrelation | undefined {
  const columns = merged(cells.map(({ other, customers }) => ({ place: other, customers, rank_sum: 0 })));
  let below = 0;
  const rankOf = new Map(
    columns.map(({ place, customers }) => {
      const rank = below + (customers + 1) / 2;
      below += customers;
      return [place, rank];
    })
  );
  const ranked = cells.map(({ one, other, customers }) => ({
    place: one,
    customers,
    rank_sum: customers * (rankOf.get(other) ?? 0)
  }));
  return rankCorrelation(ranked, sum(columns.map(({ customers }) => customers ** 3 - customers)));
}

/** One group for each place, the lowest first. */
function merged(groups: readonly RankedGroup[]): RankedGroup[] {
  const byPlace = new Map<number, RankedGroup>();
  for (const { place, customers, rank_sum } of groups) {
    const before = byPlace.get(place);
    byPlace.set(place, {
      place,
      customers: customers + (before?.customers ?? 0),
      rank_sum: rank_sum + (before?.rank_sum ?? 0)
    });
  }
  return [...byPlace.values()]
    .filter(({ customers }) => customers > 0)
    .sort((one, other) => one.place - other.place);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
