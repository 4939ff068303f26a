import { beforeAll, describe, expect, it } from 'vitest';
import { loadExtract } from '../../server/extracts/load.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { applySetting } from '../../server/commands/settings.ts';
import { storeSettings } from '../../server/settings.ts';
import { runChecks } from '../support/checks.ts';
import { countedOtherwise } from '../support/one-by-one.ts';
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

it('keeps every law', async () => {
  expect(await runChecks(home)).toEqual([]);
});

describe('figures that order lines alone do not tell', () => {
  /** Worked by hand over tests/golden-data/whole_customer: metric, numerator, denominator, value, and why. */
  it.each<[string, number, number, number | null, string]>([
    ['wake_up_rate', 1, 2, 0.5, 'dormant on 2026-03-31: other-id-refund (91 days) and same-id-refund (180)'],
    ['campaign_wake_up_rate', 1, 1, 1, 'other-id-refund bought ten days after the mail'],
    ['control_wake_up_rate', 0, 1, 0, 'same-id-refund was left alone'],
    ['contacted_wake_up_rate', 1, 1, 1, 'the two halves of the wake-up rate'],
    ['not_contacted_wake_up_rate', 0, 1, 0, 'the control group is not contacted'],
    ['answer_rate', 2, 6, 1 / 3, '007 twice of 007 twice, 7, lapsed-365, inside-364, other-id-refund'],
    ['coverage_rate', 1, 2, 0.5, '007 on its day, 7 two days late; negative is of the house'],
    ['repeated_visit_share', 1, 3, 1 / 3, 'Liu four days after Chen; mailings have no owner'],
    [
      'monthly_activity_rate',
      6,
      19,
      6 / 19,
      'of 20 known less the house: Li, 007, 7, last-day-new, lead-warm, walk-in'
    ],
    ['conversion_days', 0, 2, null, 'lead-warm and walk-in got in touch and have not bought'],
    ['nps', 1, 3, 1 / 3, '007 says 10, 7 at last 9, lead-cold 6'],
    ['satisfaction_score', 9, 2, 4.5, '5 and 4; the card without a name is of nobody']
  ])('%s is %i of %i', async (metric_id, numerator, denominator, value) => {
    const { rows } = await ask('kpis', { period, metric_id });
    expect(rows).toMatchObject([{ numerator, denominator }]);
    if (value === null) expect(rows[0]?.value).toBeNull();
    else expect(rows[0]?.value).toBeCloseTo(value, 12);
    for (const [measure, sum] of [
      ['numerator', numerator],
      ['denominator', denominator]
    ] as const) {
      const cell = { values: { metric_id }, measure };
      expect(await opened(home, 'kpis', { period, metric_id }, cell)).toMatchObject({ sum });
    }
  });

  it('tell the time to the first order of those who got in touch in a period, and of each group of them', async () => {
    const asked = { metric_id: 'conversion_days', grain: 'quarter' };
    const { rows } = await ask('kpi-series', asked);
    // 007 brought an office on 2025-07-01 and first bought on 2025-08-20.
    expect(
      rows.map(({ period, value, numerator, denominator }) => [period, value, numerator, denominator])
    ).toEqual([
      ['2025Q1', null, 0, 0],
      ['2025Q2', null, 0, 1],
      ['2025Q3', 50, 1, 1],
      ['2025Q4', null, 0, 0],
      ['2026Q1', null, 0, 0],
      ['2026Q2', null, 0, 2]
    ]);
    const { rows: byOwner } = await ask('kpis', {
      period: '2025Q3',
      metric_id: 'conversion_days',
      by: 'owner'
    });
    expect(byOwner.map(({ owner, value }) => [owner, value])).toEqual([
      ['Chen', 50],
      ['Liu', null],
      [null, null]
    ]);
    const later = await ask('kpis', { period: '2025Q4', metric_id: 'conversion_days' });
    expect(later.rows[0]).toMatchObject({ value: null, previous_value: 50 });
  });

  it.each(['owner', 'segment'])('add up over the groups of %s', async (by) => {
    const ids = [
      'answer_rate',
      'nps',
      'satisfaction_score',
      'monthly_activity_rate',
      'campaign_wake_up_rate'
    ];
    const whole = await ask('kpis', { period, metric_id: ids });
    const { rows } = await ask('kpis', { period, metric_id: ids, by });
    for (const { metric_id, numerator, denominator } of whole.rows) {
      const own = rows.filter((row) => row.metric_id === metric_id);
      expect(own.reduce((sum, row) => sum + row.numerator, 0)).toBe(numerator);
      expect(own.reduce((sum, row) => sum + (row.denominator ?? 0), 0)).toBe(denominator);
    }
  });

  it('say what moved them by segment, but for the median', async () => {
    const { definition } = await ask('kpi-change', { metric_id: 'satisfaction_score', period });
    expect(definition).toMatchObject({ value: 4.5, previous_value: null });
    await expect(ask('kpi-change', { metric_id: 'conversion_days', period })).rejects.toMatchObject({
      code: 'metric_without_segments'
    });
  });

  it('are no longer named as not computable, but for those whose input Tierflow never has', async () => {
    const { definition } = await ask('kpis', { period });
    expect(definition.not_computable.map(({ id }) => id)).toEqual(['renewal_rate', 'override_rate']);
  });
});

describe('customers of the house itself', () => {
  it('are in no figure, and it is said how many they are', async () => {
    const { rows, definition } = await ask('kpis', { period, metric_id: 'buyers' });
    // Li, 007, other-id-refund, return-first and last-day-new; negative bought on 2026-06-01 and is of the house.
    expect(rows[0]?.value).toBe(5);
    expect(definition.internal_left_out).toBe(1);
  });

  it('are in no KPI that a build counts, as in none that is counted customer by customer', async () => {
    expect(await countedOtherwise(home.warehouse)).toEqual([]);
    const undone = new Error('undone');
    for (const broken of [
      `update kpi_values set numerator = numerator + 1 where metric_id = 'hold_rate'`,
      `update kpi_values set numerator = numerator + 1 where metric_id = 'contribution_share'`,
      `update kpi_values set denominator = denominator + 1 where metric_id = 'second_order_rate_90'`,
      `update kpi_values set numerator = numerator + 1 where metric_id = 'lost_customers'`,
      `update segment_flows set moved_by_boundaries = 1 where from_segment <> to_segment`,
      `update period_states set dormant = dormant + 1 where period = '2026Q2'`
    ]) {
      const trying = home.warehouse.writing(async (session) => {
        await session.run(broken);
        expect(await countedOtherwise(session), broken).not.toEqual([]);
        throw undone;
      });
      await expect(trying).rejects.toBe(undone);
    }
  });

  it('count like any other where the setting says so', async () => {
    await applySetting(home, 'exclude_internal', 'false', new Date('2026-07-01'));
    const { rows, definition } = await ask('kpis', { period, metric_id: ['buyers', 'coverage_rate'] });
    expect(rows.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [6, null],
      [1, 3]
    ]);
    expect(definition.internal_left_out).toBe(0);
    expect(await runChecks(home)).toEqual([]);
    await applySetting(home, 'exclude_internal', 'true', new Date('2026-07-02'));
  });

  it('are told by the setting in force also where the build does not know it yet', async () => {
    const buyers = async () => {
      const { rows } = await ask('lifecycle-series', { grain: 'quarter' });
      const last = rows.find((row) => row.period === period);
      const cell = { values: { period }, measure: 'buyers' };
      const { sum } = await opened(home, 'lifecycle-series', { grain: 'quarter' }, cell);
      expect(sum).toBe(last?.buyers);
      return sum;
    };
    const before = await buyers();
    await storeSettings(home, { exclude_internal: false }, new Date('2026-07-03'));
    expect(await buyers()).toBeGreaterThan(before ?? NaN);
    await storeSettings(home, { exclude_internal: true }, new Date('2026-07-04'));
    expect(await buyers()).toBe(before);
  });
});

describe('indices of a segment', () => {
  const as_of = '2026-06-30';
  it('say how much more it buys of a category and complains than everybody, and open', async () => {
    const { rows, definition } = await ask('segment-indices', { as_of, scheme: 'lifecycle' });
    expect(definition).toMatchObject({ categories_left_out: 0, not_computable: [] });
    const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
    for (const key of new Set(rows.map((row) => row.key))) {
      const own = rows.filter((row) => row.key === key);
      expect(sum(own.map(({ numerator }) => numerator))).toBe(own[0]?.overall_numerator);
      expect(sum(own.map(({ denominator }) => denominator))).toBe(own[0]?.overall_denominator);
    }
    // negative and return-only complain of 20 known; negative alone of the active but new: Li, 007, 7, 1.0E+5, other-id-refund.
    const complaint = rows.find(({ segment, kind }) => segment === 'active' && kind === 'complaint');
    expect(complaint).toMatchObject({ numerator: 1, overall_numerator: 2, overall_denominator: 20 });
    expect(complaint?.value).toBeCloseTo(1 / (complaint?.denominator ?? 0) / (2 / 20), 12);
    for (const row of rows.filter(({ segment }) => segment === 'active')) {
      for (const measure of ['numerator', 'denominator'] as const) {
        const cell = { values: { segment: row.segment, kind: row.kind, key: row.key }, measure };
        expect(await opened(home, 'segment-indices', { as_of, scheme: 'lifecycle' }, cell)).toMatchObject({
          sum: row[measure]
        });
      }
    }
  });
});

describe('early warnings', () => {
  it('take a complaint for a reason, and say that nothing is missing but the chance of being a customer', async () => {
    const { rows, definition } = await ask('early-warning', { as_of: period, reason: 'complaint' });
    // The parcel of "negative" is late since 2026-06-15; its last order is of 2026-06-01.
    expect(rows.map(({ customer_id, score, complaint }) => [customer_id, score, complaint])).toEqual([
      ['negative', 1, 1]
    ]);
    expect(rows[0]?.reasons).toMatch(/^complaint/);
    expect(definition.missing_parts).toEqual(['unlikely_alive']);
  });
});

describe('schemes that need more than order lines', () => {
  const of = async (scheme: string) => {
    const { rows } = await ask('customers', { as_of: period, scheme, page_size: '1000' });
    return Object.fromEntries(rows.map(({ customer_id, segment }) => [customer_id, segment]));
  };

  it('customer_status tells people without orders apart', async () => {
    expect(await of('customer_status')).toMatchObject({
      'lead-target': 'target',
      // A visit and an enquiry: 8 points of the 10 that make a target.
      'lead-warm': 'potential',
      // Looked in on 2025-06-29: a year and a day before the end.
      'lead-cold': 'non_customer',
      'lead-undated': 'non_customer',
      'walk-in': 'potential',
      'gift-only': 'non_customer',
      '007': 'current'
    });
  });

  it('relation is what the customers extract says, never guessed', async () => {
    expect(await of('relation')).toMatchObject({
      '007': 'intermediary',
      '7': 'consumer',
      negative: 'internal',
      'lead-undated': 'public_interest',
      'lead-cold': 'unknown'
    });
  });

  it('lifecycle_deal finds the opportunity', async () => {
    expect(await of('lifecycle_deal')).toMatchObject({
      'lead-warm': 'opportunity',
      'walk-in': 'lead',
      '7': 'deal'
    });
  });

  it('loyalty counts recommending among the signs', async () => {
    const { labels, definition } = await ask('segments', { as_of: period, scheme: 'loyalty' });
    // 007 refers and recommends, 7 recommends with 9.
    expect(labels.find(({ label }) => label === 'recommending')?.customers).toBe(2);
    expect(definition.scheme.not_computable).toEqual([]);
    expect(definition.scheme.partly_computable).toEqual([]);
  });

  it('eight_types needs discounts for one type alone', async () => {
    expect(await of('eight_types')).toMatchObject({
      // An open complaint; two within 180 days.
      negative: 'problem',
      'return-only': 'problem',
      'lead-warm': 'potential',
      'walk-in': 'unclassified'
    });
    const { definition, labels } = await ask('segments', { as_of: period, scheme: 'eight_types' });
    expect(definition.scheme.not_computable).toEqual([{ label: 'price_sensitive', needs: ['discount'] }]);
    // 007 brought three customers, and is core first.
    expect(labels.find(({ label }) => label === 'influencer')?.customers).toBe(1);
  });
});
