import { describe, expect, it } from 'vitest';
import {
  firstDay,
  grainOf,
  isDay,
  isPeriod,
  lastDay,
  periodOf,
  periodsBetween,
  readOn,
  step
} from '../../web/periods.ts';

describe('periods of the pickers', () => {
  it.each([
    ['2026-02', 'month', '2026-02-01', '2026-02-28'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2026H2', 'half', '2026-07-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31']
  ])('%s is a %s from %s through %s', (period, grain, first, last) => {
    expect([grainOf(period), firstDay(period), lastDay(period)]).toEqual([grain, first, last]);
  });

  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026Q1', -1, '2025Q4'],
    ['2026Q4', 1, '2027Q1'],
    ['2026H1', -1, '2025H2'],
    ['2026', 1, '2027'],
    ['2026-03-01', -1, '2026-02-28']
  ])('%s and %i step is %s', (period, by, then) => {
    expect(step(period, by)).toBe(then);
  });

  it('knows the period of a day', () => {
    expect(periodOf('2026-11-20', 'month')).toBe('2026-11');
    expect(periodOf('2026-11-20', 'quarter')).toBe('2026Q4');
    expect(periodOf('2026-11-20', 'half')).toBe('2026H2');
    expect(periodOf('2026-11-20', 'year')).toBe('2026');
  });

  it('lists every period that has a day in the coverage, newest first', () => {
    expect(periodsBetween('2025-12-31', '2026-07-01', 'quarter')).toEqual([
      '2026Q3',
      '2026Q2',
      '2026Q1',
      '2025Q4'
    ]);
  });

  it('reads an unfinished period where the data ends', () => {
    expect(readOn('2026Q4', '2026-11-20')).toBe('2026-11-20');
    expect(readOn('2026Q3', '2026-11-20')).toBe('2026-09-30');
    expect(readOn('2026-11-01', null)).toBe('2026-11-01');
  });

  it.each(['2026Q5', '2026-13', '2026-00', '26Q1', '2026H3', '', '2026-1'])(
    'does not take %j for a period',
    (text) => {
      expect(isPeriod(text)).toBe(false);
    }
  );

  it('does not take 30 February for a day', () => {
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-02-28')).toBe(true);
  });
});
