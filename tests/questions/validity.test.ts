import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { markEvent, removeEvent } from '../../server/events/events.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { effectsOf } from '../../server/features/before-after/effects.ts';
import { earlierStretches, stretchesOf } from '../../server/features/before-after/stretches.ts';
import type { Validity } from '../../server/features/validity/contract.ts';
import type { Home } from '../../server/home.ts';
import { addDays } from '../../server/periods.ts';
import { asking, type Ask } from '../support/asking.ts';
import { opened } from '../support/opening.ts';
import { forgetExtracts, putExtracts, at, type Line } from '../support/order-lines.ts';
import { Chance } from '../support/random-history.ts';
import { temporaryFolder, temporaryHome } from '../support/temporary-home.ts';

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
});

let orders = 0;
const order = (customer_id: string, ordered_at: string, amount: number, words: Partial<Line> = {}): Line => ({
  customer_id,
  order_id: `o${(orders += 1)}`,
  ordered_at,
  amount,
  ...words
});

async function put(lines: Line[]) {
  await home.warehouse.writing((session) => forgetExtracts(session));
  await putExtracts(home, [lines]);
}

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
    await put(lines());
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
    put([...history(false), ...history(true), order('last', '2026-06-30', 100, { channel: 'Stall' })])
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

describe('a marked event', () => {
  /** Forty were written to and forty left alone; five of those written to have been customers for long. */
  const names = (letter: string, many: number) =>
    Array.from({ length: many }, (_, at) => `${letter}${at + 1}`);
  const [treated, alone, long] = [names('t', 40), names('c', 40), names('l', 5)];
  const lines = () => [
    ...[...treated, ...alone, ...long].map((id) => order(id, '2026-03-10', 100)),
    ...treated.slice(0, 20).map((id) => order(id, '2026-04-10', 300)),
    ...alone.slice(0, 10).map((id) => order(id, '2026-04-20', 100)),
    ...long.map((id) => order(id, '2025-12-01', 100)),
    order('old', '2025-01-01', 100),
    order('old', '2026-06-30', 100)
  ];
  beforeAll(async () => {
    await put(lines());
    const file = join(await temporaryFolder(), 'contacts.csv');
    const contacts = [
      ...[...treated, ...long].map((id) => `${id},2026-04-01,,campaign,Spring,`),
      ...alone.map((id) => `${id},2026-04-01,,campaign,Spring,yes`),
      // Neither reached nor left alone on purpose: no part of either side.
      'old,,2026-04-01,campaign,Spring,'
    ];
    await writeFile(
      file,
      `customer_id,contacted_on,due_on,contact_type,campaign,is_control\n${contacts.join('\n')}\n`
    );
    await loadExtract(home, [file], { kind: 'contacts' });
  });

  it('is read against who was left alone', async () => {
    const name = 'Spring letter';
    const marked = await markEvent(home, { name, happened_on: '2026-04-01', campaign: 'Spring' }, at);
    const event = String(marked[0]?.event_id);
    const asked = { event, days: '30', scheme: 'lifecycle' };
    const { rows, definition, verdict, notes } = await ask('before-after', asked);
    expect(definition).toMatchObject({
      event: { name },
      opens_after: '2026-03-01',
      day_before: '2026-03-31',
      through: '2026-04-30',
      baseline: { kind: 'control', reason: null, days_before: [], covered: 40 / 45 }
    });
    const of = (side: string, measure: string, segment: string | null) =>
      rows.find((row) => row.side === side && row.measure === measure && row.segment === segment);
    // Written to: 100 each before, after it 300 from half of them. Left alone: 100 each, then 100 from a quarter.
    expect(of('event', 'sales_per_customer', 'new')).toMatchObject({
      customers: 40,
      total_before: 4000,
      total_after: 6000,
      before: 100,
      after: 150,
      change: 50,
      baseline_customers: 40,
      baseline_change: -75,
      effect: 125
    });
    expect(of('control', 'sales_per_customer', 'new')).toMatchObject({ before: 100, after: 25, change: -75 });
    // 0.5 − 0.75 of a standard error of √(0.5² / 40 + 0.25 · 0.75 / 40) = 0.105: 0.205 to either side.
    const whole = of('event', 'repurchase', null);
    expect(whole).toMatchObject({
      customers: 40,
      before: 1,
      after: 0.5,
      baseline_change: -0.75,
      effect: 0.25
    });
    expect(whole?.low).toBeGreaterThan(0);
    expect(Math.abs((whole?.high ?? 0) - (whole?.low ?? 0) - 0.41)).toBeLessThan(0.06);
    // Who has been a customer for long is told, and is no part of it.
    expect(of('event', 'repurchase', 'active')).toMatchObject({
      customers: 5,
      after: 0,
      left_out: 'few',
      effect: null,
      low: null
    });
    expect(verdict.code).toBe('worked');
    expect(notes.find(({ code }) => code === 'left_out')?.sentence).toContain('5 customers');

    const cell = { values: { measure: 'sales_per_customer' }, measure: 'total_after' };
    expect(await opened(home, 'before-after', asked, cell)).toMatchObject({ customers: 20, sum: 6000 });
    const control = {
      values: { side: 'control', measure: 'repurchase', segment: 'new' },
      measure: 'total_after'
    };
    expect(await opened(home, 'before-after', asked, control)).toMatchObject({ customers: 10, sum: 10 });
    await removeEvent(home, Number(event), at);
  });

  it('without anybody left alone, and too few earlier times, has an unknown cause', async () => {
    const asked = { on: '2026-04-01', scheme: 'lifecycle', days: '20' };
    const { rows, definition, verdict, notes } = await ask('before-after', asked);
    // Twenty days before, on 2026-03-11, all but one had just come; before that hardly anybody was there.
    expect(definition.baseline).toMatchObject({
      kind: 'none',
      reason: 'thin_times',
      days_before: ['2026-03-11']
    });
    expect(rows.every(({ effect, low }) => effect === null && low === null)).toBe(true);
    expect(verdict.code).toBe('cause_unknown');
    expect(verdict.sentence).toContain('3 earlier times, and only 1 of 8');
    expect(notes.map(({ code }) => code)).toContain('next_time');
    const none = await ask('before-after', { on: '2025-03-01', days: '59', scheme: 'lifecycle' });
    expect(none.definition.baseline).toMatchObject({ kind: 'none', reason: 'no_times' });
  });

  it('is needed, and has to be of a campaign that is known', async () => {
    await expect(ask('before-after')).rejects.toThrow(/Nobody has marked/);
    await expect(ask('before-after', { event: '99' })).rejects.toThrow(/99/);
    await expect(
      markEvent(home, { name: 'Letter', happened_on: '2026-04-01', campaign: 'Winter' }, at)
    ).rejects.toThrow(/Winter/);
    await expect(
      markEvent(home, { name: ' ', happened_on: '2026-04-01', campaign: null }, at)
    ).rejects.toThrow(/no name/);
    await expect(
      markEvent(home, { name: 'Letter', happened_on: '2026-02-30', campaign: null }, at)
    ).rejects.toThrow(/2026-02-30/);
    // The clock of the tests stands at the end of 2026: a year ahead may be planned, a century is mistyped.
    await expect(
      markEvent(home, { name: 'Letter', happened_on: '2126-04-01', campaign: null }, at)
    ).rejects.toThrow('2126-04-01 is more than a year ahead.');
    const [planned] = await markEvent(home, { name: 'Plan', happened_on: '2027-12-31', campaign: null }, at);
    await expect(ask('before-after', { event: String(planned?.event_id) })).rejects.toThrow(/2027-12-31/);
    await removeEvent(home, planned?.event_id ?? 0, at);
  });

  it('is told until its mark is taken away', async () => {
    const [marked] = await markEvent(home, { name: 'Sale', happened_on: '2026-05-01', campaign: null }, at);
    const events = await ask('events');
    expect(events.rows).toMatchObject([{ name: 'Sale', happened_on: '2026-05-01', campaign: null }]);
    expect(events.definition.campaigns).toEqual(['Spring']);
    const later = new Date(at.getTime() + 1000);
    expect(await removeEvent(home, marked?.event_id ?? 0, later)).toEqual([]);
    expect((await ask('events')).rows).toEqual([]);
  });
});

describe('the stretches before and after', () => {
  const coverage = { covers_from: '2025-01-01', data_through: '2026-06-30' };

  it('are of equal length, and no longer than the data', () => {
    expect(stretchesOf('2026-04-01', 30, coverage)).toEqual({
      opens_after: '2026-03-01',
      day_before: '2026-03-31',
      through: '2026-04-30',
      days: 30
    });
    expect(stretchesOf('2026-06-01', 90, coverage)).toMatchObject({ days: 30, through: '2026-06-30' });
    expect(stretchesOf('2025-01-11', 90, coverage)).toMatchObject({ days: 10, opens_after: '2024-12-31' });
  });

  it('are compared with earlier ones in which nothing happened, the latest first', () => {
    const event = stretchesOf('2026-04-01', 30, coverage);
    const before = (...days: string[]) =>
      earlierStretches(
        event,
        days.map((happened_on) => ({ happened_on })),
        coverage
      ).map(({ day_before }) => day_before);
    // Each is thirty days before the one after it, whose before is its after; eight are enough.
    expect(before('2026-04-01').slice(0, 3)).toEqual(['2026-03-01', '2026-01-30', '2025-12-31']);
    expect(before('2026-04-01').length).toBe(8);
    // What happened in February lies in the thirty days after 2026-01-30, too.
    expect(before('2026-04-01', '2026-02-15')[0]).toBe('2025-12-31');
    expect(earlierStretches(stretchesOf('2025-02-01', 30, coverage), [], coverage)).toEqual([]);
  });
});

describe('an event against earlier times', () => {
  /** Ten blocks alike, so that drawing customers again changes nothing: what is left is how the times differ. */
  function group(day_before: string, segment: string, customers: number, before: number, after: number) {
    const side: 'event' | 'earlier' = day_before === '2026-03-31' ? 'event' : 'earlier';
    return Array.from({ length: 10 }, (_, block) => ({
      side,
      day_before,
      segment,
      block,
      customers: customers / 10,
      buyers_before: before / 10,
      buyers_after: after / 10,
      amount_before: 0,
      amount_after: 0
    }));
  }
  const event = [
    ...group('2026-03-31', 'large', 1000, 200, 300),
    ...group('2026-03-31', 'small', 100, 50, 90)
  ];
  const earlier = [
    ...group('2026-01-31', 'large', 500, 100, 90),
    ...group('2025-12-31', 'large', 500, 100, 100),
    ...group('2025-11-30', 'large', 500, 100, 110),
    ...group('2025-10-31', 'large', 500, 100, 100)
  ];
  const small = ['2026-01-31', '2025-12-31', '2025-11-30'].flatMap((day) => group(day, 'small', 100, 50, 50));
  const told = (rows: typeof event) => {
    const { rows: all, compared } = effectsOf(rows, ['large', 'small'], { draws: 50 });
    const of = (segment: string | null) =>
      all.find((row) => row.side === 'event' && row.measure === 'repurchase' && row.segment === segment);
    return { of, ...compared };
  };

  it('is told no more surely than the times differ from each other', () => {
    const { of, baseline } = told([
      ...event,
      ...earlier,
      ...small,
      ...group('2025-10-31', 'small', 20, 10, 10)
    ]);
    // Of the small segment twenty stood there once: its hundred customers, who gained most, are left out.
    expect(of('small')).toMatchObject({ left_out: 'thin', effect: null, baseline_customers: 20 });
    expect(baseline).toMatchObject({ kind: 'earlier', reason: null, covered: 1000 / 1100 });
    // Changes of −2, 0, 2 and 0 points: s = √(8 / 3) = 1.633, and t of three times is 3.182: 3.182 · 1.633 · √1.25.
    const half = 0.0581;
    expect(of(null)).toMatchObject({ customers: 1000, change: expect.closeTo(0.1, 9) as number });
    expect(of(null)?.effect).toBeCloseTo(0.1, 9);
    expect(of(null)?.low).toBeCloseTo(0.1 - half, 4);
    expect(of(null)?.high).toBeCloseTo(0.1 + half, 4);
  });

  it('is not told from two, or where too many of the customers are left out', () => {
    const two = told([...event, ...group('2026-01-31', 'large', 500, 100, 90), ...small]);
    expect(two.baseline).toMatchObject({ kind: 'none', reason: 'thin_times' });
    expect(two.of(null)).toMatchObject({ customers: 1100, effect: null, low: null });
    // Each time holds enough customers, in segments that are not the same.
    const many = group('2026-03-31', 'small', 250, 50, 90);
    const turned = [
      ...group('2025-09-30', 'small', 500, 50, 50),
      ...group('2025-09-30', 'large', 20, 10, 10)
    ];
    expect(
      told([...group('2026-03-31', 'large', 1000, 200, 300), ...many, ...earlier, ...turned]).baseline
    ).toEqual({
      kind: 'earlier',
      reason: null,
      days_before: ['2026-01-31', '2025-12-31', '2025-11-30', '2025-10-31'],
      set_aside: ['2025-09-30'],
      covered: 0.8
    });
    const more = group('2026-03-31', 'small', 260, 50, 90);
    expect(told([...group('2026-03-31', 'large', 1000, 200, 300), ...more, ...earlier]).baseline.reason).toBe(
      'thin_times'
    );
  });
});
