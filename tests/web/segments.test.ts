import { escape, from, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import type { RfmCell } from '../../server/features/rfm-cube/contract.ts';
import type { Dimension } from '../../server/features/definitions/contract.ts';
import { bars } from '../../web/features/segments/bars.ts';
import { compactCells } from '../../web/features/segments/cells.ts';
import { crossed, selectionOf, toggled } from '../../web/features/segments/chosen.ts';
import { crossFilter, keyOf } from '../../web/features/segments/cross-filter.ts';
import { heatGrid } from '../../web/features/segments/heat-grid.ts';
import { heatSentence } from '../../web/features/segments/heat-sentence.ts';
import { isSmall, measured } from '../../web/features/segments/measure.ts';
import { segmentRows } from '../../web/features/segments/segment-rows.ts';
import { segmentsSentence } from '../../web/features/segments/segments-sentence.ts';
import { en } from '../../web/i18n/en.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { seriesBy } from '../../web/features/segments/series.ts';
import { segments } from './flow-rows.ts';
import { madeUpCube } from './made-up-cube.ts';

const cell = (
  [r_score, f_score, m_score]: [number | null, number | null, number | null],
  segment: string,
  first_region: string | null,
  customers: number,
  more: Partial<RfmCell> = {}
): RfmCell => ({
  r_score,
  f_score,
  m_score,
  segment,
  first_region,
  customers,
  recency_days: customers * 10,
  net_amount: customers * 1000,
  orders: customers * 2,
  buyers_next: customers - 1,
  net_amount_next: 0,
  ...more
});

const rows: RfmCell[] = [
  cell([5, 5, 5], 'active', 'East', 4),
  cell([5, 5, 1], 'active', 'West', 2),
  cell([2, 1, 1], 'dormant', 'East', 3),
  cell([1, 1, 2], 'lost', null, 5, { net_amount: -500 }),
  cell([null, null, null], 'lost', 'West', 1, { orders: 0, net_amount: 0, buyers_next: 0 })
];
const cells = compactCells(rows, ['segment', 'first_region'], true);
const sizesBy = (selection: Parameters<typeof crossFilter>[1], ...names: string[]) =>
  Object.fromEntries(
    [...crossFilter(cells, selection).by(...names)].map(([key, { customers }]) => [
      (JSON.parse(key) as (string | null)[]).map(String).join(' '),
      customers
    ])
  );

describe('the cross-filter', () => {
  it('adds up everything while nothing is chosen', () => {
    expect(crossFilter(cells, {}).all).toMatchObject({ customers: 15, net_amount: 8500, orders: 28 });
  });

  it('takes the values of one axis for alternatives and adds axes up', () => {
    const both = { first_region: ['East', null], segment: ['lost', 'dormant'] };
    expect(crossFilter(cells, both).all.customers).toBe(8);
    expect(crossFilter(cells, { ...both, r_score: ['1'] }).all.customers).toBe(5);
  });

  it('leaves the choice on the axis of a panel open, and only that', () => {
    expect(sizesBy({ first_region: ['East'], segment: ['active'] }, 'first_region')).toEqual({
      East: 4,
      West: 2
    });
    expect(sizesBy({ first_region: ['East'], segment: ['active'] }, 'segment')).toEqual({
      active: 4,
      dormant: 3
    });
  });

  it('groups by several axes, and who has no scores stands under none', () => {
    expect(sizesBy({}, 'r_score', 'f_score')).toEqual({ '5 5': 6, '2 1': 3, '1 1': 5, 'null null': 1 });
  });

  it('says nobody of a value that nobody has', () => {
    const nobody = crossFilter(cells, { first_region: ['Atlantis'] });
    expect(nobody.all).toMatchObject({ customers: 0, net_amount: 0 });
    expect(nobody.by('segment').size).toBe(0);
  });

  it('tells no value apart from an empty or a strange one', () => {
    const strange = ['', '\n', '["East"]', null].map((region) => cell([1, 1, 1], 'lost', region, 1));
    const by = crossFilter(compactCells(strange, ['first_region'], true), {}).by('first_region');
    expect(by.size).toBe(4);
    expect(by.get(keyOf(null))?.customers).toBe(1);
  });

  it('agrees with adding up the rows one by one, on fifty thousand cells', () => {
    const many = madeUpCube(50_000);
    const chosen = { first_region: ['r1', 'r2', 'r7'], f_score: ['5'], segment: ['s3'] };
    const by = crossFilter(
      compactCells(many, ['segment', 'first_region', 'first_channel', 'first_category'], true),
      chosen
    ).by('first_category');
    const wanted = new Map<string, number>();
    for (const row of many) {
      if (!chosen.first_region.includes(row.first_region ?? '') || row.f_score !== 5 || row.segment !== 's3')
        continue;
      const key = keyOf(row.first_category ?? null);
      wanted.set(key, (wanted.get(key) ?? 0) + row.net_amount);
    }
    expect(wanted.size).toBeGreaterThan(1);
    expect(new Map([...by].map(([key, sums]) => [key, sums.net_amount]))).toEqual(wanted);
  });
});

describe('a measure', () => {
  const { all } = crossFilter(cells, { segment: ['active'] });
  it('is a ratio of sums, not a mean of ratios', () => {
    expect(measured('average_order_value', all, true)).toBe(6000 / 12);
    expect(measured('bought_again', all, true)).toBe(4 / 6);
  });

  it('is blank without a denominator and before its days are over', () => {
    const lapsed = crossFilter(cells, { r_score: [null] }).all;
    expect(measured('average_order_value', lapsed, true)).toBeNull();
    expect(measured('bought_again', all, false)).toBeNull();
    expect(measured('customers', undefined, true)).toBeNull();
  });

  it('greys a rate of few, and no count', () => {
    expect(isSmall('bought_again', all)).toBe(true);
    expect(isSmall('customers', all)).toBe(false);
  });
});

describe('the grid', () => {
  const cross = crossFilter(cells, {});
  it('has the best recency on top and the best frequency at the end', () => {
    const grid = heatGrid(cross.by('r_score', 'f_score'), 'customers', true);
    expect(grid[0]?.[4]).toMatchObject({ r_score: '5', f_score: '5', value: 6, heat: 1 });
    expect(grid[4]?.[0]).toMatchObject({ r_score: '1', f_score: '1', value: 5 });
    expect(grid[0]?.[0]).toMatchObject({ value: null, heat: 0 });
  });

  it('paints money that came back with no heat', () => {
    const grid = heatGrid(cross.by('r_score', 'f_score'), 'net_amount', true);
    expect(grid[4]?.[0]).toMatchObject({ value: -500, heat: 0 });
  });

  it('is told in a sentence', () => {
    const by = cross.by('r_score', 'f_score');
    const say = (measure: 'customers' | 'average_order_value') =>
      heatSentence(heatGrid(by, measure, true), measure, '2026-06-30', en, 'en', () => false);
    expect(say('customers')).toBe(
      'On 2026-06-30, 6 customers (42.9%) bought both recently and often (R and F of 4 or 5); 8 (57.1%) neither (1 or 2).'
    );
    expect(say('average_order_value')).toBe(
      'Average order value: highest in R 5 F 5 with 5, lowest in R 1 F 1 with −1.'
    );
  });
});

describe('the bars', () => {
  it('keep their places, whatever is chosen', () => {
    const drawn = (selection: Parameters<typeof crossFilter>[1]) =>
      bars(
        {
          cells,
          selection,
          cross: crossFilter(cells, selection),
          everybody: crossFilter(cells, {}),
          measure: 'customers'
        },
        'first_region'
      );
    expect(drawn({}).map(({ value, customers }) => [value, customers])).toEqual([
      ['East', 7],
      [null, 5],
      ['West', 3]
    ]);
    expect(drawn({ segment: ['lost'], first_region: ['West'] })).toMatchObject([
      { value: 'East', customers: 0, is_chosen: false },
      { value: null, customers: 5, length: 1 },
      { value: 'West', customers: 1, is_chosen: true }
    ]);
  });
});

describe('the table of segments', () => {
  const scheme = { segments, not_computable: [] };
  const told = (selection: Parameters<typeof crossFilter>[1]) =>
    segmentRows(
      crossFilter(cells, selection),
      crossFilter(compactCells(rows.slice(1), ['segment', 'first_region'], true), selection),
      scheme,
      [],
      true
    );

  it('lists every segment best first, empty ones too, and adds up', () => {
    const { rows, all } = told({});
    expect(rows.map(({ segment, customers, change }) => [segment, customers, change])).toEqual([
      ['new', 0, 0],
      ['active', 6, 4],
      ['dormant', 3, 0],
      ['lost', 6, 0]
    ]);
    expect(all).toMatchObject({ customers: 15, customer_share: 1, net_amount: 8500, change: 4 });
  });

  it('has averages of a customer and shares of the whole in view', () => {
    const dormant = told({ first_region: ['East'] }).rows[2];
    expect(dormant).toMatchObject({
      customer_share: 3 / 7,
      net_amount_share: 3000 / 7000,
      avg_recency_days: 10,
      avg_frequency_orders: 2,
      avg_monetary_value: 1000,
      share_change: 3 / 7 - 1
    });
    expect(told({}).rows[0]).toMatchObject({ avg_recency_days: null, bought_again: null });
  });

  it('leaves out who can be told in no cell', () => {
    const { rows } = segmentRows(crossFilter(cells, {}), undefined, scheme, ['new'], false);
    expect(rows.map(({ segment }) => segment)).toEqual(['active', 'dormant', 'lost']);
    expect(rows[0]).toMatchObject({ change: null, bought_again: null });
  });

  it('is told in a sentence', () => {
    const nameOf = (id: string) => segments.find(({ segment }) => segment === id)?.label['zh-CN'] ?? id;
    expect(segmentsSentence(told({}), nameOf, '2026-03-31', zh, 'zh-CN')).toBe(
      '最大的分层是活跃，占客户的 40.0%，贡献 70.6% 的销售额。与 2026-03-31 相比，活跃的客户占比变化最大：+21.8 个百分点。'
    );
  });
});

describe('the sizes over time', () => {
  const point = (period: string, segment: string, first_region: string | null, customers: number) => ({
    snapshot_date: '2026-06-30',
    period,
    segment,
    first_region,
    customers,
    net_amount: customers * 100,
    is_complete: true
  });
  const points = [
    point('2026Q1', 'active', 'East', 2),
    point('2026Q1', 'active', null, 3),
    point('2026Q2', 'lost', 'East', 4)
  ];
  const sizes = (selection: Parameters<typeof crossFilter>[1]) =>
    seriesBy(points, ['first_region'])(selection).map(({ period, segment, customers }) => [
      period,
      segment,
      customers
    ]);

  it('add up what is chosen of the dimensions, and lose no period', () => {
    expect(sizes({})).toEqual([
      ['2026Q1', 'active', 5],
      ['2026Q2', 'lost', 4]
    ]);
    expect(sizes({ first_region: [null] })).toEqual([
      ['2026Q1', 'active', 3],
      ['2026Q2', 'lost', 0]
    ]);
  });

  it('do not follow scores, which are of one day', () => {
    expect(sizes({ r_score: ['5'] })).toEqual(sizes({}));
  });
});

describe('what is chosen', () => {
  it('is read from the address: scores and a segment beside the filters that the cube knows', () => {
    const filters = [
      { dimension: 'first_region', value: '' },
      { dimension: 'first_region', value: 'East' },
      { dimension: 'first_category', value: 'Tea' }
    ];
    expect(selectionOf({ r_score: '5', segment: 'lost' }, filters, ['first_region'])).toEqual({
      r_score: ['5'],
      segment: ['lost'],
      first_region: [null, 'East']
    });
  });

  it('is let go by pressing it again', () => {
    const once = toggled([], 'first_region', 'East');
    expect(once).toEqual([{ dimension: 'first_region', value: 'East' }]);
    expect(toggled(once, 'first_region', 'East')).toEqual([]);
  });
});

describe('the dimensions of the cube', () => {
  const dimension = (name: string, values: number, each: number, more_values = 0): Dimension => ({
    dimension: name,
    label: { en: name, 'zh-CN': name },
    values: Array.from({ length: values }, (_, at) => ({ value: `v${at}`, customers: each })),
    more_values
  });

  it('are all of them while the cells stay few', () => {
    const all = [dimension('first_region', 30, 10_000), dimension('first_channel', 5, 60_000)];
    expect(crossed(all)).toEqual(all);
  });

  it('leave out the one with most values where there would be too many cells', () => {
    const all = [dimension('first_category', 200, 10_000, 900), dimension('first_channel', 5, 400_000)];
    expect(crossed(all).map(({ dimension }) => dimension)).toEqual(['first_channel']);
  });

  it('are all of them where there are few customers, for there are no more cells than customers', () => {
    const all = [dimension('first_category', 200, 10, 900), dimension('first_channel', 5, 400)];
    expect(crossed(all)).toEqual(all);
  });
});

describe('the cross-filter, beside Arquero', () => {
  const cube = madeUpCube(5_000);
  const cells = compactCells(cube, ['segment', 'first_region', 'first_channel'], true);

  it.each([
    ['nothing', {}],
    ['a region', { first_region: ['r1'] }],
    ['two regions, a score and a segment', { first_region: ['r1', 'r2'], r_score: ['5'], segment: ['s3'] }]
  ] as [string, Record<string, string[]>][])(
    'gives the same sums of every segment when %s is chosen',
    (_, chosen) => {
      // Its own axis stays open: a segment that is not chosen keeps its length.
      const others = Object.entries(chosen).filter(([axis]) => axis !== 'segment');
      const meets = (row: object) =>
        others.every(([axis, values]) => values.includes(String(row[axis as keyof object])));
      const expected = from(cube)
        .filter(escape(meets))
        .groupby('segment')
        .rollup({
          customers: op.sum('customers'),
          net_amount: op.sum('net_amount'),
          orders: op.sum('orders'),
          buyers_next: op.sum('buyers_next')
        })
        .objects() as { segment: string; customers: number }[];
      const told = crossFilter(cells, chosen).by('segment');
      expect(told.size).toBe(expected.length);
      for (const { segment, ...sums } of expected) expect(told.get(keyOf(segment))).toMatchObject(sums);
    }
  );
});
