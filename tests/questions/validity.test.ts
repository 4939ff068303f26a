import { beforeAll, describe, expect, it } from 'vitest';
import type { Validity } from '../../server/features/validity/contract.ts';
import type { Home } from '../../server/home.ts';
import { addDays } from '../../server/periods.ts';
import { asking, type Ask } from '../support/asking.ts';
import { opened } from '../support/opening.ts';
import { order, putOnly, type Line } from '../support/order-lines.ts';
import { Chance } from '../support/random-history.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
});

describe('three tiers of a quarter, against what came in the next', () => {
  /** By 80 and 95 % of 1,000: p is A, q (before: 800) B, r (before: 950) C. In 2026Q2 q brings most; s is new; u, who never bought, sends something back. */
  const lines = () => [
    order('p', '2026-01-10', 800),
    order('q', '2026-02-10', 150),
    order('r', '2026-03-10', 50),
    order('p', '2026-04-10', 100),
    order('q', '2026-05-10', 300),
    order('s', '2026-06-30', 100),
    order('u', '2026-05-20', -50)
  ];
  const asked = { scheme: 'value_tier', period: '2026Q2' };
  let rows: Validity[];
  const of = (measure: Validity['measure'], segment: string | null = null) =>
    rows.find((row) => row.measure === measure && row.segment === segment && row.other_segment === null);
  beforeAll(async () => {
    await putOnly(home, lines());
    ({ rows } = await ask('validity', asked));
  });

  it('are told as worked by hand', () => {
    expect(of('repurchase', 'B')).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
    expect(of('repurchase', 'C')).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
    expect(of('repurchase', 'N')).toMatchObject({ value: null, denominator: 0 });
    expect(of('sales_per_customer', 'B')).toMatchObject({ value: 300 });
    // Of 450 in all 100 came from somebody new, and 50 went back to who had never bought.
    expect(of('sales_share', 'not_yet_customer')).toMatchObject({ numerator: 50, denominator: 450 });
    expect(of('outside_top')).toMatchObject({ numerator: 350, denominator: 450 });
    // 100 for each of A against 400 for the three.
    expect(of('lift')?.value).toBeCloseTo(100 / (400 / 3), 12);
    // Ranks of worth: r 1, p 2, q 3; of the tiers: r 1, q 2, p 3. Σ d² = 2, ρ = 1 − 6 · 2 / 24.
    expect(of('rank_correlation')?.value).toBeCloseTo(0.5, 12);
    // Up to A a quarter of the money, up to B all: (0.25 + 1.25 + 2) / 3 − 1.
    expect(of('concentration')?.value).toBeCloseTo(0.5 / 3, 12);
    // Of 0, 100 and 300 the best order has 2 · (200 + 900) / (3 · 400) − 4/3 = 0.5.
    expect(of('concentration_share')?.value).toBeCloseTo(1 / 3, 12);
    // At the end 900, 450, 100, 50 of 1,500: p and q are A, s is B, r is C. q alone moved.
    expect(of('held')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(of('small')).toMatchObject({ value: 5 });
    expect(of('top_repurchase')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('bring what the overview says they bring, to the cent', async () => {
    const { rows: told } = await ask('kpis', asked);
    const top = told.find(({ metric_id }) => metric_id === 'top_contribution_share');
    const outside = of('outside_top');
    expect([top?.numerator, top?.denominator]).toEqual([100, 450]);
    expect((outside?.denominator ?? 0) - (outside?.numerator ?? 0)).toBe(top?.numerator);
    expect(outside?.denominator).toBe(top?.denominator);
  });

  it('open down to the customers', async () => {
    const cell = (measure: string, segment: string, part: string) => ({
      values: { period: '2026Q2', measure, segment },
      measure: part
    });
    expect(await opened(home, 'validity', asked, cell('sales_per_customer', 'B', 'numerator'))).toMatchObject(
      {
        customers: 1,
        sum: 300
      }
    );
    expect(await opened(home, 'validity', asked, cell('repurchase', 'C', 'denominator'))).toMatchObject({
      customers: 1,
      sum: 1
    });
    expect(await opened(home, 'validity', asked, cell('repurchase', 'C', 'numerator'))).toMatchObject({
      customers: 0
    });
  });

  it('are too few to be judged, and that is said', async () => {
    const { verdict } = await ask('validity', asked);
    expect(verdict).toEqual({
      code: 'too_few',
      sentence: 'Too few customers to judge: 3 had bought before 2026Q2 began, and 30 are needed.'
    });
  });

  it('stand beside another scheme, customer by customer', async () => {
    const { rows, definition } = await ask('validity', { ...asked, against: 'lifecycle' });
    expect(definition.against?.scheme.scheme).toBe('lifecycle');
    const between = rows.filter(
      ({ measure, other_segment }) => measure === 'repurchase' && other_segment !== null
    );
    expect(
      between.map(({ segment, other_segment, numerator, denominator }) => [
        segment,
        other_segment,
        numerator,
        denominator
      ])
    ).toEqual([
      ['A', 'new', 1, 1],
      ['B', 'new', 1, 1],
      ['C', 'new', 0, 1]
    ]);
  });

  it('move when a threshold does', async () => {
    const what = { scheme: 'lifecycle', period: '2026Q2', against: 'new_days:30' };
    const { rows, notes } = await ask('validity', what);
    // On 2026-03-31 the first orders of p, q and r are 80, 49 and 21 days old: with 30 days only r is new.
    const moved = rows.filter(
      ({ measure, segment, other_segment }) =>
        measure === 'repurchase' && other_segment !== null && segment !== other_segment
    );
    expect(
      moved.map(({ segment, other_segment, denominator }) => [segment, other_segment, denominator])
    ).toEqual([['new', 'active', 2]]);
    expect(notes.find(({ code }) => code === 'moved')?.sentence).toBe(
      'The other way would put 2 of 3 customers elsewhere.'
    );
    const cell = {
      values: { measure: 'repurchase', segment: 'new', other_segment: 'active' },
      measure: 'denominator'
    };
    expect(await opened(home, 'validity', what, cell)).toMatchObject({ customers: 2, sum: 2 });
  });

  it('move when one measure gets other cuts, and the others keep theirs', async () => {
    const what = { scheme: 'rfm_11', period: '2026Q2' };
    const { definition } = await ask('validity', { ...what, against: 'recency:70,60,40,30' });
    const [here, there] = [definition.cut_points, definition.against?.cut_points];
    expect(there?.recency).toEqual([70, 60, 40, 30]);
    expect(there?.monetary).toEqual(here?.monetary);
    await expect(ask('validity', { ...what, against: 'recency:70,60' })).rejects.toThrow(/4/);
    await expect(ask('validity', { ...what, against: 'new_days' })).rejects.toThrow(/new_days/);
  });

  it('are not told of a time before which nobody can have bought', async () => {
    await expect(ask('validity', { period: '2026Q1' })).rejects.toThrow(/2026Q1/);
  });
});

describe('customers whose habits last, and others who toss a coin', () => {
  /** A third buys every month, the others twice a year; in 2026Q2 they buy as habit says, or as a coin does. */
  function history(isCoin: boolean): Line[] {
    // One coin in twenty seems to know something: how many do is counted in tests/full/planted-truths.
    const chance = new Chance(isCoin ? 12 : 11);
    return Array.from({ length: isCoin ? 300 : 600 }, (_, at) => at).flatMap((at) => {
      const id = `${isCoin ? 'coin' : 'habit'}${at}`;
      const isHeavy = at % 3 === 0;
      const words = {
        channel: chance.of(['App', 'Shop']),
        region: isCoin ? 'Coin' : chance.of(regions),
        category: chance.of(['Tea', 'Cups', 'Cakes'])
      };
      const days = isHeavy ? 30 : 170;
      const first = chance.below(days);
      const past = Array.from({ length: Math.ceil((440 - first) / days) }, (_, nth) =>
        order(id, addDays('2025-01-05', first + nth * days), isHeavy ? 9000 : 2000, words)
      );
      // The app is what matters beside the segment; region and category are not.
      const may = isCoin ? 0.5 : (isHeavy ? 0.6 : 0.15) + (words.channel === 'App' ? 0.25 : 0);
      const amount = isCoin ? 1000 * (1 + chance.below(9)) : isHeavy ? 9000 : 2000;
      const next = chance.may(may) ? [order(id, addDays('2026-04-01', chance.below(90)), amount, words)] : [];
      return [...past, ...next];
    });
  }
  const regions = ['East', 'North', 'South', 'West'];
  const asked = { scheme: 'value_tier', period: '2026Q2' };
  const habit = { ...asked, filter: regions.map((region) => `first_region:${region}`) };
  const coin = { ...asked, filter: 'first_region:Coin' };
  beforeAll(() =>
    putOnly(home, [
      ...history(false),
      ...history(true),
      order('last', '2026-06-30', 100, { channel: 'Stall' })
    ])
  );

  it('are in order of worth by habit', async () => {
    const { verdict, rows } = await ask('validity', habit);
    expect(verdict.code).toBe('in_order');
    const order = rows.find(({ measure }) => measure === 'rank_correlation');
    expect(order?.value).toBeGreaterThan(0.3);
    expect(order?.p_value).toBeLessThan(0.001);
  });

  it('are in no order by the coin', async () => {
    expect((await ask('validity', coin)).verdict.code).toBe('no_order');
  });

  it('differ inside their segments by the channel, and by nothing else', async () => {
    const { rows, verdict } = await ask('dimension-scan', habit);
    const tested = rows.filter(({ kind, p_value }) => kind === 'separates' && p_value !== null);
    expect(tested.filter(({ is_found }) => is_found).map(({ dimension }) => dimension)).toEqual([
      'first_channel'
    ]);
    expect(tested.map(({ dimension }) => dimension)).toEqual(
      expect.arrayContaining(['first_region', 'first_category'])
    );
    // Half have the app: 12.5 points above and below their segments.
    const app = rows.find(({ kind, value }) => kind === 'group' && value === 'App');
    expect(app?.difference).toBeGreaterThan(0.08);
    expect(app?.difference).toBeLessThan(0.17);
    expect(verdict.code).toBe('one_found');
    expect(verdict.sentence).toContain('Channel of first order');
  });

  it('differ by nothing at all where a coin decides', async () => {
    expect((await ask('dimension-scan', coin)).verdict.code).toBe('none_found');
  });

  it('have not drifted, and one channel is new', async () => {
    const { rows, notes } = await ask('dimension-scan', { period: '2026Q2', since: '2025-12-31' });
    const drift = rows.filter(({ kind }) => kind === 'drift');
    expect(drift.map(({ dimension }) => dimension)).toEqual([
      'recency',
      'frequency',
      'monetary',
      'first_region',
      'first_channel',
      'first_category'
    ]);
    expect(drift.find(({ dimension }) => dimension === 'first_region')?.psi).toBeLessThan(0.01);
    expect(rows.filter(({ kind }) => kind === 'new')).toMatchObject([
      { dimension: 'channel', value: 'Stall', first_on: '2026-06-30', net_amount: 100 }
    ]);
    // Nobody was asked or looked at anything: these measures are named, and are no 0.
    expect(notes.map(({ code }) => code)).toContain('not_computable');
  });
});
