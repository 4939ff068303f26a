import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { markEvent, removeEvent } from '../../server/events/events.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { effectsOf } from '../../server/features/before-after/effects.ts';
import { earlierStretches, stretchesOf } from '../../server/features/before-after/stretches.ts';
import type { Home } from '../../server/home.ts';
import { asking, type Ask } from '../support/asking.ts';
import { opened } from '../support/opening.ts';
import { at, order, putOnly } from '../support/order-lines.ts';
import { temporaryFolder, temporaryHome } from '../support/temporary-home.ts';

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
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
    await putOnly(home, lines());
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
