import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { prefersReducedMotion } from 'svelte/motion';
import { preferences } from '../preferences.svelte.ts';

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

/** The figures of a page come first, then its pictures: whoever pressed something waits for less. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** css pixels that a panel of a sheet of A4 has: drawn as wide as that, names keep the size of other text. */
const PAPER = 640;

/** Of the size that it was laid out in, so that paper can scale it. */
function scalable(made: ECharts): void {
  const box = `0 0 ${made.getWidth()} ${made.getHeight()}`;
  made.getDom().querySelector('svg')?.setAttribute('viewBox', box);
}

/**
 * Draws an ECharts chart into an element and keeps it drawn: one instance for each element, one setOption for each new
 * option. It fails where a script that draws could not be fetched.
 */
export function chart(
  option: () => EChartsCoreOption,
  pick: (picked: Picked) => void,
  failed: () => void
): Attachment<HTMLElement> {
  return (element) => {
    let instance = $state.raw<ECharts>();
    let is_gone = false;
    let make: (() => ECharts) | undefined;
    /** An element that is not shown yet has no size, and some charts cannot be laid out in none. */
    const resizing = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      const made = untrack(() => instance);
      if (made) made.resize();
      else instance = make?.();
      const drawn = untrack(() => instance);
      if (drawn) scalable(drawn);
    });

    const fail = () => {
      if (!is_gone) failed();
    };
    const starting = import('./echarts.ts').then(({ init }) => init);
    Promise.all([starting, kindsOf(untrack(option))]).then(([init]) => {
      if (is_gone) return;
      make = () => {
        const made = init(element, null, { renderer: 'svg' });
        made.on('click', ({ data, dataIndex }) => pick({ data, dataIndex }));
        return made;
      };
      resizing.observe(element);
    }, fail);

    let latest: EChartsCoreOption | undefined;
    let is_on_paper = false;
    $effect(() => {
      const made = instance;
      const drawn = {
        animation: !prefersReducedMotion.current && !preferences.is_printing,
        ...option()
      };
      latest = drawn;
      if (!made) return;
      const draw = () => {
        if (!is_gone && latest === drawn) made.setOption(drawn, { notMerge: true });
      };
      if (is_on_paper !== preferences.is_printing) {
        is_on_paper = preferences.is_printing;
        made.resize({ width: is_on_paper ? PAPER : 'auto' });
        scalable(made);
      }
      // Paper does not wait, and its pictures were drawn before.
      if (is_on_paper) draw();
      else Promise.all([kindsOf(drawn), painted()]).then(draw, fail);
    });

    return () => {
      is_gone = true;
      resizing.disconnect();
      untrack(() => instance)?.dispose();
    };
  };
}
