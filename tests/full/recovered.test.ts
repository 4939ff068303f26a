import { describe, expect, it } from 'vitest';
import { interval95, type Fit } from '../../server/stats/fit.ts';
import { fitGammaGamma } from '../../server/stats/gamma-gamma.ts';
import { fitDropout } from '../../server/stats/geometric-dropout.ts';
import { fitNbd } from '../../server/stats/nbd.ts';
import { fitParetoNbd } from '../../server/stats/pareto-nbd.ts';
import { weighed } from '../support/cdnow.ts';
import { Chance } from '../support/random-history.ts';
import { dropoutHistory, paretoHistory, repeatValue } from '../support/simulated.ts';

/** Of 100 made-up customer bases: how often the 95 % interval of each parameter holds what was planted. */
function covered<Name extends string>(
  planted: Record<Name, number>,
  fitOf: (chance: Chance) => Fit<Name>
): Record<string, number> {
  const held = Object.fromEntries(Object.keys(planted).map((name) => [name, 0]));
  for (let seed = 1; seed <= 100; seed += 1) {
    const fit = fitOf(new Chance(seed * 7919));
    if (!fit.converged) throw new Error(`seed ${seed}: ${fit.reason}`);
    for (const name of Object.keys(planted) as Name[]) {
      const [low, high] = interval95(fit.parameters[name], fit.standard_errors[name]);
      if (low <= planted[name] && planted[name] <= high) held[name] = (held[name] ?? 0) + 1;
    }
  }
  return held;
}

/** Ages of first purchases spread over 13 weeks of a year, in whole weeks: as few distinct histories as there are. */
const age = (chance: Chance) => 39 + chance.below(14);
const customersOf = <History>(count: number, one: () => History) => Array.from({ length: count }, one);

describe('planted parameters are within their 95 % interval in 90 to 99 of 100 customer bases', () => {
  const between90and99 = (held: Record<string, number>) => {
    for (const [name, times] of Object.entries(held)) {
      expect(times, name).toBeGreaterThanOrEqual(90);
      expect(times, name).toBeLessThanOrEqual(99);
    }
  };
  const dropout = { r: 0.8, alpha: 4, a: 0.9, b: 2.5 };

  it.each(['mbg_nbd', 'bg_nbd'] as const)('%s', (model) => {
    between90and99(
      covered(dropout, (chance) =>
        fitDropout(
          model,
          weighed(customersOf(3000, () => dropoutHistory(chance, model, dropout, age(chance))))
        )
      )
    );
  });

  it('NBD, in which nobody leaves', () => {
    const planted = { r: 0.8, alpha: 4 };
    const staying = { ...planted, a: 1e-12, b: 1 };
    between90and99(
      covered(planted, (chance) =>
        fitNbd(weighed(customersOf(1500, () => dropoutHistory(chance, 'bg_nbd', staying, age(chance)))))
      )
    );
  });

  it('Pareto/NBD', { timeout: 300_000 }, () => {
    const planted = { r: 0.8, alpha: 4, s: 0.7, beta: 8 };
    between90and99(
      covered(planted, (chance) =>
        fitParetoNbd(weighed(customersOf(1500, () => paretoHistory(chance, planted, age(chance)))))
      )
    );
  });

  it('Gamma-Gamma', () => {
    const planted = { p: 6, q: 4, v: 1500 };
    between90and99(
      covered(planted, (chance) =>
        fitGammaGamma(customersOf(1500, () => repeatValue(chance, planted, 1 + chance.below(8))))
      )
    );
  });
});
