import { describe, expect, it } from 'vitest';
import { flowFigures, ladder, moves, segmentChanges } from '../../web/features/segment-flow/flow-figures.ts';
import { flowMatrix } from '../../web/features/segment-flow/flow-matrix.ts';
import { flowSentences } from '../../web/features/segment-flow/flow-sentences.ts';
import {
  balanceSentence,
  gained,
  mostLeft,
  segmentBalances
} from '../../web/features/segment-flow/segment-balances.ts';
import {
  momentsBefore,
  severalSentence,
  severalTable
} from '../../web/features/segment-flow/several-dates.ts';
import { segmentFlowChart } from '../../web/features/segment-flow/segment-flow-chart.ts';
import { en } from '../../web/i18n/en.ts';
import { zh } from '../../web/i18n/zh-CN.ts';
import { flows, palette, segments } from './flow-rows.ts';

const scheme = { segments, is_ordered: false };

describe('the sums of a flow', () => {
  it('counts who was there, who stayed, who moved and why, and who came', () => {
    expect(flowFigures(flows)).toEqual({
      at_start: 7,
      at_end: 8,
      stayed: 2,
      moved: 5,
      moved_by_purchase: 2,
      moved_by_waiting: 3,
      entered: 1
    });
  });

  it('ranks moves, without those who stayed and those who came', () => {
    expect(moves(flows).map(({ from_segment, to_segment }) => `${from_segment} ${to_segment}`)).toEqual([
      'dormant lost',
      'active lost',
      'dormant active',
      'lost active'
    ]);
  });

  it('gives each segment its size at both dates', () => {
    expect(segmentChanges(flows, scheme)).toEqual([
      { segment: 'new', before: 0, after: 1 },
      { segment: 'active', before: 2, after: 3 },
      { segment: 'dormant', before: 3, after: 0 },
      { segment: 'lost', before: 2, after: 4 }
    ]);
  });

  it('goes up towards the best segment', () => {
    expect(ladder(flows, scheme)).toEqual({ up: 2, down: 3 });
  });
});

describe('what a segment gained and lost', () => {
  const balances = segmentBalances(flows, scheme);

  it('adds up to the same customers and the same money as the flow', () => {
    const total = (of: (one: (typeof balances)[number]) => number) =>
      balances.reduce((sum, one) => sum + of(one), 0);
    const { at_start, at_end, moved_by_purchase, moved_by_waiting } = flowFigures(flows);
    expect(total((one) => one.customers_from)).toBe(at_start);
    expect(total((one) => one.customers_to)).toBe(at_end);
    expect(total((one) => one.left_by_purchase)).toBe(moved_by_purchase);
    expect(total((one) => one.left_by_waiting)).toBe(moved_by_waiting);
  });

  it('leads from its customers at the first date to those at the second', () => {
    for (const { customers_from, left, came, entered, customers_to } of balances)
      expect(customers_from - left + came + entered).toBe(customers_to);
    // Dormant customer 1 and lost customer 1 bought again; one of two active ones fell silent.
    expect(balances.find(({ segment }) => segment === 'active')).toMatchObject({
      left: 1,
      came: 2,
      entered: 0
    });
    expect(balances.find(({ segment }) => segment === 'new')).toMatchObject({ left: 0, came: 0, entered: 1 });
  });

  it('knows which segment the most money left with', () => {
    // Each of the flows had brought 50: three from dormant, in two ways, make 100.
    expect(mostLeft(balances)).toMatchObject({ segment: 'dormant', left: 3, left_net_amount: 100 });
    expect(mostLeft(balances.map((one) => ({ ...one, left: 0 })))).toBeUndefined();
  });

  it('names the segment that lost most money, or says that none did', () => {
    const label = (segment: string) => segment;
    const one = { segment: 'active', net_amount_from: 900, net_amount_to: 500 };
    const other = { segment: 'lost', net_amount_from: 300, net_amount_to: 100 };
    const known = balances.map((balance) => ({ ...balance, net_amount_from: 0, net_amount_to: 0 }));
    const [first, second] = known;
    if (!first || !second) throw new Error('the flow has segments');
    const said = balanceSentence(
      [
        { ...first, ...other },
        { ...second, ...one }
      ],
      label,
      en.flow.balance,
      'en'
    );
    expect(said).toBe('active lost most money: −4, from 9 to 5.');
    expect(gained({ ...first, ...one })).toBe(-400);
    expect(balanceSentence(known, label, en.flow.balance, 'en')).toBe(en.flow.balance.nobody_lost);
  });
});

describe('the matrix', () => {
  it('puts entrants apart and adds up in both directions', () => {
    const matrix = flowMatrix(flows, scheme, 'customers');
    expect(matrix.columns).toEqual(['new', 'active', 'lost']);
    expect(matrix.rows.map(({ from_segment, sum }) => [from_segment, sum])).toEqual([
      ['active', 2],
      ['dormant', 3],
      ['lost', 2]
    ]);
    expect(matrix.entrants?.sum).toBe(1);
    expect(matrix.column_sums).toEqual([1, 3, 4]);
    expect(matrix.sum).toBe(8);
  });

  it('reads shares along the row or down the column', () => {
    const ofStart = flowMatrix(flows, scheme, 'of_start').rows[1];
    expect(ofStart?.cells.map(({ value }) => value)).toEqual([undefined, 1 / 3, 2 / 3]);
    const ofEnd = flowMatrix(flows, scheme, 'of_end').rows[1];
    expect(ofEnd?.cells.map(({ value }) => value)).toEqual([undefined, 1 / 3, 2 / 4]);
  });

  it('shows money that came back as negative and paints it with no heat', () => {
    const lost = flowMatrix(flows, scheme, 'net_amount').rows[0]?.cells[2];
    expect(lost).toMatchObject({ value: -100, heat: 0 });
  });
});

describe('the sentences', () => {
  it('tell the main moves', () => {
    expect(flowSentences(flows, scheme, en.flow.say, 'en')).toEqual([
      '2 of 7 customers (28.6%) are in the same segment at both dates.',
      '5 moved to another segment: 2 because they bought in between, 3 only because time went by.',
      'The largest move is from Dormant to Lost: 2 customers, 66.7% of Dormant.',
      'Lost grew most: +2 customers, from 2 to 4.',
      'Dormant shrank most: −3 customers, from 3 to 0.',
      '1 ordered for the first time; most of them, 100.0%, are now in New.'
    ]);
  });

  it('speak Chinese too, and never show an id', () => {
    const said = flowSentences(flows, scheme, zh.flow.say, 'zh-CN').join('');
    expect(said).toContain('最大的流向是沉睡到流失：2 位，占沉睡的 66.7%。');
    expect(said).not.toMatch(/dormant|lost|active/);
  });
});

describe('the Sankey', () => {
  const option = segmentFlowChart(flows, segments, {
    locale: 'en',
    palette,
    words: en.flow,
    is_narrow: false
  });

  it('draws who stayed put as a flow from one side to the other', () => {
    expect(option).toHaveProperty(
      'series.links',
      expect.arrayContaining([
        expect.objectContaining({ source: '2026-06-30 lost', target: '2026-09-30 lost', value: 1 })
      ])
    );
  });

  it('keeps the order of the scheme on both sides, whatever the order of the rows', () => {
    expect(option).toHaveProperty('series.layoutIterations', 0);
    expect(option).toHaveProperty(
      'series.data',
      [
        '2026-06-30 active',
        '2026-06-30 dormant',
        '2026-06-30 lost',
        '2026-06-30 not_yet_customer',
        '2026-09-30 new',
        '2026-09-30 active',
        '2026-09-30 lost'
      ].map((name): unknown => expect.objectContaining({ name }))
    );
  });

  it('gives a segment its own colour on both sides', () => {
    expect(option).toHaveProperty('series.data[2].itemStyle.color', 'tone-lost');
    expect(option).toHaveProperty('series.data[6].itemStyle.color', 'tone-lost');
  });
});

describe('over several dates', () => {
  /** The same customers a quarter earlier: a, c, h fell silent, d longer, b and g came back, e stayed away. */
  const [any] = flows;
  if (!any) throw new Error('the flow has rows');
  const earlier = (
    [
      ['active', 'dormant', 3],
      ['active', 'lost', 1],
      ['lost', 'active', 2],
      ['lost', 'lost', 1]
    ] as const
  ).map(([from_segment, to_segment, customers]) => ({
    ...any,
    from_date: '2026-03-31',
    to_date: '2026-06-30',
    from_segment,
    to_segment,
    customers
  }));
  const several = [...flows, ...earlier];
  const option = segmentFlowChart(several, segments, {
    locale: 'en',
    palette,
    words: en.flow,
    is_narrow: false
  });

  it('has a column for each date, under its day', () => {
    expect(option).toHaveProperty(
      'title',
      ['2026-03-31', '2026-06-30', '2026-09-30'].map((text): unknown => expect.objectContaining({ text }))
    );
    expect(option).toHaveProperty(
      'series.data',
      [
        ['2026-03-31 active', 0],
        ['2026-03-31 lost', 0],
        ['2026-06-30 active', 1],
        ['2026-06-30 dormant', 1],
        ['2026-06-30 lost', 1],
        // Who orders for the first time later stands there without having come from anywhere.
        ['2026-06-30 not_yet_customer', 1],
        ['2026-09-30 new', 2],
        ['2026-09-30 active', 2],
        ['2026-09-30 lost', 2]
      ].map(([name, depth]): unknown => expect.objectContaining({ name, depth }))
    );
  });

  it('is told in a sentence and as a table', () => {
    expect(severalSentence(several, scheme, en, 'en')).toBe(
      'From 2026-03-31 to 2026-09-30 the customers went from 7 to 8. In their segment from each date to the next stayed 14.3%, 28.6%. The largest move is from Active to Dormant, 3 customers between 2026-03-31 and 2026-06-30.'
    );
    const { rows } = severalTable(several, scheme, zh, 'zh-CN');
    expect(rows).toHaveLength(11);
    expect(rows[0]?.slice(0, 5)).toEqual(['2026-03-31', '活跃', '2026-06-30', '沉睡', 3]);
  });

  it.each([
    ['2026Q2', 3, '2025-01-01', ['2025Q4', '2026Q1', '2026Q2'], 'periods like the last'],
    ['2026-05', 2, '2025-01-01', ['2026-04', '2026-05'], 'months are months'],
    ['2026-05-17', 3, '2025-01-01', ['2025Q4', '2026Q1', '2026-05-17'], 'before a day, the ends of quarters'],
    ['2026Q2', 8, '2026-02-01', ['2026Q1', '2026Q2'], 'no further back than the data'],
    ['2026Q2', 4, '2026-04-01', ['2026Q2'], 'nothing to come from']
  ])('%s and the dates before it, %d at most, from %s: %j, %s', (to, many, from, moments) => {
    expect(momentsBefore(to, many, from)).toEqual(moments);
  });
});
