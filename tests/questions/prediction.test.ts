import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unfold } from '../../server/db/unfold.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import type { PredictionAnswer } from '../../server/features/prediction/contract.ts';
import type { Home } from '../../server/home.ts';
import { addDays } from '../../server/periods.ts';
import { asking, type Ask } from '../support/asking.ts';
import { cdnowSample } from '../support/cdnow.ts';
import { putExtracts, type Line } from '../support/order-lines.ts';
import { Chance } from '../support/random-history.ts';
import { leavingShop } from '../support/leaving-shop.ts';
import { temporaryFolder, temporaryHome } from '../support/temporary-home.ts';

/** 39 weeks after the end of the calibration, by which the published holdout is told. */
const asked = { as_of: '1997-09-30', horizon_days: '273', returns: 'event' };
const totalOf = ({ rows }: PredictionAnswer) => rows.find(({ kind }) => kind === 'total');

describe.skipIf(cdnowSample.isMissing)(`CDNOW, loaded as a file${cdnowSample.skipped}`, () => {
  let ask: Ask;
  beforeAll(async () => {
    const home = await temporaryHome();
    ask = asking(home);
    await loadExtract(home, [cdnowSample.path], {
      map: { columns: { customer_id: 'column_2', ordered_at: 'column_3', amount: 'column_5' } }
    });
  });

  it('is expected to order 1,576.7 times in the holdout; 1,882 orders came', async () => {
    const answer = await ask('prediction', asked);
    const { model, record } = answer.definition;
    expect(model).toMatchObject({ n: 2357, rounded_to_days: 1, one_in: 1, reason: null });
    expect(model.parameters?.alpha).toBeCloseTo(6.183, 2);
    expect(model.standard_errors?.b).toBeCloseTo(0.5375, 2);
    const total = totalOf(answer);
    expect(total?.customers).toBe(2357);
    expect(total?.expected_orders).toBeCloseTo(1576.73, 1);
    expect((total?.alive_customers ?? 0) / 2357).toBeCloseTo(0.44872, 4);
    // Nothing foretold over 39 weeks is over after 39 weeks.
    expect(record).toEqual([]);

    const { rows, definition } = await ask('prediction-validation', asked);
    expect(rows.find(({ kind }) => kind === 'total')).toMatchObject({ actual: 1882 });
    expect(definition.bias).toBeCloseTo(1882 / 1576.73 - 1, 3);
    const repeats = rows.filter(({ kind }) => kind === 'repeats');
    expect(repeats.map(({ customers }) => customers)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    expect(repeats[0]?.actual).toBeCloseTo(0.237, 3);
    expect(repeats[7]?.actual).toBeCloseTo(6.359, 3);
    // Every repeat order of the calibration, and of the holdout.
    const tracking = rows.filter(({ kind }) => kind === 'tracking');
    expect(tracking.find(({ key }) => key === '1997-09-30')?.actual).toBe(2457);
    expect(tracking.at(-1)).toMatchObject({ key: '1998-06-30', actual: 2457 + 1882 });
  });

  it('is foretold by BG/NBD as published: 1,653.4 orders, and customer 1516 by the walkthrough', async () => {
    const bg = { ...asked, model: 'bg_nbd' };
    expect(totalOf(await ask('prediction', bg))?.expected_orders).toBeCloseTo(1653.41, 1);
    const { rows } = await ask('prediction-customers', { ...bg, horizon_days: '364', search: '1516' });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.repeat_orders).toBe(26);
    expect(rows[0]?.alive_chance).toBeCloseTo(0.968854, 4);
    expect(rows[0]?.expected_orders).toBeCloseTo(25.757, 2);
  });

  it('is foretold by Pareto/NBD, too: customer 1516 as in the walkthrough of BTYD', async () => {
    const pareto = { ...asked, model: 'pareto_nbd' };
    const { rows } = await ask('prediction-customers', { ...pareto, horizon_days: '364', search: '1516' });
    expect(rows[0]?.alive_chance).toBeCloseTo(0.9979, 3);
    expect(rows[0]?.expected_orders).toBeCloseTo(25.46, 1);
    const [whole, { rows: judged }] = [
      await ask('prediction', pareto),
      await ask('prediction-validation', pareto)
    ];
    const total = totalOf(whole);
    expect(judged.find(({ kind }) => kind === 'total')?.expected).toBeCloseTo(
      total?.expected_orders ?? NaN,
      6
    );
    const segments = whole.rows.filter(({ kind }) => kind === 'segment');
    expect(segments.reduce((sum, row) => sum + (row.alive_customers ?? NaN), 0)).toBeCloseTo(
      total?.alive_customers ?? NaN,
      6
    );
  });

  it('parts add up: segments and the map to everybody, customers to the segment', async () => {
    const answer = await ask('prediction', asked);
    const total = totalOf(answer);
    for (const kind of ['segment', 'map']) {
      const rows = answer.rows.filter((row) => row.kind === kind);
      const sum = (of: 'customers' | 'expected_orders') => rows.reduce((all, row) => all + row[of], 0);
      expect(sum('customers')).toBe(total?.customers);
      expect(sum('expected_orders')).toBeCloseTo(total?.expected_orders ?? NaN, 6);
    }
    const loyal = answer.rows.find(({ key }) => key === 'loyal');
    const listed = await ask('prediction-customers', { ...asked, segment: 'loyal', page_size: '1000' });
    expect(listed.total).toBe(loyal?.customers);
    expect(listed.rows.reduce((sum, row) => sum + row.expected_orders, 0)).toBeCloseTo(
      loyal?.expected_orders ?? NaN,
      6
    );
    expect(listed.rows.every((row) => row.orders_low <= row.orders_high)).toBe(true);
  });

  it.each([
    ['mbg_nbd', { kind: 'segment', key: 'loyal' }, ['expected_orders', 'expected_sales', 'expected_buyers']],
    ['bg_nbd', { kind: 'map', key: '2|3' }, ['customer_value', 'alive_customers', 'customers']],
    ['pareto_nbd', { kind: 'total', key: null }, ['expected_orders']]
  ] as const)('opens to the customers who add up to it, by %s: %j, %j', async (model, cell, measures) => {
    const { rows } = await ask('prediction', { ...asked, model, record: 'none' });
    const row = rows.find(({ kind, key }) => kind === cell.kind && key === cell.key);
    const { key } = cell;
    for (const measure of measures) {
      const opened = {
        of: 'prediction',
        ...asked,
        model,
        'cell.kind': cell.kind,
        measure,
        page_size: '1000'
      };
      const named = key === null ? opened : { ...opened, 'cell.key': key };
      const { sum, count, parameters } = await ask('trace', named);
      expect(count).toBe(row?.customers);
      expect((sum ?? NaN) / (row?.[measure] ?? NaN)).toBeCloseTo(1, 12);
      // What the models make of every history is worked out from the definition again.
      expect(Object.keys(parameters)).not.toContain('orders_to_come');
      expect(await ask('trace-lines', { ...named, page_size: '1' })).toMatchObject({ customers: count });
    }
  });

  it.each([
    [{ 'cell.kind': 'shoe' }, 'value_not_known'],
    [{ 'cell.kind': 'map', 'cell.key': 'a' }, 'value_not_known'],
    [{ 'cell.kind': 'segment', 'cell.key': 'nobody' }, 'value_not_known']
  ])('opens no cell that there is not: %j', async (cell, code) => {
    await expect(ask('trace', { of: 'prediction', ...asked, ...cell })).rejects.toMatchObject({ code });
  });

  it('is warned of by the model on the list, and the record tells every date by what was known then', async () => {
    const { rows, definition } = await ask('early-warning', { as_of: asked.as_of, returns: 'event' });
    expect(definition.missing_parts).toEqual(['complaint']);
    expect(rows.some(({ reasons }) => reasons?.includes('unlikely_alive'))).toBe(true);
    for (const { unlikely_alive } of rows) expect(unlikely_alive).not.toBeNull();

    // The figures ask who is warned without asking why, the list tells both.
    const list = { as_of: '1998Q1', returns: 'event', page_size: '1000', warned: 'true' };
    const pages = [await ask('early-warning', list), await ask('early-warning', { ...list, page: '2' })];
    const warned = pages.flatMap((page) => page.rows);
    const { rows: figures } = await ask('kpis', {
      period: '1998Q1',
      metric_id: ['warned_rate', 'sales_at_risk'],
      returns: 'event'
    });
    expect(warned.length).toBeGreaterThan(100);
    expect(figures.map(({ numerator }) => numerator)).toEqual([
      warned.length,
      warned.reduce((sum, { monetary_value }) => sum + monetary_value, 0)
    ]);

    const record = await ask('early-warning-record', { returns: 'event' });
    // Three quarter ends with 90 days before and 180 after them are too few: the latest eight ends of months.
    expect(record.definition).toMatchObject({ grain: 'month', dates: 8 });
    expect(record.rows.map(({ as_of }) => as_of)).toEqual([
      '1997-05-31',
      '1997-06-30',
      '1997-07-31',
      '1997-08-31',
      '1997-09-30',
      '1997-10-31',
      '1997-11-30',
      '1997-12-31'
    ]);
    const judged = await ask('churn-validation', { as_of: '1997-09-30', returns: 'event' });
    const precision = judged.rows.find(({ measure, key }) => measure === 'precision' && key === 'warned');
    expect(record.rows.find(({ as_of }) => as_of === '1997-09-30')).toMatchObject({
      precision: precision?.value,
      warned: precision?.denominator,
      is_modelled: true,
      model: 'mbg_nbd'
    });
    for (const row of record.rows.slice(-2))
      for (const measure of ['warned', 'warned_silent', 'customers', 'silent', 'dormant'] as const) {
        const cell = { of: 'early-warning-record', 'cell.as_of': row.as_of, measure, returns: 'event' };
        expect((await ask('trace', cell)).sum, `${row.as_of} ${measure}`).toBe(row[measure]);
      }
  });
});

describe('a shop whose customers do not seem to leave, made up', () => {
  const end = '2026-06-30';
  let ask: Ask;
  beforeAll(async () => {
    const chance = new Chance(21);
    const lines = Array.from({ length: 300 }, (_, customer) => {
      // Every so many days, until the end: nobody's silence is longer than their rhythm.
      const every = 10 + chance.below(80);
      const days = [];
      for (let ago = chance.below(every); ago < 365; ago += 1 + chance.below(2 * every)) days.push(ago);
      return days.map((ago): Line => {
        const ordered_at = addDays(end, -ago);
        return { customer_id: `c${customer}`, order_id: `${customer} ${ago}`, ordered_at, amount: 1000 };
      });
    }).flat();
    const home = await temporaryHome();
    await putExtracts(home, [
      [...lines, { customer_id: 'last', order_id: 'last', ordered_at: end, amount: 1 }]
    ]);
    ask = asking(home);
  });

  it('is foretold by what the model becomes there, and is told no chances of having left', async () => {
    const answer = await ask('prediction', { as_of: end, horizon_days: '90' });
    const { model, cautions, first_caution, record } = answer.definition;
    expect(model).toMatchObject({ model: 'nbd', reason: null });
    expect(Object.keys(model.parameters ?? {})).toEqual(['r', 'alpha']);
    expect(first_caution).toMatch(/Not told: who has left\. Nobody seems to leave/);
    expect(cautions.some((caution) => caution.startsWith('Chances of being a customer'))).toBe(false);
    expect(record?.map(({ model }) => model)).toContain('nbd');
    const total = totalOf(answer);
    expect(total?.alive_customers).toBeNull();
    expect(total?.expected_buyers).toBeLessThan(total?.customers ?? 0);

    const { rows } = await ask('prediction-customers', { as_of: end, page_size: '1000' });
    expect(rows.every(({ alive_chance }) => alive_chance === null)).toBe(true);
    const { r = NaN, alpha = NaN } = model.parameters ?? {};
    const [first] = rows;
    if (!first) throw new Error('nobody is foretold');
    // (r + x) / (α + T) · t, of which T and t are told in weeks.
    expect(first.expected_orders).toBeCloseTo(
      ((r + first.repeat_orders) / (alpha + first.age_days / 7)) * (180 / 7),
      6
    );
    const { rows: judged } = await ask('prediction-validation', { horizon_days: '90' });
    expect(judged.some(({ kind }) => kind === 'tracking')).toBe(true);
  });

  it('says so where the model in which people leave is asked for, and where nobody does', async () => {
    await expect(ask('prediction', { as_of: end, model: 'mbg_nbd' })).rejects.toMatchObject({
      code: 'not_foretold'
    });
    const { definition } = await ask('prediction', { as_of: end, model: 'nbd' });
    expect(definition.first_caution).toMatch(/By this model nobody ever leaves/);
  });

  it('is told before the past is looked at: without bands, and without a record', async () => {
    const [quick, whole] = [
      await ask('prediction', { as_of: end, horizon_days: '90', record: 'none' }),
      await ask('prediction', { as_of: end, horizon_days: '90' })
    ];
    expect(quick.definition.record).toBeNull();
    expect(totalOf(quick)).toEqual({
      ...totalOf(whole),
      expected_orders_low: null,
      expected_orders_high: null,
      expected_sales_low: null,
      expected_sales_high: null
    });
  });
});

describe('a shop whose customers leave, made up', () => {
  let home: Home;
  let ask: Ask;
  const end = '2026-06-30';
  beforeAll(async () => {
    home = await temporaryHome();
    await putExtracts(home, [leavingShop(end)]);
    ask = asking(home);
  });

  it('doubts those who fell silent more than those who bought lately, and sells nothing to nobody', async () => {
    const { rows } = await ask('prediction-customers', { as_of: end, page_size: '1000' });
    const often = rows.filter(({ repeat_orders }) => repeat_orders >= 4);
    const mean = (those: typeof rows) =>
      those.reduce((sum, { alive_chance }) => sum + (alive_chance ?? NaN), 0) / those.length;
    expect(mean(often.filter(({ recency_days }) => recency_days > 120))).toBeLessThan(
      mean(often.filter(({ recency_days }) => recency_days < 30)) / 2
    );
    for (const row of rows) {
      expect(row.alive_chance).toBeGreaterThanOrEqual(0);
      expect(row.alive_chance).toBeLessThanOrEqual(1);
      expect(row.order_chance).toBeLessThanOrEqual(row.alive_chance ?? NaN);
    }
  });

  it('warns of as many where nobody asks why as the lists of those days name, those who complain among them', async () => {
    const unhappy = Array.from(
      { length: 40 },
      (_, at) => `c${7 * at},complaint,2026-0${1 + (at % 6)}-15,,2026-01-10,,`
    );
    const file = join(await temporaryFolder(), 'feedback.csv');
    await writeFile(
      file,
      ['customer_id,feedback_type,given_at,score,opened_at,resolved_at,detail', ...unhappy].join('\n')
    );
    const { extracts } = await loadExtract(home, [file], { kind: 'feedback' });
    expect(extracts[0]?.status).toBe('loaded');

    const listed = async (as_of: string) => {
      const { rows } = await ask('early-warning', { as_of, warned: 'true', page_size: '1000' });
      return {
        warned: rows.length,
        complaining: rows.filter(({ reasons }) => reasons?.includes('complaint')).length
      };
    };
    const quarter = await listed('2026Q2');
    expect(quarter.complaining).toBeGreaterThan(10);
    expect(quarter.complaining).toBeLessThan(quarter.warned);
    const of = { metric_id: 'warned_rate' };
    const [figure] = (await ask('kpis', { ...of, period: '2026Q2' })).rows;
    expect(figure?.numerator).toBe(quarter.warned);
    const series = (await ask('kpi-series', { ...of, grain: 'quarter' })).rows;
    expect(series.find(({ period }) => period === '2026Q2')?.value).toBe(figure?.value);
    const change = await ask('kpi-change', { ...of, period: '2026Q2' });
    expect(change.rows.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(quarter.warned);
    const { rows: record } = await ask('early-warning-record', {});
    expect(record.length).toBeGreaterThan(1);
    for (const { as_of, warned, is_modelled } of record) {
      expect(warned, as_of).toBe((await listed(as_of)).warned);
      expect(is_modelled).toBe(true);
    }
  });

  it('asks a filter about its own customers, by the model of everybody', async () => {
    const all = await ask('prediction', { as_of: end });
    const some = await ask('prediction', { as_of: end, filter: 'cohort_year:2025' });
    expect(some.definition.model).toEqual(all.definition.model);
    expect(totalOf(some)?.customers).toBeLessThan(totalOf(all)?.customers ?? 0);
  });

  // Of three that differ, one row at most: only the customer whose key ends in the most noughts stays.
  it.each([
    [[5, 64, 128], 128],
    [[5, 128, 256], 256],
    [[256, 2 ** 29, 2 ** 30], 2 ** 30]
  ])(
    'fits a model to one customer in so many where there are too many: of %j one in %d',
    async (keys, one_in) => {
      const fitted = (query: string, columns: string) =>
        home.warehouse.all(
          unfold(home.library, home.library.query(query), {
            [home.library.query(query).inputs[0] ?? '']: {
              sql: `select date '${end}' as snapshot_date, customer_key, ${columns}
from (select cast(unnest([${keys.join(', ')}]) as integer) as customer_key)`
            }
          }),
          { as_of: end, at_most: 1, ...(query === 'weighed_histories' && { few: 1 }) }
        );
      // The noughts that a key ends in set customers weeks and cents apart: no two are alike.
      const place = `cast(bit_count(customer_key - 1) as bigint)`;
      expect(
        await fitted(
          'weighed_histories',
          `${place} as repeat_orders, 7 * ${place} as first_to_last_days, 700 as age_days`
        )
      ).toMatchObject([{ customers: 1, one_in }]);
      expect(
        await fitted(
          'repeat_values_weighed',
          `${place} as repeat_days, 100 * ${place} * ${place} as repeat_amount`
        )
      ).toMatchObject([{ customers: 1, one_in }]);
    }
  );

  it('follows everybody to the second order: who waits still is censored', async () => {
    const { rows, curves } = await ask('second-order', { as_of: end });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.customers).toBe(401);
    expect(rows[0]?.median_days).toBe(curves.find(({ survival }) => survival <= 0.5)?.days);
    const groups = await ask('second-order', { as_of: end, by: 'cohort_year' });
    expect(groups.rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(401);
  });

  it.each([
    [{ as_of: '2025-08-01' }, 'not_foretold'],
    [{ as_of: end, sort: 'shoe_size' }, 'value_not_known'],
    [{ as_of: end, segment: 'nobody' }, 'value_not_known'],
    [{ as_of: end, horizon_days: '6' }, 'number_malformed'],
    [{ as_of: end, model: 'crystal_ball' }, 'value_not_known']
  ])('refuses %j in words', async (texts, code) => {
    await expect(ask('prediction-customers', texts as Record<string, string>)).rejects.toMatchObject({
      code
    });
  });
});
