import { expect, it } from 'vitest';
import { builtInSchemes } from '../../server/schemes/schemes.ts';

const rfm_11 = builtInSchemes.named('rfm_11');
const codes = (rfm_11.map?.codes ?? []).map(({ code, segment }) => ({ code: Number(code), segment }));

it('has every code of three scores once: no customer is left out, none stands in two segments', () => {
  const scores = [1, 2, 3, 4, 5];
  const all = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => 100 * r + 10 * f + m)));
  expect(codes.map(({ code }) => code).sort()).toEqual(all);
});

it('gives each segment as many codes as metrics.md section 3.1 says', () => {
  const sizes = Object.fromEntries(
    [...new Set(codes.map(({ segment }) => segment))].map((segment) => [
      segment,
      codes.filter((row) => row.segment === segment).length
    ])
  );
  expect(sizes).toEqual({
    champions: 7,
    loyal: 8,
    potential_loyalist: 24,
    new: 7,
    promising: 16,
    need_attention: 8,
    about_to_sleep: 8,
    at_risk: 22,
    cant_lose: 8,
    hibernating: 11,
    lost: 6
  });
});

it('leads to segments that the scheme knows, and to all but those of who is not scored', () => {
  const named = rfm_11.segments.map(({ segment }) => segment);
  const reached = new Set(codes.map(({ segment }) => segment));
  expect(named.filter((segment) => !reached.has(segment))).toEqual(['lapsed', 'not_yet_customer']);
  expect([...reached].filter((segment) => !named.includes(segment))).toEqual([]);
});
