import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { opened } from '../support/opening.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { wholeCustomer } from '../support/whole-customer.ts';

/** The hard retailer with all that is known of its customers; of the house itself is "negative". */
let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  for (const file of [orderLines, ...wholeCustomer]) await loadExtract(home, [file], {});
});

const period = '2026Q2';

describe('figures that order lines alone do not tell', () => {
  /** metric, numerator, denominator, value: worked by hand over tests/golden-data/whole_customer. */
  it.each([
    // Dormant on 2026-03-31: other-id-refund (91 days), 100000 (90 days) is not.
    ['answer_rate', 2, 5, 0.4, '007 twice, 7, lapsed-365, inside-364; the house itself has no contact made'],
    ['coverage_rate', 1, 2, 0.5, '007 on its day, 7 two days late; negative is of the house'],
    ['repeated_visit_share', 1, 3, 1 / 3, 'Liu four days after Chen; mailings have no owner'],
    ['nps', 1, 3, 1 / 3, '007 says 10, 7 at last 9, lead-cold 6'],
    ['satisfaction_score', 9, 2, 4.5, '5 and 4; the card without a name is of nobody']
  ])('%s is %i of %i', async (metric_id, numerator, denominator, value) => {
    const { rows } = await ask('kpis', { period, metric_id });
    expect(rows).toMatchObject([{ numerator, denominator }]);
    expect(rows[0]?.value).toBeCloseTo(value, 12);
    for (const [measure, sum] of [
      ['numerator', numerator],
      ['denominator', denominator]
    ] as const) {
      expect(await opened(home, 'kpis', { period, metric_id }, { values: { metric_id }, measure })).toMatchObject({
        sum
      });
    }
  });
});
