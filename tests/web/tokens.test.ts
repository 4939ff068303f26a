import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('web/styles/tokens.css', 'utf8');
const [light = '', dark = ''] = tokens.split(":root[data-theme='dark']");

function colours(theme: string): Map<string, string> {
  return new Map(
    [...theme.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex])
  );
}

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((before, after) => after - before);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)]
])('in %s', (_, theme) => {
  it.each([
    ['ink', 'page'],
    ['ink-soft', 'surface'],
    ['ink-soft', 'surface-sunken'],
    ['ink-faint', 'surface'],
    ['ink-faint', 'page'],
    ['accent', 'surface'],
    ['accent', 'page'],
    ['accent-strong', 'accent-soft'],
    ['good', 'surface'],
    ['bad', 'surface'],
    ['notice', 'notice-soft'],
    ['notice', 'surface'],
    ['ink', 'bad-soft']
  ])('text in %s on %s can be read by most (AA)', (text, ground) => {
    expect(contrast(theme.get(text) ?? '#000000', theme.get(ground) ?? '#000000')).toBeGreaterThanOrEqual(
      4.5
    );
  });

  it('every segment of every scheme has a colour', () => {
    const schemes = readdirSync('data/schemes').filter((file) => file.endsWith('.json'));
    const tones = schemes.flatMap((file) => [
      ...readFileSync(`data/schemes/${file}`, 'utf8').matchAll(/"tone": "(\w+)"/g)
    ]);
    expect(tones.length).toBeGreaterThan(0);
    for (const [, tone = ''] of tones) expect(theme.has(`tone-${tone}`), tone).toBe(true);
  });
});
