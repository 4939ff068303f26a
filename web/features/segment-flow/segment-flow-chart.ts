import type { EChartsCoreOption } from 'echarts/core';
import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, SegmentLabel } from '../../../server/schemes/contract.ts';
import { chartBase, type Palette } from '../../charts/theme.ts';
import { count } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { datesOf } from './flow-figures.ts';

interface Drawing {
  locale: Locale;
  palette: Palette;
  words: Dictionary['flow'];
  /** a phone: names over the ribbons and no sizes */
  is_narrow: boolean;
}

/** What a ribbon carries for whoever presses it. */
export interface Ribbon {
  from_date: string;
  to_date: string;
  from_segment: string;
  to_segment: string;
}

/** More columns than this have no room for sizes between them. */
const SIZED = 5;

/**
 * Sankey of where customers went: a column of segments for each date, a ribbon from each to the next.
 *
 * A node is named by its date and its segment. A segment that keeps anybody would otherwise
 * flow into itself, and ECharts refuses a loop. Names are for ECharts; people read the label.
 */
export function segmentFlowChart(
  flows: SegmentFlow[],
  segments: SegmentLabel[],
  { locale, palette, words, is_narrow }: Drawing
): EChartsCoreOption {
  const taken = flows.filter(({ customers }) => customers > 0);
  const dates = datesOf(flows);
  const last = dates.length - 1;
  const labels = new Map(segments.map((one) => [one.segment, one]));
  const nameOf = (segment: string) => labels.get(segment)?.label[locale] ?? '';
  const colourOf = (segment: string) => palette.tone(labels.get(segment)?.tone ?? '');

  /** Those who stand there: who arrived or, at the first date and for first orders, who set out. */
  const sizeOf = (date: string, segment: string) => {
    const add = (size: number, { customers }: SegmentFlow) => size + customers;
    const arrived = taken.filter((flow) => flow.to_date === date && flow.to_segment === segment);
    const set_out = taken.filter((flow) => flow.from_date === date && flow.from_segment === segment);
    return Math.max(arrived.reduce(add, 0), set_out.reduce(add, 0));
  };

  const labelAt = (at: number, segment: string, size: number) => {
    if (at > 0 && at < last) {
      return { show: !is_narrow && last < SIZED, position: 'right' as const, formatter: count(size, locale) };
    }
    return {
      position: (at === 0) === is_narrow ? ('right' as const) : ('left' as const),
      formatter: is_narrow ? nameOf(segment) : `${nameOf(segment)}  {size|${count(size, locale)}}`
    };
  };

  const nodes = dates.flatMap((date, at) =>
    [...segments]
      .sort((one, other) => one.position - other.position)
      .map(({ segment }) => ({ segment, size: sizeOf(date, segment) }))
      .filter(({ size }) => size > 0)
      .map(({ segment, size }) => ({
        name: `${date} ${segment}`,
        depth: at,
        date,
        segment,
        itemStyle: { color: colourOf(segment), borderWidth: 0 },
        label: labelAt(at, segment, size)
      }))
  );

  /** of the width, on both sides: room for the names */
  const margin = is_narrow ? 1 : locale === 'en' ? 16 : 13;
  return {
    ...chartBase(palette),
    title: dates.map((date, at) => ({
      text: date,
      left: `${margin + (at * (100 - 2 * margin)) / Math.max(last, 1)}%`,
      top: 0,
      padding: 0,
      textAlign: is_narrow && at === 0 ? 'left' : is_narrow && at === last ? 'right' : 'center',
      show: !is_narrow || at === 0 || at === last,
      textStyle: { color: palette.ink_soft, fontSize: 12, fontWeight: 'normal', fontFamily: palette.font }
    })),
    tooltip: {
      ...chartBase(palette).tooltip,
      trigger: 'item',
      formatter: ({ data }: { data: unknown }) => {
        const flow = isRibbon(data) ? taken.find((one) => isOf(one, data)) : undefined;
        if (flow) {
          const { customers, moved_by_purchase, moved_by_waiting } = flow;
          return [
            `${nameOf(flow.from_segment)} → ${nameOf(flow.to_segment)}`,
            `${flow.from_date} → ${flow.to_date}`,
            `${words.customers}  ${count(customers, locale)}`,
            `${words.purchase}  ${count(moved_by_purchase, locale)}`,
            `${words.by_waiting}  ${count(moved_by_waiting, locale)}`
          ].join('\n');
        }
        const node = nodes.find(({ name }) => name === (data as { name?: string } | null)?.name);
        if (!node) return '';
        return [
          nameOf(node.segment),
          node.date,
          `${words.customers}  ${count(sizeOf(node.date, node.segment), locale)}`
        ].join('\n');
      }
    },
    series: {
      type: 'sankey',
      left: `${margin}%`,
      right: `${margin}%`,
      top: 26,
      bottom: 8,
      nodeWidth: 12,
      nodeGap: is_narrow ? 10 : 14,
      draggable: false,
      layoutIterations: 0, // keeps the order of `segments`: best on top, at every date
      emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.75 } },
      blur: { lineStyle: { opacity: 0.08 }, itemStyle: { opacity: 0.4 }, label: { opacity: 0.55 } },
      label: {
        color: palette.ink,
        fontSize: is_narrow ? 11 : 13,
        fontFamily: palette.font,
        rich: { size: { color: palette.ink_soft, fontSize: 12 } }
      },
      data: nodes,
      links: taken.map(({ from_date, to_date, from_segment, to_segment, customers }) => ({
        source: `${from_date} ${from_segment}`,
        target: `${to_date} ${to_segment}`,
        value: customers,
        from_date,
        to_date,
        from_segment,
        to_segment
      })),
      lineStyle: { color: 'source', opacity: 0.38, curveness: 0.5 }
    }
  };
}

const OF_RIBBON = ['from_date', 'to_date', 'from_segment', 'to_segment'] as const;

export function isRibbon(data: unknown): data is Ribbon {
  return (
    typeof data === 'object' &&
    data !== null &&
    OF_RIBBON.every((name) => typeof (data as Record<string, unknown>)[name] === 'string')
  );
}

function isOf(flow: SegmentFlow, ribbon: Ribbon): boolean {
  return OF_RIBBON.every((name) => flow[name] === ribbon[name]);
}
