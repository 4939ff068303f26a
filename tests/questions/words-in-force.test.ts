import { expect, it } from 'vitest';
import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import { metricInForce, schemeInForce } from '../../server/schemes/words-in-force.ts';
import { schemeOf } from '../../server/schemes/definition.ts';
import { builtInSchemes } from '../../server/schemes/schemes.ts';
import { initialSettings, storeSettings } from '../../server/settings.ts';
import { asking } from '../support/asking.ts';
import { putExtracts } from '../support/order-lines.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const rules = { ...initialSettings, new_days: 30, dormant_days: 45, lost_days: 120 };
const schemes = builtInSchemes.all.map((scheme) => schemeOf(scheme, []));
const metrics = catalog.map((metric) => metricInForce(metric, rules));

it('states the days that are set, in both languages', () => {
  const dormant = metrics.find(({ id }) => id === 'dormant_customers');
  expect(dormant?.meaning.en).toContain('more than 45 and at most 120 days before');
  expect(dormant?.formula['zh-CN']).toBe('45 天 < 期末间隔 ≤ 120 天的客户数');
  const lifecycle = schemeInForce(schemeOf(builtInSchemes.named('lifecycle'), []), rules);
  expect(lifecycle.segments.map(({ meaning }) => meaning.en).slice(0, 4)).toEqual([
    'One order so far, the first within 30 days.',
    'Last order at most 45 days ago.',
    'Last order more than 45 and at most 120 days ago.',
    'Last order more than 120 days ago.'
  ]);
});

it('is said by every answer that names a figure or a scheme', async () => {
  const home = await temporaryHome();
  await storeSettings(home, { dormant_days: 45, lost_days: 120, new_days: 30 }, new Date('2026-01-01'));
  const line = { customer_id: 'a', order_id: '1', ordered_at: '2025-06-30', amount: 100 };
  await putExtracts(home, [[line]]);
  const ask = asking(home);
  const answers = [
    await ask('definitions'),
    await ask('kpis', { period: '2025', scheme: 'lifecycle' }),
    await ask('kpi-series', { metric_id: 'lost_customers', scheme: 'lifecycle' }),
    await ask('segments', { as_of: '2025-06-30', scheme: 'lifecycle' })
  ];
  for (const answer of answers) {
    const said = JSON.stringify(answer);
    expect(said).toMatch(/more than 120 days/);
    expect(said).not.toMatch(/\{(new|dormant|lost)_days\}/);
  }
});

it('leaves no placeholder, and no number of days that a setting may change', () => {
  const all = JSON.stringify([metrics, schemes.map((scheme) => schemeInForce(scheme, rules))]);
  expect(all).not.toMatch(/\{\w+\}/);
  // Days that are part of a metric's own name are no setting.
  const others = metrics.filter(({ matures_after_days }) => matures_after_days === undefined);
  const said = JSON.stringify([others, schemes.map((scheme) => schemeInForce(scheme, rules))]);
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
