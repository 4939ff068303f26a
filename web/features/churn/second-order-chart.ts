import type { EChartsCoreOption } from 'echarts/core';
import type { SecondOrderRow, SecondOrderStep } from '../../../server/features/second-order/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import type { Palette } from '../../charts/theme.ts';
import { count, rate } from '../../format.ts';
import type { PredictionWords } from '../../i18n/prediction-words.svelte.ts';
import { curvesChart } from '../prediction/curves-chart.ts';

type Words = PredictionWords['second'];
type NameOf = (group: string | null) => string;

/** Of the largest group, which is everybody where they are not told apart. */
export function secondOrderSentence(
  rows: readonly SecondOrderRow[],
  words: Words,
  locale: Locale,
  nameOf: NameOf,
  colon: string
): string {
  const [first] = rows;
  if (!first) return '';
  const within = rate(first.within_90, locale);
  const said =
    first.median_days === null
      ? words.never(within)
      : words.summary(count(first.median_days, locale), within);
  return first.group === null ? said : `${nameOf(first.group)}${colon}${said}`;
}

/** Fewer, and a curve tells of them alone. */
const enough = 30;
/** Groups are told apart by the tones of the palette, the same in the table beside the curves. */
export const TONES = [
  'champions',
  'at_risk',
  'loyal',
  'new',
  'promising',
  'hibernating',
  'need_attention',
  'lost'
];

/** The share who have ordered a second time, by days since the first order, a curve for each group. */
export function secondOrderChart(
  rows: readonly SecondOrderRow[],
  curves: readonly SecondOrderStep[],
  words: Words,
  locale: Locale,
  palette: Palette,
  nameOf: NameOf
): EChartsCoreOption {
  return curvesChart(
    rows.map(({ group }, at) => ({
      name: nameOf(group),
      ...(rows.length > 1 && { color: palette.tone(TONES[at] ?? 'lapsed') }),
      points: [
        [0, 0] as const,
        ...curves
          .filter((step) => step.group === group && step.at_risk >= enough)
          .map(({ days, survival }) => [days, 1 - survival] as const)
      ]
    })),
    {
      x_name: words.axis,
      x: (value) => count(Number(value), locale),
      y: (value) => `${Math.round(value * 100)}%`,
      y_most: 1
    },
    palette
  );
}
