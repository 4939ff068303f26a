import type { Unfitted } from './fit.ts';
import { solve } from './matrix.ts';

/** What is known of some customers alike, and how many of them did what is to be foreseen. */
export interface Outcomes {
  /** without the constant, which is added */
  features: readonly number[];
  customers: number;
  hits: number;
}

export type Regression =
  | {
      converged: true;
      /** the constant first */
      coefficients: number[];
      standard_errors: number[];
      log_likelihood: number;
      n: number;
    }
  | { converged: false; reason: Unfitted; n: number };

const least = 30;

/**
 * The chance of a hit as a function of features: ln(chance / (1 − chance)) = β₀ + Σ βᵢ·featureᵢ. With a constant the
 * chances told add up to the hits seen: the output is calibrated in the large.
 *
 * For: turning a score into a chance (one feature, the log-odds of the score: Platt scaling). Not for: curves.
 * Assumes that customers act independently. Where a feature tells hits from the others without a fault there is no
 * maximum, and where there are 30 of neither kind too little to tell: both are answered as such.
 *
 * McCullagh & Nelder (1989), "Generalized Linear Models", section 2.5: Newton's method, iteratively reweighted least squares.
 */
export function logisticRegression(outcomes: readonly Outcomes[]): Regression {
  const rows = outcomes.map((row) => ({ ...row, terms: [1, ...row.features] }));
  const n = rows.reduce((sum, { customers }) => sum + customers, 0);
  const hits = rows.reduce((sum, row) => sum + row.hits, 0);
  if (Math.min(hits, n - hits) < least) return { converged: false, reason: 'too_few_customers', n };

  const size = rows[0]?.terms.length ?? 1;
  let coefficients = new Array<number>(size).fill(0);
  for (let step = 0; step < 50; step += 1) {
    const bends = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    const slopes = new Array<number>(size).fill(0);
    for (const { terms, customers, hits } of rows) {
      const p = chanceOf(terms, coefficients);
      terms.forEach((term, i) => {
        slopes[i] = (slopes[i] ?? 0) + term * (hits - customers * p);
        const row = bends[i] ?? [];
        terms.forEach((other, j) => (row[j] = (row[j] ?? 0) + term * other * customers * p * (1 - p)));
      });
    }
    const change = solve(bends, slopes);
    if (!change?.every(Number.isFinite)) return { converged: false, reason: 'separated', n };
    coefficients = coefficients.map((each, i) => each + (change[i] ?? 0));
    if (coefficients.some((each) => Math.abs(each) > 50)) return { converged: false, reason: 'separated', n };
    if (change.every((each) => Math.abs(each) < 1e-10)) {
      const variances = coefficients.map(
        (_, i) =>
          solve(
            bends,
            coefficients.map((_, j) => (i === j ? 1 : 0))
          )?.[i]
      );
      const log_likelihood = rows.reduce((sum, { terms, customers, hits }) => {
        const p = chanceOf(terms, coefficients);
        const log = (times: number, chance: number) => (times === 0 ? 0 : times * Math.log(chance));
        return sum + log(hits, p) + log(customers - hits, 1 - p);
      }, 0);
      return {
        converged: true,
        coefficients,
        standard_errors: variances.map((variance) => Math.sqrt(variance ?? NaN)),
        log_likelihood,
        n
      };
    }
  }
  return { converged: false, reason: 'not_at_a_maximum', n };
}

/** The chance of a hit, 0…1, of somebody with these features. */
export const chanceOfHit = (coefficients: readonly number[], features: readonly number[]): number =>
  chanceOf([1, ...features], coefficients);

const chanceOf = (terms: readonly number[], coefficients: readonly number[]) =>
  1 / (1 + Math.exp(-terms.reduce((sum, term, i) => sum + term * (coefficients[i] ?? 0), 0)));
