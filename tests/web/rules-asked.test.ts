import { expect, it } from 'vitest';
import { departures } from '../../web/rules-asked.ts';

const settings = { lookback_days: 730, returns: 'exclude' } as const;

it('tells the rules of an address that are not those set here', () => {
  expect(departures({ lookback: '365', returns: 'net' }, settings)).toEqual({
    lookback: '365',
    returns: 'net'
  });
  expect(departures({ lookback: 'all' }, settings)).toEqual({ lookback: 'all' });
});

it('says nothing of rules that are set anyway, nor of those nobody asked for', () => {
  expect(departures({ lookback: '730', returns: 'exclude' }, settings)).toEqual({});
  expect(departures({ lookback: 'all' }, { ...settings, lookback_days: null })).toEqual({});
  expect(departures({}, settings)).toEqual({});
});
