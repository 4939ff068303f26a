import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { prefersReducedMotion } from 'svelte/motion';

/** What the reader pressed in a chart, as the chart function put it there. */
export interface Picked {
  data: unknown;
  dataIndex: number;
}

/** The kinds of charts there are, each loaded by the first page that draws one. */
const kinds = {
  bar: () => import('./kinds/bar.ts'),
  line: () => import('./kinds/line.ts'),
  sankey: () => import('./kinds/sankey.ts')
};

export type ChartKind = keyof typeof kinds;

/** Draws an ECharts chart into an element and keeps it drawn: one instance for each element, one setOption for each new option. */
export function chart(
  kind: ChartKind,
  option: () => EChartsCoreOption,
  pick: (picked: Picked) => void
): Attachment<HTMLElement> {
  return (element) => {
    let instance = $state.raw<ECharts>();
    let is_gone = false;
    const resizing = new ResizeObserver(() => untrack(() => instance)?.resize());

    void Promise.all([import('./echarts.ts'), kinds[kind]()]).then(([{ init }]) => {
      if (is_gone) return;
      const made = init(element, null, { renderer: 'svg' });
      made.on('click', ({ data, dataIndex }) => pick({ data, dataIndex }));
      resizing.observe(element);
      instance = made;
    });

    $effect(() => {
      instance?.setOption({ animation: !prefersReducedMotion.current, ...option() }, { notMerge: true });
    });

    return () => {
      is_gone = true;
      resizing.disconnect();
      untrack(() => instance)?.dispose();
    };
  };
}
