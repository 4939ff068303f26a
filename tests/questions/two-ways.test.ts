import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import { runChecks } from '../support/checks.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { compareChurn, compareValidation } from '../support/two-ways/churn.ts';
import { compareCohorts } from '../support/two-ways/cohorts.ts';
import { compareCube, compareDay } from '../support/two-ways/day.ts';
import { compareFigures } from '../support/two-ways/figures.ts';
import { compareFlow, comparePaths } from '../support/two-ways/flow.ts';
import { twoWays } from '../support/two-ways/ways.ts';

/** Each a warehouse of its own, in all some hundred customers. Thousands more run in tests/full. */
const histories = sweep(
  Array.from({ length: 24 }, (_, at) => at + 1),
  3
);

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
});

describe('the short way equals the long way', () => {
  // Few customers as often as many: with one to four, cut points are rare things.
  it.each(histories)('on random history %i, on any day, between any two, in any span', async (seed) => {
    const ways = await twoWays(home, seed, seed % 3 === 0 ? 1 + (seed % 5) : 30);
    await compareDay(ways);
    await compareDay(ways);
    await compareCube(ways);
    await compareFlow(ways);
    await compareFlow(ways);
    await comparePaths(ways);
    await compareFigures(ways);
    await compareFigures(ways);
    await compareCohorts(ways);
    await compareCohorts(ways);
    await compareChurn(ways);
    await compareValidation(ways);
    if (seed % 5 === 0) expect(await runChecks(home)).toEqual([]);
  });
});
