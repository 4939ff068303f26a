import { beforeAll, describe, expect, it } from 'vitest';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import type { Home } from '../../server/home.ts';
import { builtInSchemes, storedSchemes } from '../../server/schemes/schemes.ts';
import { runChecks } from '../support/checks.ts';
import { goldenCases } from '../support/golden.ts';
import { withMistake } from '../support/mistakes.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { compareChurn, compareValidation } from '../support/two-ways/churn.ts';
import { compareCohorts } from '../support/two-ways/cohorts.ts';
import { compareCube, compareDay } from '../support/two-ways/day.ts';
import { compareFigures } from '../support/two-ways/figures.ts';
import { compareFlow, comparePaths } from '../support/two-ways/flow.ts';
import { twoWays } from '../support/two-ways/ways.ts';

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
});

/** Many small questions, on machines that are busy. */
const patience = 900_000;

async function compare(seed: number): Promise<void> {
  const ways = await twoWays(home, seed, seed % 3 === 0 ? 1 + (seed % 5) : 40);
  for (const way of [
    compareDay,
    compareCube,
    compareFlow,
    comparePaths,
    compareFigures,
    compareCohorts,
    compareChurn,
    compareValidation
  ]) {
    await way(ways);
    await way(ways);
  }
}

describe('the short way equals the long way', () => {
  it.each(Array.from({ length: 200 }, (_, at) => 1000 + at * 10))(
    'on ten random histories from %i on',
    async (first) => {
      for (let seed = first; seed < first + 10; seed += 1) await compare(seed);
      expect(await runChecks(home)).toEqual([]);
    },
    patience
  );
});

/** Extracts made at random are never undone, held or restated by period; no question tells days of who never bought, or the kind of a part of 0. */
const unasked = [
  'what an undone extract restated stays away',
  'held extracts count',
  'orders without an id are never restated',
  'no days are taken for 0 days',
  'a gift is a return',
  // A question reads one date at a time, and outcomes of warnings of that date.
  'only gaps since the date before',
  'a last order seen twice counts its gaps twice',
  'a warning of another date'
];

/** Presets are told by published tables alone, and a scheme that no build stores by its file: not by the library. */
const isAsked = (model = '') =>
  !['rfm_package_scores', 'seg_map_scores'].includes(model) &&
  !builtInSchemes.all.some(({ scheme }) => model === `${scheme}_segments` && !storedSchemes.includes(scheme));

describe('the long way notices what the golden folders notice', () => {
  const mistakes = goldenCases().flatMap(({ name, wrong }) =>
    wrong
      .filter(({ model, why = '' }) => isAsked(model) && !unasked.includes(why))
      .map((mistake) => [name, mistake['why'] ?? '', mistake] as const)
  );

  it.each(mistakes)(
    '%s: %s',
    async (_, __, mistake) => {
      const right = home.library;
      Object.assign(home, { library: withMistake(SqlLibrary.read(), mistake) });
      const differs = async () => {
        for (let seed = 1; seed <= 60; seed += 1) {
          const found = await compare(seed).then(
            () => false,
            () => true
          );
          if (found) return true;
        }
        return false;
      };
      try {
        expect(await differs()).toBe(true);
      } finally {
        Object.assign(home, { library: right });
      }
    },
    patience
  );
});
