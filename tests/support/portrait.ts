import { kpis as catalog } from '../../sql/metrics/kpis.ts';
import type { Texts } from '../../server/questions/ask.ts';
import type { Ask } from './asking.ts';

/** What is asked to see whether two homes say the same; both schemes, stored days and others. */
const asked: [Parameters<Ask>[0], Texts][] = ['rfm_11', 'lifecycle'].flatMap((scheme) => [
  ['segments', { scheme, as_of: '2026Q1' }],
  ['segments', { scheme, as_of: '2026-02-11', lookback: 'all' }],
  ['segment-series', { scheme, grain: 'quarter' }],
  ['segment-flow', { scheme, from: '2025Q4', to: '2026Q1' }],
  ['segment-flow', { scheme, from: '2025-11-11', to: '2026-02-11', returns: 'event' }],
  ['kpis', { scheme, period: '2026Q1' }],
  ['kpis', { scheme, from: '2025-11-11', to: '2026-02-11' }],
  ['kpi-series', { scheme, grain: 'half', metric_id: catalog.map(({ id }) => id) }],
  ['customers', { scheme, as_of: '2026Q1', search: '', page_size: '1000', sort: 'customer_id' }],
  ['customers', { scheme, as_of: '2026-02-11', search: '', page_size: '1000', lookback: '30' }]
]);

const cohorts: [Parameters<Ask>[0], Texts][] = [
  ['cohort-retention', { cohort: 'month', kind: 'every', by: 'first_region' }],
  ['cohort-retention', { cohort: 'quarter', kind: 'on_or_after', returns: 'event' }],
  ['lifecycle-series', { grain: 'month' }]
];

/** Every row of every answer, as text. What only tells when and how it was asked is left out. */
export async function portrait(ask: Ask): Promise<string> {
  const rows = [];
  for (const [name, texts] of [...asked, ...cohorts]) rows.push([name, texts, (await ask(name, texts)).rows]);
  return JSON.stringify(rows, null, 1);
}
