import { describe, expect, it } from 'vitest';
import {
  count,
  headline,
  headlineMoney,
  instant,
  money,
  points,
  rate,
  signedRate
} from '../../web/format.ts';

describe('numbers as the reader writes them', () => {
  it('says nothing where there is no answer, never 0', () => {
    expect([count(null, 'en'), rate(null, 'en'), money(undefined, 'zh-CN'), headline(null, 'zh-CN')]).toEqual(
      Array(4).fill('–')
    );
    expect(rate(0, 'en')).toBe('0.0%');
  });

  it('writes money in currency units, to the cent, with a true minus', () => {
    expect(money(528694967, 'en')).toBe('5,286,949.67');
    expect(money(-250, 'en')).toBe('−2.50');
  });

  it('writes a large number with 万 and 亿 in Chinese, with K and M in English', () => {
    expect(headline(98_765, 'zh-CN')).toBe('98,765');
    expect(headline(123_400, 'zh-CN')).toBe('12.3万');
    expect(headline(123_400_000, 'zh-CN')).toBe('1.23亿');
    expect(headline(123_400, 'en')).toBe('123.4K');
    expect(headlineMoney(528694967, 'zh-CN')).toBe('528.7万');
    expect(headlineMoney(528694967, 'en')).toBe('5.29M');
    expect(headlineMoney(50280, 'en')).toBe('502.80');
  });

  it('writes the difference of two rates in points with its sign, and no sign for nothing', () => {
    expect(points(0.0381, 'en')).toBe('+3.8');
    expect(points(-0.0381, 'zh-CN')).toBe('−3.8');
    expect(points(-0.0001, 'en')).toBe('0.0');
    expect(signedRate(0.546, 'en')).toBe('+54.6%');
  });

  it('writes an instant with its zone', () => {
    expect(instant('2026-11-21T02:14:09Z')).toBe('2026-11-21 02:14 UTC');
  });
});
