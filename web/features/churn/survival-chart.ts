import type { EChartsCoreOption } from 'echarts/core';
import type { ChurnRow } from '../../../server/features/churn/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { survivalAt } from './churn-rows.ts';

/** The thresholds of a survival curve, each with how it is drawn. */
export const THRESHOLDS = [
  { key: 'dormant_days', is_suggested: false, tone: 'dormant' },
  { key: 'lost_days', is_suggested: false, tone: 'lost' },
  { key: 'suggested_dormant_days', is_suggested: true, tone: 'dormant' },
  { key: 'suggested_lost_days', is_suggested: true, tone: 'lost' }
] as const;

/**
 * The share who have not bought again, by days since an order: a curve that only falls, with the thresholds in force
 * (solid) and those the data suggest (dashed) across it.
 */
export function survivalChart(
  curve: ChurnRow[],
  thresholds: ChurnRow[],
  words: Dictionary['churn']['survival'],
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  const daysOf = (wanted: string) => thresholds.find(({ key }) => key === wanted)?.value ?? null;
  const base = chartBase(palette);
  const last = Number(curve.at(-1)?.key ?? 0);
  const most = Math.max(last, ...THRESHOLDS.map(({ key }) => daysOf(key) ?? 0));
  /** Two names at one height: where their days are near, they turn away from each other. */
  const alignOf = (key: (typeof THRESHOLDS)[number]['key']) => {
    const pair = key.startsWith('suggested')
      ? (['suggested_dormant_days', 'suggested_lost_days'] as const)
      : (['dormant_days', 'lost_days'] as const);
    const [dormant, lost] = pair.map((one) => daysOf(one));
    if (typeof dormant !== 'number' || typeof lost !== 'number') return 'center' as const;
    if (lost - dormant > most / 8) return 'center' as const;
    return key === pair[0] ? ('right' as const) : ('left' as const);
  };
  return {
    ...base,
    grid: { left: 4, right: 24, top: 40, bottom: 24, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: most,
      name: words.days,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.ink_soft, fontSize: 12 },
      axisLabel: { color: palette.ink_soft, fontSize: 12, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { show: false }
    },
    yAxis: {
      ...valueAxis(palette, (value) => `${Math.round(value * 100)}%`),
      min: 0,
      max: 1,
      interval: 0.25
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: { value: [number, number] }[]) => {
        const days = hovered[0]?.value[0];
        if (days === undefined) return '';
        return words.tooltip(count(days, locale), rate(survivalAt(curve, days), locale));
      }
    },
    series: [
      {
        type: 'line',
        step: 'end',
        showSymbol: false,
        data: [[0, 1], ...curve.map(({ key, value }) => [Number(key), value])],
        lineStyle: { color: palette.series, width: 2 },
        itemStyle: { color: palette.series },
        areaStyle: { color: palette.series, opacity: 0.07 },
        markLine: {
          silent: true,
          symbol: 'none',
          data: THRESHOLDS.flatMap(({ key, is_suggested, tone }) => {
            const days = daysOf(key);
            if (days === null) return [];
            return [
              {
                xAxis: days,
                lineStyle: {
                  color: palette.tone(tone),
                  width: is_suggested ? 1.5 : 2,
                  type: is_suggested ? ('dashed' as const) : ('solid' as const)
                },
                label: {
                  formatter: words.marks[key](count(days, locale)),
                  // One above the other at the top: in force over suggested, where the two days are near.
                  position: 'end' as const,
                  distance: is_suggested ? 3 : 19,
                  color: palette.ink_soft,
                  fontSize: 11,
                  align: alignOf(key)
                }
              }
            ];
          })
        }
      }
    ]
  };
}
