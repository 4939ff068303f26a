import { describe, expect, it } from 'vitest';
import type { PredictionRecord, PredictionRow } from '../../server/features/prediction/contract.ts';
import type { EarlyWarningRecordRow } from '../../server/features/early-warning-record/contract.ts';
import { recordSentence } from '../../web/features/churn/warning-words.ts';
import { chance } from '../../web/chance.ts';
import { secondOrderSentence } from '../../web/features/churn/second-order-chart.ts';
import { mapOf, meanOff, offBy } from '../../web/features/prediction/prediction-rows.ts';
import { predictionWords as en } from '../../web/i18n/en-prediction.ts';
import { predictionWords as zh } from '../../web/i18n/zh-CN-prediction.ts';

const row = (kind: PredictionRow['kind'], key: string | null, customers: number, alive_customers: number) =>
  ({ kind, key, customers, alive_customers }) as PredictionRow;

describe('the map of who is still a customer', () => {
  it('has a line for each number of repeat orders and a column for each month up to the last, with holes', () => {
    const { lines, months, cells } = mapOf([
      row('total', null, 6, 4),
      row('map', '0|0', 4, 3),
      row('map', '2|1', 2, 1)
    ]);
    expect(months).toEqual([0, 1]);
    expect(cells.map(({ chance }) => chance)).toEqual([0.75, 0.5]);
    expect(lines.map((line) => line.cells.map((cell) => cell?.customers))).toEqual([
      [4, undefined],
      [undefined, undefined],
      [undefined, 2]
    ]);
  });

  it('tells the chance of an order where the model knows nobody who leaves', () => {
    const { cells } = mapOf([
      { kind: 'map', key: '0|0', customers: 4, alive_customers: null, expected_buyers: 1 } as PredictionRow
    ]);
    expect(cells.map(({ chance }) => chance)).toEqual([0.25]);
  });
});

describe('how well it did', () => {
  const recordOf = (pairs: [number, number][]) =>
    pairs.map(([expected_orders, orders]) => ({ expected_orders, orders }) as PredictionRecord);

  it('is the mean of the errors whichever way, and none of no record', () => {
    expect(offBy(100, 90)).toBe(-0.1);
    expect(offBy(0, 3)).toBeNull();
    expect(
      meanOff(
        recordOf([
          [100, 90],
          [100, 130]
        ])
      )
    ).toBeCloseTo(0.2, 12);
    expect(meanOff(recordOf([]))).toBeNull();
  });

  const warned = {
    customers: 100,
    silent: 40,
    warned: 20,
    warned_silent: 12,
    lift_over_dormant: 0.9,
    expected_silent: null
  } as EarlyWarningRecordRow;

  it('is said of the warnings over all dates together, also where the rule of thumb did better', () => {
    expect(recordSentence([warned, warned], en.warning_record, 'en')).toBe(
      'At 2 past dates, each by what was known then: of the warned, 60.0% did not order within 180 days (of everybody with a score 40.0%), and the warnings had named 30.0% of those who stayed away. The rule “silent for over 90 days” did better: lists of the same length by score held 0.90 times as many who stayed away.'
    );
    expect(recordSentence([{ ...warned, lift_over_dormant: 1.2 }], zh.warning_record, 'zh-CN')).toContain(
      '是其 1.20 倍'
    );
    expect(recordSentence([{ ...warned, lift_over_dormant: 1.019 }], en.warning_record, 'en')).toContain(
      'did as well: lists of the same length by score held 1.02 times as many'
    );
  });

  it('says what the chances came to, of the dates that had a model', () => {
    const told = { ...warned, expected_silent: 50 };
    const untold = { ...warned, customers: 1, silent: 1 };
    expect(recordSentence([told, untold], en.warning_record, 'en')).toMatch(
      / The chances told came to 50\.0% who would stay away; 40\.0% did\.$/
    );
  });
});

it('never tells a chance as sure', () => {
  // 0.9995 would round to 100.0 %, 0.9994 to 99.9 %.
  expect([1, 0.9995, 0.9994, 0.5, 0.0006, 0.0004, 0, null].map((value) => chance(value, 'en'))).toEqual([
    '>99.9%',
    '>99.9%',
    '99.9%',
    '50.0%',
    '0.1%',
    '<0.1%',
    '<0.1%',
    '–'
  ]);
});

it('tells the wait for the second order of the largest group, and that fewer than half ever come', () => {
  const group = { group: '华东', customers: 9, median_days: 12, within_90: 0.6 } as never;
  const never = { group: null, customers: 9, median_days: null, within_90: 0.2 } as never;
  const nameOf = (name: string | null) => name ?? '';
  expect(secondOrderSentence([group], zh.second, 'zh-CN', nameOf, '：')).toBe(
    '华东：一半客户在 12 天内下第二单；90 天内为 60.0%。'
  );
  expect(secondOrderSentence([never], en.second, 'en', nameOf, ': ')).toBe(
    'Fewer than half ever order a second time; 20.0% do within 90 days.'
  );
});
