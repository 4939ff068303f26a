import { expect, it } from 'vitest';
import { days } from '../../data/demo/calendar.ts';
import { makePeople } from '../../data/demo/people.ts';
import { buyingDays } from '../../data/demo/purchases.ts';
import { Random } from '../../data/demo/random.ts';
import { aliveProbability, fitDropout } from '../../server/stats/geometric-dropout.ts';
import { areaUnderCurve } from '../../server/stats/ranking.ts';
import { weighed } from '../support/cdnow.ts';

/**
 * In the demo shop everybody buys at a rate of their own and goes quiet after an order with a chance of their own
 * (habits.ts). Neither is in its extracts. By the planted rate, somebody silent for more than five of their own gaps has
 * gone quiet in all but 1 of e^5 cases; somebody silent for less than one may be there as well as gone.
 */
it('finds the planted churners of the demo: whoever has gone quiet for good is doubted more than whoever still buys', () => {
  const end = days.length - 1;
  const people = makePeople().flatMap((customer, index) => {
    const bought = [
      ...new Set(buyingDays(customer, new Random(2_000_000 + index)).map(({ number }) => number))
    ];
    const [first, last] = [bought[0], bought.at(-1)];
    if (first === undefined || last === undefined || last > end) return [];
    const silence_in_gaps = ((end - last) * customer.habit.buys) / 1_000_000;
    return [
      {
        history: {
          repeat_orders: bought.length - 1,
          first_to_last: (last - first) / 7,
          age: Math.round((end - first) / 7) + 1
        },
        silence_in_gaps
      }
    ];
  });
  const fit = fitDropout('mbg_nbd', weighed(people.slice(0, 3000).map(({ history }) => history)));
  if (!fit.converged) throw new Error(fit.reason);
  const often = people.filter(({ history }) => history.repeat_orders >= 3);
  const doubted = (those: typeof people) =>
    those.map(({ history }) => 1 - aliveProbability('mbg_nbd', fit.parameters, history));
  const gone = doubted(often.filter(({ silence_in_gaps }) => silence_in_gaps > 5));
  const there = doubted(often.filter(({ silence_in_gaps }) => silence_in_gaps < 1));
  expect(Math.min(gone.length, there.length)).toBeGreaterThan(500);
  const auc = areaUnderCurve([
    ...gone.map((level) => ({ level, customers: 1, hits: 1 })),
    ...there.map((level) => ({ level, customers: 1, hits: 0 }))
  ]);
  expect(auc).toBeGreaterThan(0.9);
});
