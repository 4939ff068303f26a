import type { EChartsCoreOption } from 'echarts/core';
import type { LifecyclePoint } from '../../../server/features/lifecycle-series/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { categoryAxis, chartBase, hatching, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, axisNumber } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** Who bought, above the line, and who no longer did, below it. */
export const LIFECYCLE = [
  { state: 'returning', tone: 'loyal' },
  { state: 'resurrecting', tone: 'potential_loyalist' },
  { state: 'new', tone: 'new' },
  { state: 'dormant', tone: 'dormant' }
] as const;
export type LifecycleState = (typeof LIFECYCLE)[number]['state'];

/** A period that is not over, or that has no whole period before it to be compared with. */
export const isUnsure = ({ is_complete, is_previous_complete }: LifecyclePoint) =>
  !is_complete || !is_previous_complete;

/** Stacked columns: returning, resurrecting and new customers upwards, those who stayed away downwards. */
export function lifecycleChart(
  points: LifecyclePoint[],
  words: Dictionary['retention']['lifecycle'],
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  const base = chartBase(palette);
  return {
    ...base,
    grid: { left: 4, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      ...categoryAxis(
        palette,
        points.map(({ period }) => period)
      ),
      axisLine: { onZero: true, lineStyle: { color: palette.line } }
    },
    yAxis: valueAxis(palette, (value) => axisNumber(Math.abs(value), locale)),
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const point = points[dataIndex];
        const state = LIFECYCLE[seriesIndex]?.state;
        return point && state
          ? `${point.period}  ${words.states[state]}\n${count(point[state], locale)}`
          : '';
      }
    },
    series: LIFECYCLE.map(({ state, tone }) => ({
      type: 'bar',
      name: words.states[state],
      stack: 'customers',
      barMaxWidth: 48,
      barCategoryGap: '28%',
      emphasis: { focus: 'series' },
      blur: { itemStyle: { opacity: 0.35 } },
      data: points.map((point) => ({
        value: state === 'dormant' ? -point[state] : point[state],
        period: point.period,
        state,
        itemStyle: {
          color: palette.tone(tone),
          borderColor: palette.surface,
          borderWidth: 0.75,
          ...(isUnsure(point) && { decal: hatching(palette) })
        }
      }))
    }))
  };
}

export function isLifecycleBar(data: unknown): data is { period: string; state: LifecycleState } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'period' in data &&
    typeof data.period === 'string' &&
    'state' in data &&
    LIFECYCLE.some(({ state }) => state === data.state)
  );
}
