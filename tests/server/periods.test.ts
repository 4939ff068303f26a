import { describe, expect, it } from 'vitest';
import { isDay, parsePeriod, periodsBetween, previousPeriod, span, yearAgo } from '../../server/periods.ts';

describe('a period', () => {
  it.each([
    ['2026Q3', '2026-07-01', '2026-09-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026H1', '2026-01-01', '2026-06-30'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-09-17', '2026-09-17', '2026-09-17'],
    ['0099Q4', '0099-10-01', '0099-12-31']
  ])('%s is closed on both ends', (text, starts_on, ends_on) => {
    expect(parsePeriod(text)).toMatchObject({ period: text, starts_on, ends_on });
  });

  it.each([
    '2026Q5',
    '2026Q0',
    '2026-13',
    '2026-00',
    '2026H3',
    '2026-02-30',
    '26Q1',
    '',
    'today',
    '2026-9',
    '0000',
    '2026Q33',
    "2026Q1'"
  ])('%j is none', (text) => expect(parsePeriod(text)).toBeUndefined());

  it.each([
    ['2026Q1', '2025Q4', '2025Q1'],
    ['2026-03', '2026-02', '2025-03'],
    ['2026H2', '2026H1', '2025H2'],
    ['2026', '2025', '2025'],
    ['2024-02-29', '2024-02-28', '2023-02-28']
  ])('%s comes after %s and a year after %s', (text, previous, year) => {
    const period = parsePeriod(text);
    if (!period) throw new Error(`${text} is a period`);
    expect(previousPeriod(period).period).toBe(previous);
    expect(yearAgo(period).period).toBe(year);
  });

  it('of any days is preceded by as many days', () => {
    expect(previousPeriod(span('2026-03-01', '2026-03-10'))).toEqual(span('2026-02-19', '2026-02-28'));
  });
});

it('lists every period that the data touches, the first and the last in part', () => {
  expect(periodsBetween('quarter', '2025-11-15', '2026-04-01').map(({ period }) => period)).toEqual([
    '2025Q4',
    '2026Q1',
    '2026Q2'
  ]);
  expect(periodsBetween('year', '2025-12-31', '2026-01-01').map(({ period }) => period)).toEqual([
    '2025',
    '2026'
  ]);
});

it('knows the days that exist', () => {
  expect(['2024-02-29', '2000-02-29', '9999-12-31'].every(isDay)).toBe(true);
  expect(
    ['2023-02-29', '1900-02-29', '2026-04-31', '2026-1-1', '0000-01-01', '2026-01-01T00:00'].some(isDay)
  ).toBe(false);
});
