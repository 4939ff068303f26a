import type { EChartsCoreOption } from 'echarts/core';
import type { SegmentSeriesPoint } from '../../../server/features/segment-series/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import { categoryAxis, chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, axisNumber, rate } from '../../format.ts';

export interface Composition {
  /** oldest first */
  periods: string[];
  /** customers of all segments at each period's end */
  totals: number[];
  /** best first; only segments that ever had anybody */
  segments: { segment: string; label: string; tone: string; customers: number[] }[];
  last: { snapshot_date: string; is_complete: boolean } | undefined;
}

/** The last `periods` ends up to a day, as a table of segments by periods. */
export function composition(
  points: SegmentSeriesPoint[],
  scheme: Pick<Scheme, 'segments'>,
  locale: Locale,
  through: string,
  periods = 16
): Composition {
  const firsts = new Map<string, SegmentSeriesPoint>();
  for (const point of points) if (!firsts.has(point.period)) firsts.set(point.period, point);
  const ends = [...firsts.values()].filter(({ snapshot_date }) => snapshot_date <= through).slice(-periods);
  const customersIn = new Map(points.map((point) => [`${point.period} ${point.segment}`, point.customers]));

  const segments = [...scheme.segments]
    .sort((one, other) => one.position - other.position)
    .map(({ segment, label, tone }) => ({
      segment,
      label: label[locale],
      tone,
      customers: ends.map(({ period }) => customersIn.get(`${period} ${segment}`) ?? 0)
    }))
    .filter(({ customers }) => customers.some((size) => size > 0));

  return {
    periods: ends.map(({ period }) => period),
    totals: ends.map((_, at) => segments.reduce((sum, { customers }) => sum + (customers[at] ?? 0), 0)),
    segments,
    last: ends.at(-1)
  };
}

/** Stacked columns, the best segment at the bottom; each column all customers, or 100 %. */
export function segmentCompositionChart(
  { periods, totals, segments }: Composition,
  show: 'customers' | 'share',
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  const shareAt = (size: number, at: number) => ((totals[at] ?? 0) > 0 ? size / (totals[at] ?? 1) : 0);
  return {
    ...chartBase(palette),
    grid: { left: 4, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: categoryAxis(palette, periods),
    yAxis: {
      ...valueAxis(palette, (value) =>
        show === 'share' ? `${Math.round(value * 100)}%` : axisNumber(value, locale)
      ),
      ...(show === 'share' && { max: 1 })
    },
    tooltip: {
      ...chartBase(palette).tooltip,
      trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const { label, customers } = segments[seriesIndex] ?? { label: '', customers: [] };
        const size = customers[dataIndex] ?? 0;
        return `${periods[dataIndex] ?? ''}  ${label}\n${count(size, locale)}  ${rate(shareAt(size, dataIndex), locale)}`;
      }
    },
    series: segments.map(({ label, tone, customers }) => ({
      type: 'bar',
      name: label,
      stack: 'customers',
      barMaxWidth: 48,
      barCategoryGap: '28%',
      itemStyle: { color: palette.tone(tone), borderColor: palette.surface, borderWidth: 0.75 },
      emphasis: { focus: 'series' },
      blur: { itemStyle: { opacity: 0.35 } },
      data: customers.map((size, at) => (show === 'share' ? shareAt(size, at) : size))
    }))
  };
}
