import { expect, it } from 'vitest';
import { csv, share, units } from '../../web/csv.ts';

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

it('writes a share as the number it is, and none as nothing', () => {
  expect(csv(['a', 'b'], [[share(0.418), share(null)]])).toBe('a,b\r\n0.418,\r\n');
});

it.each([
  ['=1+1', 'an equals sign'],
  ['＝1+1', 'a full-width one'],
  ['＋1', 'a full-width plus'],
  ['－1', 'a full-width minus'],
  ['＠SUM(A1)', 'a full-width at'],
  ['  =1+1', 'spaces before it'],
  ['\u3000=1+1', 'a full-width space before it'],
  [`'=1+1`, 'an apostrophe before it'],
  ['\0=1+1', 'a NUL before it'],
  ['\0', 'a NUL alone']
])('disarms %j: %s', (text) => {
  expect(csv(['n'], [[text]])).toBe(`n\r\n'${text}\r\n`);
});

it('disarms a formula behind quotes, which are doubled as ever', () => {
  expect(csv(['n'], [['"=1+1"']])).toBe(['n', `"${`'"=1+1"`.replaceAll(`"`, `""`)}"`, ''].join('\r\n'));
});

it.each(['a=b', '2026-09-30', 'x@y.cn', '李明', ' plain', "O'Neil"])('leaves %j as it is', (text) => {
  expect(csv(['n'], [[text]])).toBe(`n\r\n${text}\r\n`);
});

it('quotes what would break a line or a cell', () => {
  expect(csv(['n'], [['a,b'], ['say "x"'], ['two\nlines'], ['\r=1']])).toBe(
    'n\r\n"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n"\'\r=1"\r\n'
  );
});

it('writes amounts in currency units and nothing for no amount', () => {
  expect([units(12345), units(-5), units(null), units(undefined)]).toEqual([123.45, -0.05, null, null]);
});
