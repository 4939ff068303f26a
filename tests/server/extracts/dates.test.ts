import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../support/csv.ts';
import { Normaliser } from './normaliser.ts';

let normaliser: Normaliser;
beforeAll(async () => {
  normaliser = await Normaliser.open();
});
afterAll(() => normaliser.close());

const table = parseCsv(readFileSync(new URL('dates.csv', import.meta.url), 'utf8'));

it.each(table)('$written is $ordered_on $ordered_at', async ({ written = '', ordered_on, ordered_at }) => {
  const [line] = (await normaliser.dates([written])).lines;
  const read = line?.reason === null ? [line.ordered_on, line.ordered_at ?? ''] : ['', ''];
  expect(read).toEqual([ordered_on, ordered_at]);
});

const days = async (values: string[], options = {}) =>
  (await normaliser.dates(values, options)).lines.map(({ ordered_on, reason }) => reason ?? ordered_on);

describe('the whole column decides', () => {
  it('whether the day stands first, with years of two digits too', async () => {
    expect(await days(['3/4/26', '14/3/26'])).toEqual(['2026-04-03', '2026-03-14']);
    expect(await days(['3/4/26', '3/14/26'])).toEqual(['2026-03-04', '2026-03-14']);
  });

  it('whether numbers of five digits are days of a spreadsheet: all of them must be', async () => {
    expect(await days(['46095', '46096'])).toEqual(['2026-03-14', '2026-03-15']);
    expect(await days(['46095', '99999'])).toEqual(['date_unreadable', 'date_unreadable']);
    expect(await days(['46095', '2026-03-15'])).toEqual(['date_unreadable', '2026-03-15']);
  });

  it('and several ways of writing may stand side by side', async () => {
    expect(
      await days([
        '2026-03-14',
        '2026年3月15日',
        '16-Mar-2026',
        '2026-03-17T00:00:00Z',
        '3/18/26',
        '20260319'
      ])
    ).toEqual(['2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19']);
  });
});

describe('where nothing decides', () => {
  it('slashes have the month first, dots and dashes the day, and how many lines are open is said', async () => {
    const slashes = await normaliser.dates(['3/4/2026', '5/6/26']);
    expect(slashes.lines.map(({ ordered_on }) => ordered_on)).toEqual(['2026-03-04', '2026-05-06']);
    expect(slashes.said).toMatchObject({ date_order: 'month_first', dates_ambiguous: 2 });
    expect(slashes.said.short_years).toEqual({ lines: 1, latest: 2027 });
    expect((await normaliser.dates(['3.4.2026'])).said).toMatchObject({ date_order: 'day_first' });
  });

  it('a person decides, and nothing is open any more', async () => {
    const { lines, said } = await normaliser.dates(['3/4/2026', '5/6/26'], { date_order: 'day_first' });
    expect(lines.map(({ ordered_on }) => ordered_on)).toEqual(['2026-04-03', '2026-06-05']);
    expect(said).toMatchObject({ date_order: 'day_first', dates_ambiguous: 0 });
  });
});

it('keeps a local time of an hour that clocks skip or repeat, and turns every instant into one local time', async () => {
  const { lines } = await normaliser.dates(
    [
      '2026-03-08 02:30:00',
      '2026-11-01 01:30:00',
      '2026-03-08 07:30:00Z',
      '2025-11-02 05:30:00Z',
      '2025-11-02 06:30:00Z'
    ],
    { time_zone: 'America/New_York' },
    { latest_day: '2026-12-31' }
  );
  expect(lines.map(({ ordered_at }) => ordered_at)).toEqual([
    '2026-03-08 02:30:00',
    '2026-11-01 01:30:00',
    '2026-03-08 03:30:00',
    '2025-11-02 01:30:00',
    '2025-11-02 01:30:00'
  ]);
});
