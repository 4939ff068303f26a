import { describe, expect, it } from 'vitest';
import { chanceOfHit, logisticRegression, type Outcomes } from '../../server/stats/logistic-regression.ts';

function converged(outcomes: Outcomes[]) {
  const fit = logisticRegression(outcomes);
  if (!fit.converged) throw new Error(fit.reason);
  return fit;
}

describe('logistic regression', () => {
  it('with one yes-or-no feature is the table of counts: its slope the log odds ratio, its error from the four counts', () => {
    // 100 without the feature, 40 hits; 60 with it, 45 hits. Odds 40/60 and 45/15: ratio 4.5.
    const { coefficients, standard_errors } = converged([
      { features: [0], customers: 100, hits: 40 },
      { features: [1], customers: 60, hits: 45 }
    ]);
    expect(coefficients[0]).toBeCloseTo(Math.log(40 / 60), 9);
    expect(coefficients[1]).toBeCloseTo(Math.log(4.5), 9);
    expect(standard_errors[1]).toBeCloseTo(Math.sqrt(1 / 40 + 1 / 60 + 1 / 45 + 1 / 15), 6);
    expect(chanceOfHit(coefficients, [1])).toBeCloseTo(0.75, 9);
  });

  const outcomes = Array.from({ length: 20 }, (_, i) => ({
    features: [i / 10 - 1],
    customers: 50 + i,
    hits: 10 + i + (i % 3)
  }));

  it('is calibrated: the chances it tells add up to the hits', () => {
    const { coefficients } = converged(outcomes);
    const told = outcomes.reduce(
      (sum, { features, customers }) => sum + customers * chanceOfHit(coefficients, features),
      0
    );
    expect(told).toBeCloseTo(
      outcomes.reduce((sum, { hits }) => sum + hits, 0),
      6
    );
  });

  it('weights are repetition, and a feature told in another unit has another slope and the same chances', () => {
    const { coefficients, log_likelihood } = converged(outcomes);
    const apart = converged(
      outcomes.flatMap(({ features, customers, hits }) => [
        { features, customers: hits, hits },
        { features, customers: customers - hits, hits: 0 }
      ])
    );
    expect(apart.coefficients[1]).toBeCloseTo(coefficients[1] ?? NaN, 8);
    expect(apart.log_likelihood).toBeCloseTo(log_likelihood, 6);
    const scaled = converged(
      outcomes.map((row) => ({ ...row, features: row.features.map((one) => one * 100) }))
    );
    expect((scaled.coefficients[1] ?? NaN) * 100).toBeCloseTo(coefficients[1] ?? NaN, 7);
  });

  it('says when a feature tells everything, and when too few of either kind are known', () => {
    expect(
      logisticRegression([
        { features: [0], customers: 50, hits: 0 },
        { features: [1], customers: 50, hits: 50 }
      ])
    ).toMatchObject({ converged: false, reason: 'separated' });
    expect(logisticRegression([{ features: [0], customers: 500, hits: 29 }])).toMatchObject({
      converged: false,
      reason: 'too_few_customers'
    });
    expect(
      logisticRegression([
        { features: [1, 2], customers: 100, hits: 40 },
        { features: [2, 4], customers: 100, hits: 60 }
      ])
    ).toMatchObject({ converged: false, reason: 'separated' });
  });
});
