import { expect, it } from 'vitest';
import { csv, units } from '../../web/csv.ts';

it('disarms text that a spreadsheet would take for a formula, and leaves numbers alone', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['=cmd()', -1.5],
        ['+1', 2],
        ['-x', 0],
        ['@x', null],
        ['\tx', 3]
      ]
    )
  ).toBe("a,b\r\n'=cmd(),-1.5\r\n'+1,2\r\n'-x,0\r\n'@x,\r\n'\tx,3\r\n");
});

it('quotes what would break a line or a cell', () => {
  expect(csv(['n'], [['a,b'], ['say "x"'], ['two\nlines'], ['\r=1']])).toBe(
    'n\r\n"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n"\'\r=1"\r\n'
  );
});

it('writes amounts in currency units and nothing for no amount', () => {
  expect([units(12345), units(-5), units(null), units(undefined)]).toEqual([123.45, -0.05, null, null]);
});
