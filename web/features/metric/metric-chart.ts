import type { EChartsCoreOption } from 'echarts/core';
import type { KpiSeriesPoint } from '../../../server/features/kpi-series/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import type { Metric } from '../../../sql/metrics/metric.ts';
import { categoryAxis, chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { axisNumber } from '../../format.ts';
import { metricValue } from '../../metric-text.ts';

interface Drawing {
  locale: Locale;
  palette: Palette;
  /** the period the reader looks at, marked in the chart */
  chosen: string;
}

/** Short enough for an axis: whole percentages, rounded money. */
function axisText({ unit }: Pick<Metric, 'unit'>, value: number, locale: Locale): string {
  if (unit === 'rate' || unit === 'share') return `${Math.round(value * 1000) / 10}%`;
  return axisNumber(unit === 'money' ? value / 100 : unit === 'points' ? value * 100 : value, locale);
}

function frame(metric: Pick<Metric, 'unit'>, periods: string[], { locale, palette }: Drawing) {
  return {
    ...chartBase(palette),
    grid: { left: 4, right: 20, top: 20, bottom: 4, containLabel: true },
    xAxis: { ...categoryAxis(palette, periods), boundaryGap: true },
    yAxis: valueAxis(palette, (value) => axisText(metric, value, locale))
  };
}

/** One figure over its periods: a line that starts at nothing, hollow where the period is not over. */
export function metricChart(
  metric: Pick<Metric, 'unit'>,
  points: KpiSeriesPoint[],
  drawing: Drawing
): EChartsCoreOption {
  const { palette, locale, chosen } = drawing;
  const base = frame(
    metric,
    points.map(({ period }) => period),
    drawing
  );
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: { dataIndex: number }[]) => {
        const point = points[hovered[0]?.dataIndex ?? -1];
        return point ? `${point.period}\n${metricValue(metric, point.value, locale)}` : '';
      }
    },
    series: [
      {
        type: 'line',
        data: points.map(({ value, is_complete, period }) => ({
          value,
          symbolSize: period === chosen ? 11 : 7,
          itemStyle: is_complete
            ? { color: palette.series }
            : { color: palette.surface, borderColor: palette.series, borderWidth: 2 }
        })),
        symbol: 'circle',
        showAllSymbol: true,
        lineStyle: { color: palette.series, width: 2 },
        areaStyle: { color: palette.series, opacity: 0.07 },
        markLine: points.some(({ period }) => period === chosen)
          ? {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: palette.line, type: 'dashed' },
              data: [{ xAxis: chosen }]
            }
          : undefined
      }
    ]
  };
}

function wholeOrMore({ max }: { max: number }): number | null {
  return max > 1.001 ? null : 1;
}

/** A figure by segment: stacked columns, the best segment at the bottom, each in its own colour. */
export function segmentMetricChart(
  metric: Pick<Metric, 'unit'>,
  points: KpiSeriesPoint[],
  { segments }: Pick<Scheme, 'segments'>,
  drawing: Drawing
): EChartsCoreOption {
  const { palette, locale } = drawing;
  const periods = [...new Set(points.map(({ period }) => period))];
  const values = new Map(points.map((point) => [`${point.period} ${point.segment ?? ''}`, point.value]));
  const shown = [...segments]
    .sort((one, other) => one.position - other.position)
    .filter(({ segment }) => points.some((point) => point.segment === segment && point.value !== 0));
  const base = frame(metric, periods, drawing);
  return {
    ...base,
    // Parts of a whole end at 100 %, unless a part is negative and the others exceed it.
    yAxis: { ...base.yAxis, ...(metric.unit === 'share' && { max: wholeOrMore }) },
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const segment = shown[seriesIndex];
        const period = periods[dataIndex] ?? '';
        const value = values.get(`${period} ${segment?.segment ?? ''}`) ?? null;
        return `${period}  ${segment?.label[locale] ?? ''}\n${metricValue(metric, value, locale)}`;
      }
    },
    series: shown.map(({ segment, label, tone }) => ({
      type: 'bar',
      name: label[locale],
      stack: 'parts',
      barMaxWidth: 48,
      barCategoryGap: '28%',
      itemStyle: { color: palette.tone(tone), borderColor: palette.surface, borderWidth: 0.75 },
      emphasis: { focus: 'series' },
      blur: { itemStyle: { opacity: 0.35 } },
      data: periods.map((period) => values.get(`${period} ${segment}`) ?? null)
    }))
  };
}
