import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '../../../server/schemes/contract.ts';
import { chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, headline, money } from '../../format.ts';
import type { ProfileWords } from '../../i18n/profile-words.svelte.ts';
import { dayAfter, daysBetween, type OrderDay } from './order-days.ts';

interface Given {
  days: readonly OrderDay[];
  /** the last day covered */
  through: string;
  /** when the next order is expected, if one is */
  expected_on: string | undefined;
}

/** What was bought on each day, and below it what that makes so far; both over the same days. */
export function ordersChart(
  { days, through, expected_on }: Given,
  words: ProfileWords['orders'],
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  const base = chartBase(palette);
  const last = expected_on !== undefined && expected_on > through ? expected_on : through;
  const first = days[0]?.day ?? through;
  const span = daysBetween(first, last);
  /** Room for the first bar and the last beside the edges. */
  const room = Math.max(1, span / 80);
  const time = (gridIndex: number, shows_days: boolean) => ({
    type: 'time' as const,
    gridIndex,
    min: dayAfter(first, -room),
    max: dayAfter(last, room),
    axisTick: { show: shows_days },
    axisLine: { onZero: !shows_days, lineStyle: { color: palette.line } },
    axisLabel: {
      show: shows_days,
      color: palette.ink_soft,
      fontSize: 12,
      hideOverlap: true,
      // Days are ISO everywhere.
      formatter: '{yyyy}-{MM}-{dd}'
    },
    splitLine: { show: false }
  });
  const value = (gridIndex: number, name: string) => ({
    ...valueAxis(palette, (minor) => headline(minor / 100, locale)),
    gridIndex,
    name,
    nameLocation: 'end' as const,
    nameGap: 10,
    nameTextStyle: { align: 'left' as const, padding: [0, 0, 0, -56], color: palette.ink, fontSize: 12 },
    splitNumber: 3,
    // No steps below one unit of the currency.
    minInterval: 100
  });

  return {
    ...base,
    grid: [
      { left: 64, right: 12, top: 26, height: 130 },
      { left: 64, right: 12, top: 198, height: 76 }
    ],
    xAxis: [time(0, false), time(1, true)],
    yAxis: [value(0, words.legend_amount), value(1, words.legend_so_far)],
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const day = days[dataIndex];
        if (!day) return '';
        return [
          `${day.day}  ${money(day.net_amount, locale)}`,
          day.has_order ? `${words.orders}  ${count(day.orders, locale)}` : words.returned,
          ...(day.gap_days === null ? [] : [`${words.gap}  ${count(day.gap_days, locale)}`]),
          `${words.net_so_far}  ${money(day.net_amount_so_far, locale)}`
        ].join('\n');
      }
    },
    series: [
      {
        type: 'bar',
        name: words.legend_amount,
        xAxisIndex: 0,
        yAxisIndex: 0,
        barWidth: days.length > 120 ? 2 : days.length > 40 ? 4 : 8,
        data: days.map(({ day, net_amount, has_order }) => ({
          value: [day, net_amount],
          day,
          itemStyle: { color: has_order ? palette.series : palette.tone('at_risk') }
        })),
        ...(expected_on !== undefined && {
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            lineStyle: { color: palette.ink_soft, type: 'dashed' },
            label: {
              formatter: words.expected_on(expected_on),
              position: 'end',
              align: daysBetween(first, expected_on) < span / 3 ? 'left' : 'right',
              color: palette.ink_soft,
              fontSize: 12
            },
            data: [{ xAxis: expected_on }]
          }
        })
      },
      {
        type: 'line',
        name: words.legend_so_far,
        xAxisIndex: 1,
        yAxisIndex: 1,
        step: 'end',
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: days.length <= 60,
        lineStyle: { color: palette.series, width: 2 },
        itemStyle: { color: palette.series },
        areaStyle: { color: palette.series_soft, opacity: 0.5 },
        data: days.map(({ day, net_amount_so_far }) => ({ value: [day, net_amount_so_far], day }))
      }
    ]
  };
}

export function isOrderDay(data: unknown): data is { day: string } {
  return typeof data === 'object' && data !== null && 'day' in data && typeof data.day === 'string';
}
