import type { Kpi, KpisDefinition } from '../server/features/kpis/contract.ts';

type Periods = Pick<KpisDefinition, 'previous_period' | 'year_ago_period'>;

interface Comparison {
  period: string;
  value: number | null;
  /** one of the two periods is not wholly covered */
  is_partial: boolean;
}

/** The period before and the same period last year. Of a year they are one and the same: it is told once. */
export function comparedPeriods({ previous_period, year_ago_period }: Periods): string[] {
  return [...new Set([previous_period, year_ago_period])];
}

/** What a figure was in each of these periods. */
export function comparisons(kpi: Kpi, periods: Periods): Comparison[] {
  const values = [
    { value: kpi.previous_value, is_partial: !kpi.is_complete || !kpi.previous_is_complete },
    { value: kpi.year_ago_value, is_partial: !kpi.is_complete || !kpi.year_ago_is_complete }
  ] as const;
  return comparedPeriods(periods).map((period, at) => ({ period, ...(values[at] ?? values[0]) }));
}
