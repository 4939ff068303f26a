import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import { ask as askAnything } from '../../server/questions/ask.ts';
import { asking, type Ask } from '../support/asking.ts';
import { putExtracts, type Line } from '../support/order-lines.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const line = (customer_id: string, ordered_at: string, amount = 100): Line => ({
  customer_id,
  order_id: `${customer_id} ${ordered_at}`,
  ordered_at,
  amount
});

/**
 * The eight customers of metrics.md section 4 by lifecycle, on 2026-03-31, 2026-06-30 and 2026-09-30; z never buys:
 *
 *   a  active (0 days)    dormant (91)   active      e  lost (181 days)  lost (272)  lost
 *   b  lost (290)         active (90)    lost        f  not yet          not yet     new
 *   c  active (89)        dormant (180)  lost        g  lost (289)       active (29) active
 *   d  active (90)        lost (181)     active      h  active (44)      dormant     lost
 */
const lines = [
  ...['a', 'b', 'c', 'd', 'e', 'g', 'h'].map((customer) => line(customer, '2025-06-15')),
  line('a', '2026-03-31'),
  line('a', '2026-08-10'),
  line('b', '2026-04-01'),
  line('c', '2026-01-01'),
  line('d', '2025-12-31'),
  line('d', '2026-09-01'),
  line('e', '2025-10-01'),
  line('f', '2026-07-15'),
  line('g', '2026-06-01'),
  line('g', '2026-07-05'),
  line('h', '2026-02-15'),
  line('h', '2026-08-01', -50),
  line('z', '2026-09-30', -1)
];
const at = ['2026Q1', '2026Q2', '2026Q3'];

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await temporaryHome();
  ask = asking(home);
  await putExtracts(home, [lines]);
});

const told = (rows: readonly object[]) =>
  rows.map((row) => {
    const { segment_1, segment_2, segment_3, customers } = row as Record<string, string>;
    return `${segment_1} ${segment_2} ${segment_3} ${customers}`;
  });

describe('paths over three quarter ends', () => {
  it('are whole, the most walked first, and those of equal number in the order of their names', async () => {
    const { rows, others } = await ask('segment-paths', { scheme: 'lifecycle', at });
    expect(told(rows)).toEqual([
      'active dormant lost 2',
      'active dormant active 1',
      'active lost active 1',
      'lost active active 1',
      'lost active lost 1',
      'lost lost lost 1',
      'not_yet_customer not_yet_customer new 1'
    ]);
    expect(others).toEqual({ paths: 0, customers: 0, net_amount_from: 0, net_amount_to: 0 });
    expect(Object.keys(rows[0] ?? {})).not.toContain('segment_4');
  });

  it('say where those went who began in a segment, and where those came from who ended in one', async () => {
    const began = await ask('segment-paths', { scheme: 'lifecycle', at, from_segment: 'lost' });
    expect(told(began.rows)).toEqual(['lost active active 1', 'lost active lost 1', 'lost lost lost 1']);
    const ended = await ask('segment-paths', { scheme: 'lifecycle', at, to_segment: 'active' });
    expect(told(ended.rows)).toEqual([
      'active dormant active 1',
      'active lost active 1',
      'lost active active 1'
    ]);
  });

  it('that are not shown are told together', async () => {
    const { rows, others } = await ask('segment-paths', { scheme: 'lifecycle', at, top: '1' });
    expect(told(rows)).toEqual(['active dormant lost 2']);
    expect(others).toMatchObject({ paths: 6, customers: 6 });
  });

  it('without a wish go over the latest quarter ends', async () => {
    const { definition } = await ask('segment-paths', { scheme: 'lifecycle' });
    expect(definition.at).toEqual(['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30']);
  });

  it('nobody walks when nobody began there', async () => {
    const { rows, others } = await ask('segment-paths', { scheme: 'lifecycle', at, from_segment: 'new' });
    expect(rows).toEqual([]);
    expect(others.paths).toBe(0);
  });
});

describe('a flow over several snapshots', () => {
  it('is the flow between each and the next', async () => {
    const several = await ask('segment-flow', { scheme: 'lifecycle', at });
    const first = await ask('segment-flow', { scheme: 'lifecycle', from: '2026Q1', to: '2026Q2' });
    const second = await ask('segment-flow', { scheme: 'lifecycle', from: '2026Q2', to: '2026Q3' });
    expect(several.rows).toEqual([...first.rows, ...second.rows]);
    expect(several.definition).toMatchObject({
      from: '2026-03-31',
      to: '2026-09-30',
      at: ['2026-03-31', '2026-06-30', '2026-09-30']
    });
  });

  it('may begin the day before the data, when everybody is still to come', async () => {
    const { rows } = await ask('segment-flow', {
      scheme: 'lifecycle',
      at: ['2025-06-14', '2025Q2', '2025Q3']
    });
    const [entered] = rows;
    expect(entered).toMatchObject({ from_segment: 'not_yet_customer', to_segment: 'new', customers: 7 });
  });

  it('is marked where its last snapshot is not over, and read as of the last day covered', async () => {
    const { partial, definition } = await ask('segment-flow', {
      scheme: 'lifecycle',
      at: ['2026Q1', '2026']
    });
    expect(partial).toEqual({ period: '2026', ends_on: '2026-12-31' });
    expect(definition.to).toBe('2026-09-30');
  });

  it.each([
    ['a single one', ['2026Q1'], 'snapshots_too_few_or_many'],
    ['nine', Array.from({ length: 9 }, (_, at) => `2026-01-1${at}`), 'snapshots_too_few_or_many'],
    ['one twice', ['2026Q1', '2026-03-31'], 'snapshots_not_ascending'],
    ['two in the wrong order', ['2026Q2', '2026Q1'], 'snapshots_not_ascending'],
    ['two that are not over, which are one day', ['2026', '2026H2'], 'snapshots_not_ascending'],
    ['one that has not begun', ['2026Q3', '2026Q4'], 'period_not_begun'],
    ['one before the data', ['2024', '2026Q1'], 'before_the_data']
  ])('is refused for %s', async (_, at, code) => {
    for (const name of ['segment-flow', 'segment-paths'])
      await expect(askAnything(home, name, { at })).rejects.toMatchObject({ code });
  });

  it('is refused beside from and to', async () => {
    await expect(askAnything(home, 'segment-flow', { at, from: '2026Q1' })).rejects.toMatchObject({
      code: 'parameters_apart'
    });
  });
});

describe('the health of a flow', () => {
  const healthy = async (texts: Record<string, string>) => {
    const answer = await ask('flow-health', { scheme: 'lifecycle', ...texts });
    const of = (measure: string, segment: string | null = null, moved_by = 'all') =>
      answer.rows.find(
        (row) => row.measure === measure && row.segment === segment && row.moved_by === moved_by
      );
    return { ...answer, of };
  };

  it('stands beside the quarter before', async () => {
    const { of, definition } = await healthy({ from: '2026Q2', to: '2026Q3' });
    expect(definition.previous).toEqual({ from: '2026-03-31', to: '2026-06-30' });
    // g of b and g stayed active; the quarter before none of a, c, d and h did
    expect(of('hold', 'active')).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      previous_value: 0,
      previous_denominator: 4
    });
    // b of b and g; d of a, c, d and h
    expect(of('leak')).toMatchObject({ value: 0.5, previous_value: 0.25 });
    // a and d came to be active, b left
    expect(of('net_inflow', 'active')).toMatchObject({ value: 1 });
    expect(of('new_customers', 'new')).toMatchObject({ value: 1, previous_value: 0 });
  });

  it('looks back in months between month ends, and in days between others', async () => {
    const february = await healthy({ from: '2026-01-31', to: '2026-02-28' });
    expect(february.definition.previous).toEqual({ from: '2025-12-31', to: '2026-01-31' });
    const days = await healthy({ from: '2026-02-11', to: '2026-03-13' });
    expect(days.definition.previous).toEqual({ from: '2026-01-12', to: '2026-02-11' });
  });

  it('says so where the data does not reach the pair before', async () => {
    const { rows, notes, is_markov, definition } = await healthy({ from: '2025Q2', to: '2025Q3' });
    expect(definition.previous).toBeNull();
    expect(rows.every(({ previous_value }) => previous_value === null)).toBe(true);
    expect(is_markov).toBeNull();
    expect(notes).toEqual([
      {
        code: 'no_previous_pair',
        sentence:
          'The data begins on 2025-06-15, so there is no pair of days of the same length before 2025-06-30: previous values, the test of change and the forecast are empty.'
      }
    ]);
  });

  it('begins the day before the data with nothing but new customers', async () => {
    const { of, rows } = await healthy({ from: '2025-06-14', to: '2025-06-30' });
    expect(of('new_customers', 'new')).toMatchObject({ value: 7 });
    expect(rows.some(({ measure }) => measure === 'hold')).toBe(false);
  });

  it('shows no forecast and says why where the flow is not Markov', async () => {
    const { is_markov, notes, of } = await healthy({ from: '2026Q2', to: '2026Q3' });
    expect(is_markov).toBe(false);
    expect(notes[0]?.sentence).toMatch(/^Not Markov, do not plan with this/);
    expect(of('forecast_customers', 'active')).toMatchObject({ value: null });
  });

  it('speaks the language of its reader', async () => {
    const answer = await askAnything(
      home,
      'flow-health',
      { scheme: 'lifecycle', from: '2026Q2', to: '2026Q3' },
      undefined,
      'zh-CN'
    );
    expect((answer as unknown as { notes: { sentence: string }[] }).notes[0]?.sentence).toMatch(
      /^不满足马尔可夫性/
    );
  });

  it('of customers by a dimension that no line tells is refused: zeros would look like an answer', async () => {
    const asked = { from: '2026Q2', to: '2026Q3', filter: 'first_region:North' };
    await expect(healthy(asked)).rejects.toMatchObject({ code: 'dimension_empty' });
  });
});

describe('boundaries that are fitted anew on each day', () => {
  /**
   * Five customers with one order each on 2025-12-31, of 1 to 5 hundred: tied in recency and frequency they score 11, and
   * 1 to 5 by value. Five more with an order of a thousand each come in 2026Q1 and push them down to 1 1 2 2 3. By the
   * boundaries of 2025Q4 everyone would still have the code they had, so that every move of theirs vanishes.
   */
  const old = [1, 2, 3, 4, 5].map((number) => line(`o${number}`, '2025-12-31', number * 100));
  const come = [1, 2, 3, 4, 5].map((number) => line(`n${number}`, '2026-03-31', 1000));

  it('move customers who did nothing, and are told to have done so', async () => {
    const other = await temporaryHome();
    await putExtracts(other, [[...old, ...come]]);
    const texts = { from: '2025Q4', to: '2026Q1', scoring: 'relative' };
    const { rows } = await asking(other)('segment-flow', texts);
    // Codes 111 and 112 are lost, 113 to 115 can't be lost: the third and the fourth fall, by what the new ones bought.
    expect(rows.filter(({ from_segment }) => from_segment !== 'not_yet_customer')).toMatchObject([
      { from_segment: 'cant_lose', to_segment: 'cant_lose', customers: 1, moved_by_boundaries: 0 },
      {
        from_segment: 'cant_lose',
        to_segment: 'lost',
        customers: 2,
        moved_by_waiting: 2,
        moved_by_boundaries: 2
      },
      { from_segment: 'lost', to_segment: 'lost', customers: 2, moved_by_boundaries: 0 }
    ]);

    const health = await asking(other)('flow-health', texts);
    expect(health.notes.find(({ code }) => code === 'boundaries_move')?.sentence).toBe(
      'The boundaries were fitted anew on each day: 2 of 2 moves vanish when both days are read by the boundaries of 2025-12-31.'
    );
  });

  it('stand still while cut points are pinned, and move nobody', async () => {
    const other = await temporaryHome();
    await putExtracts(other, [[...old, ...come]]);
    const { rows } = await asking(other)('segment-flow', { from: '2025Q4', to: '2026Q1' });
    expect(rows.every(({ moved_by_boundaries }) => moved_by_boundaries === 0)).toBe(true);
  });
});
