import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '../../../server/schemes/contract.ts';
import { categoryAxis, chartBase, valueAxis, type Palette } from '../../charts/theme.ts';
import { isFew } from '../../metric-text.ts';
import { axisText, meanText, textOf, type Measure } from './cohort-measures.ts';
import type { TriangleCell, TriangleRow } from './cohort-triangle.ts';

interface Drawing {
  measure: Measure;
  /** heads of the columns */
  names: string[];
  locale: Locale;
  palette: Palette;
  /** of the mean line */
  mean: string;
  /** of a value of the dimension that has none */
  no_value: string;
}

interface Line {
  name: string;
  row: TriangleRow;
  look: 'thin' | 'bold' | 'named';
}

/** A thin line for each cohort, hollow and dashed where its last period is not over, and the mean line over them. */
export function retentionCurves(rows: TriangleRow[], mean: TriangleRow, drawing: Drawing): EChartsCoreOption {
  const thin = rows.map((row): Line => ({ name: row.name ?? '', row, look: 'thin' }));
  return curves([...thin, { name: drawing.mean, row: mean, look: 'bold' }], drawing);
}

/** One mean line for each value of a dimension, named at its end; it ends where too few are left to read a rate of. */
export function groupCurves(rows: TriangleRow[], drawing: Drawing): EChartsCoreOption {
  return curves(
    rows.map((row) => ({
      name: shortened(row.name ?? drawing.no_value),
      row: { ...row, cells: row.cells.map((cell) => (cell && isFew(cell.n) ? undefined : cell)) },
      look: 'named'
    })),
    drawing
  );
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [12, 4], [2, 6]];

function curves(lines: Line[], { measure, names, locale, palette }: Drawing): EChartsCoreOption {
  const base = chartBase(palette);
  // In the period of the first order everybody bought: it would flatten all that comes after.
  const first = names[0] === '0' ? 1 : 0;
  const shown = (row: TriangleRow) => row.cells.slice(first);
  const is_named = lines.some(({ look }) => look === 'named');

  return {
    ...base,
    grid: { left: 4, right: is_named ? 130 : 20, top: 16, bottom: 4, containLabel: true },
    xAxis: { ...categoryAxis(palette, names.slice(first)), boundaryGap: false },
    yAxis: valueAxis(palette, (value) => axisText(measure, value, locale)),
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: ({ seriesName, dataIndex }: { seriesName?: string; dataIndex: number }) => {
        const line = lines.find(({ name }) => name === seriesName);
        const value = (line && shown(line.row)[dataIndex]?.value) ?? null;
        const text = line?.look === 'thin' ? textOf : meanText;
        return `${seriesName ?? ''}  ${names[dataIndex + first] ?? ''}\n${text(measure, value, locale)}`;
      }
    },
    series: lines.flatMap((line, at) => drawn(line, at, shown(line.row), palette))
  };
}

function drawn({ name, look }: Line, at: number, cells: (TriangleCell | undefined)[], palette: Palette) {
  const is_thin = look === 'thin';
  const color = is_thin ? palette.ink_soft : palette.series;
  const opacity = is_thin ? 0.45 : 1;
  const width = look === 'bold' ? 3 : is_thin ? 1.25 : 2;
  const complete = cells.map((cell) => (cell?.is_complete ? cell.value : null));
  const end = complete.findLastIndex((value) => value !== null);
  const solid = {
    type: 'line',
    name,
    data: complete,
    symbol: look === 'named' ? SYMBOLS[at % SYMBOLS.length] : 'circle',
    symbolSize: look === 'bold' ? 8 : is_thin ? 4 : 7,
    showAllSymbol: true,
    z: is_thin ? 2 : 5,
    itemStyle: { color, opacity },
    lineStyle: { color, width, opacity, type: look === 'named' ? DASHES[at % DASHES.length] : 'solid' },
    emphasis: {
      focus: 'series',
      lineStyle: { color: palette.series, opacity: 1, width: Math.max(width, 2.5) }
    },
    ...(look === 'named' && {
      endLabel: { show: true, formatter: name, color: palette.ink_soft, fontSize: 12, distance: 8 },
      labelLayout: { moveOverlap: 'shiftY' }
    })
  };
  if (cells.every((cell) => cell === undefined || cell.is_complete)) return [solid];
  const rest = {
    ...solid,
    data: cells.map((cell, index) => (index < end ? null : (cell?.value ?? null))),
    itemStyle: { color: palette.surface, borderColor: color, borderWidth: 1.5, opacity },
    lineStyle: { color, width, opacity, type: 'dashed' }
  };
  return [rest, solid];
}

const shortened = (text: string) => (text.length > 16 ? `${text.slice(0, 15)}…` : text);
