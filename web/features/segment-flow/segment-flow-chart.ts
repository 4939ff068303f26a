import type { EChartsCoreOption } from 'echarts/core';
import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, SegmentLabel } from '../../../server/schemes/contract.ts';
import { chartBase, type Palette } from '../../charts/theme.ts';
import { count } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

interface Drawing {
  locale: Locale;
  palette: Palette;
  words: Dictionary['flow'];
  /** a phone: names over the ribbons and no sizes */
  is_narrow: boolean;
}

/** What a ribbon carries for whoever presses it. */
export interface Ribbon {
  from_segment: string;
  to_segment: string;
}

/**
 * Sankey of where customers went: segments at the first date on the left, at the second on the right.
 *
 * A node is named by its side and its segment. A segment that keeps anybody would otherwise
 * flow into itself, and ECharts refuses a loop. Names are for ECharts; people read the label.
 */
export function segmentFlowChart(
  flows: SegmentFlow[],
  segments: SegmentLabel[],
  { locale, palette, words, is_narrow }: Drawing
): EChartsCoreOption {
  const taken = flows.filter(({ customers }) => customers > 0);
  const labels = new Map(segments.map((one) => [one.segment, one]));
  const nameOf = (segment: string) => labels.get(segment)?.label[locale] ?? '';
  const colourOf = (segment: string) => palette.tone(labels.get(segment)?.tone ?? '');

  const nodes = (side: 'from' | 'to', depth: 0 | 1) =>
    [...segments]
      .sort((one, other) => one.position - other.position)
      .map(({ segment }) => ({ segment, size: sizeOf(side, segment) }))
      .filter(({ size }) => size > 0)
      .map(({ segment, size }) => ({
        name: `${side}:${segment}`,
        depth,
        itemStyle: { color: colourOf(segment), borderWidth: 0 },
        label: {
          position: (side === 'from') === is_narrow ? ('right' as const) : ('left' as const),
          formatter: is_narrow ? nameOf(segment) : `${nameOf(segment)}  {size|${count(size, locale)}}`
        }
      }));

  const sizeOf = (side: 'from' | 'to', segment: string) =>
    taken.reduce((size, flow) => size + (flow[`${side}_segment`] === segment ? flow.customers : 0), 0);

  const margin = is_narrow ? 4 : locale === 'en' ? 190 : 140;
  return {
    ...chartBase(palette),
    tooltip: {
      ...chartBase(palette).tooltip,
      trigger: 'item',
      formatter: ({ dataType, data }: { dataType?: string; data: unknown }) => {
        const flow = dataType === 'edge' ? taken.find((one) => isOf(one, data)) : undefined;
        if (!flow) return '';
        const { customers, moved_by_purchase, moved_by_waiting } = flow;
        return [
          `${nameOf(flow.from_segment)} → ${nameOf(flow.to_segment)}`,
          `${words.customers}  ${count(customers, locale)}`,
          `${words.purchase}  ${count(moved_by_purchase, locale)}`,
          `${words.by_waiting}  ${count(moved_by_waiting, locale)}`
        ].join('\n');
      }
    },
    series: {
      type: 'sankey',
      left: margin,
      right: margin,
      top: 8,
      bottom: 8,
      nodeWidth: 12,
      nodeGap: is_narrow ? 10 : 14,
      draggable: false,
      layoutIterations: 0, // keeps the order of `segments`: best on top, on both sides
      emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.75 } },
      blur: { lineStyle: { opacity: 0.08 }, itemStyle: { opacity: 0.4 }, label: { opacity: 0.55 } },
      label: {
        color: palette.ink,
        fontSize: is_narrow ? 11 : 13,
        fontFamily: palette.font,
        rich: { size: { color: palette.ink_soft, fontSize: 12 } }
      },
      data: [...nodes('from', 0), ...nodes('to', 1)],
      links: taken.map(({ from_segment, to_segment, customers }) => ({
        source: `from:${from_segment}`,
        target: `to:${to_segment}`,
        value: customers,
        from_segment,
        to_segment
      })),
      lineStyle: { color: 'source', opacity: 0.38, curveness: 0.5 }
    }
  };
}

export function isRibbon(data: unknown): data is Ribbon {
  return (
    typeof data === 'object' &&
    data !== null &&
    'from_segment' in data &&
    typeof data.from_segment === 'string' &&
    'to_segment' in data &&
    typeof data.to_segment === 'string'
  );
}

function isOf({ from_segment, to_segment }: SegmentFlow, data: unknown): boolean {
  return isRibbon(data) && data.from_segment === from_segment && data.to_segment === to_segment;
}
