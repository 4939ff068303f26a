import { expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import { metricInForce, schemeInForce } from '../../server/schemes/words-in-force.ts';
import { schemeNamed, schemes } from '../../server/schemes/schemes.ts';

const rules = { lookback_days: 365, returns: 'net', new_days: 30, dormant_days: 45, lost_days: 120 } as const;
const metrics = catalog.map((metric) => metricInForce(metric, rules));

it('states the days that are set, in both languages', () => {
  const dormant = metrics.find(({ id }) => id === 'dormant_customers');
  expect(dormant?.meaning.en).toContain('more than 45 and at most 120 days before');
  expect(dormant?.formula['zh-CN']).toBe('45 天 < 期末间隔 ≤ 120 天的客户数');
  const lifecycle = schemeInForce(schemeNamed('lifecycle'), rules);
  expect(lifecycle.segments.map(({ meaning }) => meaning.en).slice(0, 4)).toEqual([
    'One order so far, the first within 30 days.',
    'Last order at most 45 days ago.',
    'Last order more than 45 and at most 120 days ago.',
    'Last order more than 120 days ago.'
  ]);
});

it('leaves no placeholder, and no number of days that a setting may change', () => {
  const said = JSON.stringify([metrics, schemes.map((scheme) => schemeInForce(scheme, rules))]);
  expect(said).not.toMatch(/\{\w+\}/);
  expect(said).not.toMatch(/\b(90|91|180)\b/);
});

it('writes Chinese with the punctuation of Chinese', () => {
  const said = [
    ...catalog.flatMap(({ label, meaning, formula }) => [label, meaning, formula]),
    ...schemes.flatMap(({ label, meaning, segments }) => [
      label,
      meaning,
      ...segments.flatMap((segment) => [segment.label, segment.meaning])
    ])
  ].map((words) => words['zh-CN']);
  for (const text of said) expect(text).not.toMatch(/\p{Script=Han} ?[,.;:()]|[,.;:()] ?\p{Script=Han}/u);
});
