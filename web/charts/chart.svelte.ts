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

/** The scripts of the kinds that a chart is made of. */
function kindsOf({ series }: EChartsCoreOption): Promise<unknown> {
  const types = new Set([series].flat().map((one) => (one as { type?: string } | undefined)?.type));
  return Promise.all(Object.entries(kinds).flatMap(([kind, load]) => (types.has(kind) ? [load()] : [])));
}

/** Draws an ECharts chart into an element and keeps it drawn: one instance for each element, one setOption for each new option. */
export function chart(
  option: () => EChartsCoreOption,
  pick: (picked: Picked) => void
): Attachment<HTMLElement> {
  return (element) => {
    let instance = $state.raw<ECharts>();
    let is_gone = false;
    const resizing = new ResizeObserver(() => untrack(() => instance)?.resize());

    const kinds = kindsOf(untrack(option));
    void import('./echarts.ts').then(async ({ init }) => {
      await kinds;
      if (is_gone) return;
      const made = init(element, null, { renderer: 'svg' });
      made.on('click', ({ data, dataIndex }) => pick({ data, dataIndex }));
      resizing.observe(element);
      instance = made;
    });

    let latest: EChartsCoreOption | undefined;
    $effect(() => {
      const made = instance;
      const drawn = { animation: !prefersReducedMotion.current, ...option() };
      latest = drawn;
      if (!made) return;
      void kindsOf(drawn).then(() => {
        if (!is_gone && latest === drawn) made.setOption(drawn, { notMerge: true });
      });
    });

    return () => {
      is_gone = true;
      resizing.disconnect();
      untrack(() => instance)?.dispose();
    };
  };
}
