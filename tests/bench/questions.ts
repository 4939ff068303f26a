import { ask, type Texts } from '../../server/questions/ask.ts';
import { job, type Job } from './kinds.ts';
import { furtherSchemes } from './schemes.ts';
import { timed } from './timed.ts';
import { withHome } from './with-home.ts';

const days = ['2025-02-11', '2025-08-20', '2026-05-13'];
const quarters = ['2025Q4', '2026Q1', '2026Q2'];
const each = (name: string, values: readonly string[], more: Texts = {}): Texts[] =>
  values.map((value) => ({ ...more, [name]: value }));

/** Every name that can be asked, as people ask it most, and the dearer ways of asking it. */
const questions: Record<string, { title: string; of: string; texts: readonly Texts[] }> = {
  stored_kpis: { title: 'KPIs of a stored quarter', of: 'kpis', texts: each('period', quarters) },
  kpis_by_region: {
    title: 'KPIs of a quarter by region',
    of: 'kpis',
    texts: each('period', quarters, { by: 'first_region' })
  },
  kpi_series: {
    title: 'a KPI over all quarters',
    of: 'kpi-series',
    texts: [{ metric_id: 'repurchase_rate' }]
  },
  kpi_change: {
    title: 'what moved a KPI',
    of: 'kpi-change',
    texts: each('period', quarters, { metric_id: 'repurchase_rate' })
  },
  segments: { title: 'segments on any day', of: 'segments', texts: each('as_of', days) },
  ...Object.fromEntries(
    furtherSchemes.map((scheme) => [
      `segments_${scheme}`,
      { title: `segments on any day, ${scheme}`, of: 'segments', texts: each('as_of', days, { scheme }) }
    ])
  ),
  segment_series: { title: 'sizes over all quarters', of: 'segment-series', texts: [{ grain: 'quarter' }] },
  segment_series_tiers: {
    title: 'sizes over all quarters, value_tier',
    of: 'segment-series',
    texts: [{ grain: 'quarter', scheme: 'value_tier' }]
  },
  cube: {
    title: 'RFM cube by region, with what came after',
    of: 'rfm-cube',
    texts: each('as_of', ['2025Q4', '2026Q1'], { dimensions: 'first_region' })
  },
  flow: {
    title: 'flow between any two days',
    of: 'segment-flow',
    texts: [
      { from: '2025-01-19', to: '2025-06-03' },
      { from: '2025-05-20', to: '2025-11-11' },
      { from: '2026-02-03', to: '2026-08-24' }
    ]
  },
  flow_tiers: {
    title: 'flow of a quarter, value_tier',
    of: 'segment-flow',
    texts: each('to', quarters, { scheme: 'value_tier' })
  },
  flow_health: {
    title: 'health of the flow of a stored quarter',
    of: 'flow-health',
    texts: [
      { from: '2025Q3', to: '2025Q4' },
      { from: '2025Q4', to: '2026Q1' },
      { from: '2026Q1', to: '2026Q2' }
    ]
  },
  paths: {
    title: 'paths over four days, any',
    of: 'segment-paths',
    texts: [
      { at: ['2025-01-19', '2025-06-03', '2025-11-11', '2026-02-03'] },
      { at: ['2025-05-20', '2025-08-24', '2025-11-30', '2026-03-11'] }
    ]
  },
  cohorts: { title: 'month cohorts, on', of: 'cohort-retention', texts: [{}, { cohort: 'quarter' }] },
  cohorts_or_after: {
    title: 'month cohorts, on_or_after and every',
    of: 'cohort-retention',
    texts: [{ kind: 'on_or_after' }, { kind: 'every' }]
  },
  lifecycle_series: { title: 'new, returning … over all quarters', of: 'lifecycle-series', texts: [{}] },
  churn: { title: 'churn indicators on any day', of: 'churn', texts: each('as_of', days) },
  early_warning: { title: 'early warnings on any day', of: 'early-warning', texts: each('as_of', days) },
  churn_validation: { title: 'how well they foresaw', of: 'churn-validation', texts: [{}] },
  customers: {
    title: 'customers of a segment',
    of: 'customers',
    texts: each('as_of', days, { segment: 'loyal' })
  },
  trace: {
    title: 'the customers behind a cell of the cube',
    of: 'trace',
    texts: each('as_of', quarters, { of: 'rfm-cube', 'cell.r_score': '5', measure: 'net_amount' })
  },
  definitions: { title: 'definitions', of: 'definitions', texts: [{}] }
};

export const questionJobs: readonly Job[] = Object.entries(questions).map(([name, { title, of, texts }]) =>
  job({ name, title, floor: ['group'], run: asking(of, texts) })
);

/** In a server that has been running for a while: every question once to warm up, then each again three times. */
function asking(name: string, questions: readonly Texts[]) {
  return (folder: string) =>
    withHome(folder, async (home) => {
      const times: number[] = [];
      for (const texts of questions) await ask(home, name, texts);
      for (const texts of [...questions, ...questions, ...questions]) {
        times.push(await timed(() => ask(home, name, texts)));
      }
      return times;
    });
}
