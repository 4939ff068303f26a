import type { EChartsCoreOption } from 'echarts/core';
import type { ChurnRow } from '../../../server/features/churn/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { categoryAxis, chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { count, axisNumber, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { bandText, isLonger } from './rhythm-bands.ts';

/** Customers by how long they wait against their own rhythm; from one expected gap on in the colour of the dormant. */
export function rhythmChart(
  bands: ChurnRow[],
  { rhythm, customers }: Dictionary['churn'],
  locale: Locale,
  palette: Palette
): EChartsCoreOption {
  const names = bands.map(({ key }) => bandText(key, rhythm));
  return {
    ...chartBase(palette),
    grid: { left: 4, right: 8, top: 28, bottom: 4, containLabel: true },
    xAxis: {
      ...categoryAxis(palette, names),
      axisLabel: { color: palette.ink_soft, fontSize: 12, hideOverlap: true }
    },
    yAxis: valueAxis(palette, (value) => axisNumber(value, locale)),
    tooltip: {
      ...chartBase(palette).tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const band = bands[dataIndex];
        if (!band) return '';
        return `${names[dataIndex] ?? ''}\n${customers}  ${count(band.customers, locale)}  ${rate(band.value, locale)}`;
      }
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        barMaxWidth: 90,
        data: bands.map(({ key, customers: value }) => ({
          value,
          itemStyle: { color: isLonger(key) ? palette.tone('dormant') : palette.series_soft }
        })),
        label: {
          show: true,
          position: 'top',
          color: palette.ink_soft,
          fontSize: 12,
          formatter: ({ value }: { value: number }) => count(value, locale)
        }
      }
    ]
  };
}
