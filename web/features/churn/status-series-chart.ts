import type { EChartsCoreOption } from 'echarts/core';
import type { ChurnRow } from '../../../server/features/churn/contract.ts';
import type { Grain } from '../../../server/features/kpi-series/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { categoryAxis, chartBase, hatching, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, axisNumber, rate } from '../../format.ts';
import { lastDay, periodOf } from '../../periods.ts';

/** From those who stay to those who are gone, in the colours of the lifecycle. */
export const STATUSES = ['active', 'dormant', 'lost'] as const;
export type Status = (typeof STATUSES)[number];

export interface StatusPeriod {
  period: string;
  snapshot_date: string;
  /** false: read before the period ends */
  is_complete: boolean;
  rows: Partial<Record<Status, ChurnRow>>;
}

/** Everybody who had bought by the end of each period, the oldest first. */
export function statusPeriods(series: ChurnRow[], grain: Grain, latest: number): StatusPeriod[] {
  const dates = [...new Set(series.map(({ snapshot_date }) => snapshot_date))].slice(-latest);
  return dates.map((snapshot_date) => {
    const period = periodOf(snapshot_date, grain);
    const on = series.filter((row) => row.snapshot_date === snapshot_date);
    return {
      period,
      snapshot_date,
      is_complete: lastDay(period) <= snapshot_date,
      rows: Object.fromEntries(on.map((row) => [row.key, row]))
    };
  });
}

export function statusChart(
  periods: StatusPeriod[],
  names: Record<Status, string>,
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  return {
    ...chartBase(palette),
    grid: { left: 4, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: categoryAxis(
      palette,
      periods.map(({ period }) => period)
    ),
    yAxis: valueAxis(palette, (value) => axisNumber(value, locale)),
    tooltip: {
      ...chartBase(palette).tooltip,
      trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const status = STATUSES[seriesIndex];
        const at = periods[dataIndex];
        const row = status && at?.rows[status];
        if (!row) return '';
        return `${at.snapshot_date}  ${names[status]}\n${count(row.customers, locale)}  ${rate(row.value, locale)}`;
      }
    },
    series: STATUSES.map((status) => ({
      type: 'bar',
      name: names[status],
      stack: 'customers',
      barMaxWidth: 48,
      barCategoryGap: '28%',
      emphasis: { focus: 'series' },
      blur: { itemStyle: { opacity: 0.35 } },
      data: periods.map(({ rows, is_complete }) => ({
        value: rows[status]?.customers ?? null,
        row: rows[status],
        itemStyle: {
          color: palette.tone(status),
          borderColor: palette.surface,
          borderWidth: 0.75,
          ...(!is_complete && { decal: hatching(palette) })
        }
      }))
    }))
  };
}
