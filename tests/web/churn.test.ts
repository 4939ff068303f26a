import { describe, expect, it } from 'vitest';
import type { ChurnRow } from '../../server/features/churn/contract.ts';
import type {
  ChurnValidationAnswer,
  ChurnValidationRow
} from '../../server/features/churn-validation/contract.ts';
import type { EarlyWarning } from '../../server/features/early-warning/contract.ts';
import { cellText, cellValues, isCell } from '../../web/cell-address.ts';
import { behindWords } from '../../web/i18n/en-behind.ts';
import { behindSentence } from '../../web/features/behind/behind-sentence.ts';
import { behindRow, survivalAt } from '../../web/features/churn/churn-rows.ts';
import { bandText, isLonger } from '../../web/features/churn/rhythm-bands.ts';
import { statusPeriods } from '../../web/features/churn/status-series-chart.ts';
import { survivalChart } from '../../web/features/churn/survival-chart.ts';
import { predictionWords } from '../../web/i18n/en-prediction.ts';
import { reasonsOf, validationSentence } from '../../web/features/churn/warning-words.ts';
import { en } from '../../web/i18n/en.ts';
import { palette } from './flow-rows.ts';

const row = (
  kind: ChurnRow['kind'],
  key: string,
  value: number | null,
  more: Partial<ChurnRow> = {}
): ChurnRow => ({
  kind,
  key,
  snapshot_date: '2026-06-30',
  value,
  base: null,
  customers: 1,
  net_amount: 100,
  ...more
});

describe('a cell in an address', () => {
  it.each([
    [{ kind: 'status', key: 'lost' }, 'kind:status key:lost'],
    [{ first_region: '' }, 'first_region:'],
    [{ first_region: 'A b:c & 华东' }, 'first_region:A%20b%3Ac%20%26%20%E5%8D%8E%E4%B8%9C']
  ])('%o is written %s and read back', (values, text) => {
    expect(cellText(values)).toBe(text);
    expect(cellValues(text)).toEqual(values);
    expect(isCell(text)).toBe(true);
  });

  it('is refused where it names no column, or is no address', () => {
    for (const text of ['', 'lost', 'Kind:x', 'key:%E4%', 'key:a  kind:b'])
      expect(isCell(text), text).toBe(false);
  });

  it('of a past day carries that day', () => {
    expect(behindRow(row('status_series', 'lost', 0.5), '2026-09-30', 'customers')).toEqual({
      of: 'churn',
      as_of: '2026-09-30',
      cell: 'kind:status_series key:lost snapshot_date:2026-06-30',
      counts: 'customers'
    });
  });
});

describe('the survival curve', () => {
  const curve = [row('survival', '10', 0.8), row('survival', '40', 0.5)];

  it('is flat between its steps and 1 before the first', () => {
    expect([9, 10, 39, 40, 400].map((days) => survivalAt(curve, days))).toEqual([1, 0.8, 0.8, 0.5, 0.5]);
    expect(survivalAt([], 10)).toBeNull();
  });

  it('has a solid line for a threshold in force and a dashed one for a suggested, none for what is not known', () => {
    const thresholds = [
      row('threshold', 'dormant_days', 90),
      row('threshold', 'lost_days', 180),
      row('threshold', 'suggested_dormant_days', 60),
      row('threshold', 'suggested_lost_days', null)
    ];
    const { series, xAxis } = survivalChart(curve, thresholds, en.churn.survival, 'en', palette) as {
      series: { data: unknown[]; markLine: { data: { xAxis: number; lineStyle: { type: string } }[] } }[];
      xAxis: { max: number };
    };
    expect(series[0]?.data).toEqual([
      [0, 1],
      [10, 0.8],
      [40, 0.5]
    ]);
    expect(series[0]?.markLine.data.map((mark) => [mark.xAxis, mark.lineStyle.type])).toEqual([
      [90, 'solid'],
      [180, 'solid'],
      [60, 'dashed']
    ]);
    expect(xAxis.max).toBe(180);
  });
});

it('names bands by the gaps that are waited for, and knows which are longer than usual', () => {
  const names = ['0.5', '1', '1.5', 'more'].map((key) => bandText(key, en.churn.rhythm));
  expect(names).toEqual(['up to ½×', '0.5–1×', '1–1.5×', 'over 4×']);
  expect(['0.5', '1', '1.5', 'more'].map(isLonger)).toEqual([false, false, true, true]);
});

it('knows that a period read before its end is not over', () => {
  const series = ['2026-03-31', '2026-05-15'].map((snapshot_date) =>
    row('status_series', 'lost', 0.1, { snapshot_date })
  );
  expect(
    statusPeriods(series, 'quarter', 24).map(({ period, is_complete }) => [period, is_complete])
  ).toEqual([
    ['2026Q1', true],
    ['2026Q2', false]
  ]);
});

describe('a warning', () => {
  const warning = { recency_days: 36, expected_days: 13.86, slowing: 0.143 } as EarlyWarning;
  const said = (more: Partial<EarlyWarning>) =>
    reasonsOf({ ...warning, ...more }, en.churn.warnings, predictionWords, 'en');

  it('gives its reasons with the customer’s own numbers, the stronger first', () => {
    expect(said({ reasons: 'overdue, slowing' })).toEqual([
      'Silent for 36 days, an order was expected every 13.9 days.',
      '14.3% fewer orders in the last 90 days than in the 90 before.'
    ]);
  });

  it('says that somebody stopped, and says nothing of reasons there are not', () => {
    expect(said({ reasons: 'slowing', slowing: 1 })).toEqual([
      'No order in the last 90 days, after two or more in the 90 before.'
    ]);
    expect(said({ reasons: null, score: 0 })).toEqual([]);
    // A chance needs no reason: who has bought seldom is unlikely to buy soon.
    expect(said({ reasons: null, score: 0.6, orders_so_far: 1 })).toEqual([
      'Has ordered once so far: by that alone an order soon is unlikely.'
    ]);
  });
});

describe('how well warnings foresaw', () => {
  const told = (
    measure: ChurnValidationRow['measure'],
    key: string | null,
    numerator: number,
    denominator: number
  ) => ({
    indicator: 'early_warning' as const,
    measure,
    key,
    expected: null,
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator
  });
  const sentence = (warned: number, silent: number) =>
    validationSentence(
      {
        rows: [
          told('silent', null, 30, 100),
          told('precision', 'warned', silent, warned),
          told('recall', 'warned', silent, 30)
        ],
        definition: { as_of: '2026-01-01', horizon_days: 180 }
      } as unknown as ChurnValidationAnswer,
      predictionWords.looking_back,
      'en'
    );

  it('is told with its base rate and with n', () => {
    expect(sentence(40, 20)).toBe(
      'Looking back: of 40 customers warned on 2026-01-01, 20 (50.0%) bought nothing in the 180 days after; of all 100 customers with a score it was 30.0%. The warnings had named 66.7% of the 30 who fell silent.'
    );
  });

  it('is not made better than it is', () => {
    expect(sentence(40, 12)).toContain('no more than chance');
    expect(sentence(20, 12)).toContain('too few to judge by');
    expect(sentence(0, 0)).toContain('nobody was warned');
  });
});

it('says who stands behind a number', () => {
  const known = { as_of: '2026-06-30', segment: (segment: string) => `<${segment}>` };
  const said = (asked: object) => behindSentence(asked, known, { ...en, behind: behindWords });
  expect(
    said({
      of: 'cohort-retention',
      cohort: 'month',
      kind: 'bracket',
      bracket: '4-6',
      cell: 'cohort:2026-01 period_offset:4'
    })
  ).toBe('Customers whose first order fell in 2026-01 and who ordered 4 to 6 months later.');
  expect(said({ of: 'lifecycle-series', cell: 'period:2026Q1', counts: 'dormant' })).toBe(
    'Customers who bought in the period before 2026Q1 and not in it.'
  );
  expect(said({ of: 'churn', cell: 'kind:at_risk key:loyal', counts: 'net_amount' })).toBe(
    'Customers in <loyal> who are warned on 2026-06-30. Counted by their net sales in the look-back.'
  );
  expect(said({ of: 'segments', cell: 'segment:loyal' })).toBe('The customers behind a cell of “segments”.');
});
