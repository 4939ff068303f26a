import { expect, it } from 'vitest';
import { cutsAsked, cutsWritten } from '../../web/features/validity/typed-cuts.ts';

it('writes cuts of money in units of the currency, and asks for them in minor units', () => {
  expect(cutsWritten('monetary', [5000, 12_345])).toBe('50, 123.45');
  expect(cutsAsked('monetary', '50, 123.45')).toBe('5000,12345');
  // 0.29 · 100 is 28.999… in floating point.
  expect(cutsAsked('monetary', '0.29，1；2')).toBe('29,100,200');
});

it('leaves days and orders as they are', () => {
  expect(cutsWritten('recency', [173, 91, null])).toBe('173, 91, ');
  expect(cutsAsked('recency', ' 173,91 39，12')).toBe('173,91,39,12');
});
