import type { Metric, MetricMart } from '../../../sql/metrics/metric.ts';
import type { DayOfPeriod } from '../../questions/segments-asked.ts';
import type { By } from './behind.ts';

/** On which days of a period a mart looks at how customers stand; what is told by orders alone looks at none. */
const ofMart: Record<MetricMart, readonly DayOfPeriod[]> = {
  customer_periods: [],
  customer_follow_ups: [],
  customer_contributions: ['day_before'],
  customer_standings: ['read_on'],
  customer_moves: ['day_before', 'read_on'],
  customer_warnings: ['read_on'],
  customer_campaigns: [],
  customer_contacts: [],
  customer_answers: [],
  customer_activities: ['read_on'],
  customer_conversions: []
};

/** The days of each period on which customers are seen for these metrics; groups by segment are those of the day before. */
export const daysSeen = (metrics: readonly Metric[], by: By | undefined): DayOfPeriod[] => [
  ...new Set([
    ...(by === 'segment' ? (['day_before'] as const) : []),
    ...metrics.flatMap(({ mart }) => ofMart[mart])
  ])
];
