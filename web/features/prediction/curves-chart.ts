import type { EChartsCoreOption } from 'echarts/core';
import { chartBase, valueAxis, type Palette } from '../../charts/theme.ts';

export interface Curve {
  name: string;
  /** a quieter line, dashed: what was only expected */
  is_expected?: boolean;
  color?: string;
  points: readonly (readonly [x: string | number, y: number])[];
}

export interface Axes {
  /** categories in order; without them x is a number */
  categories?: string[];
  x_name: string;
  x: (value: string | number) => string;
  y: (value: number) => string;
  y_most?: number;
  /** a day or a number at which something changes */
  mark?: { at: string | number; name: string };
}

/** Lines over the same axis, told apart by colour and dash; in the tooltip all of them. */
export function curvesChart(curves: readonly Curve[], axes: Axes, palette: Palette): EChartsCoreOption {
  const base = chartBase(palette);
  const label = { color: palette.ink_soft, fontSize: 12, hideOverlap: true };
  return {
    ...base,
    grid: { left: 4, right: 20, top: 28, bottom: 24, containLabel: true },
    xAxis: {
      type: axes.categories ? ('category' as const) : ('value' as const),
      ...(axes.categories && { data: axes.categories, boundaryGap: false }),
      name: axes.x_name,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.ink_soft, fontSize: 12 },
      axisTick: { show: false },
      // The last name stands over the end of the axis: centred, half of it would be cut off.
      axisLabel: {
        ...label,
        alignMaxLabel: 'right' as const,
        formatter: (value: string | number) => axes.x(value)
      },
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { show: false }
    },
    yAxis: {
      ...valueAxis(palette, axes.y),
      min: 0,
      ...(axes.y_most !== undefined && { max: axes.y_most, interval: axes.y_most / 4 })
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: { seriesName: string; value: [string | number, number] }[]) => {
        const [first] = hovered;
        if (!first) return '';
        const lines = hovered.map(({ seriesName, value }) => `${seriesName}  ${axes.y(value[1])}`);
        return [axes.x(first.value[0]), ...lines].join('\n');
      }
    },
    series: curves.map(({ name, is_expected = false, color, points }, at) => ({
      type: 'line',
      name,
      data: points,
      showSymbol: points.length <= 12,
      symbolSize: 7,
      lineStyle: {
        color: color ?? (is_expected ? palette.ink_soft : palette.series),
        width: 2,
        type: is_expected ? ('dashed' as const) : ('solid' as const)
      },
      itemStyle: { color: color ?? (is_expected ? palette.ink_soft : palette.series) },
      ...(at === 0 &&
        axes.mark && {
          markLine: {
            silent: true,
            symbol: 'none',
            data: [
              {
                xAxis: axes.mark.at,
                lineStyle: { color: palette.line, type: 'solid' as const },
                label: { formatter: axes.mark.name, color: palette.ink_soft, fontSize: 11 }
              }
            ]
          }
        })
    }))
  };
}
