import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Scheme } from '../../../server/schemes/contract.ts';
import { ENTRANT, segmentsOf, sum } from './flow-figures.ts';

export type Show = 'customers' | 'of_start' | 'of_end' | 'net_amount';

export interface MatrixCell {
  to_segment: string;
  flow: SegmentFlow | undefined;
  /** what is shown; undefined where nobody went */
  value: number | undefined;
  /** 0…1, how full the cell is painted */
  heat: number;
}

export interface MatrixRow {
  from_segment: string;
  cells: MatrixCell[];
  /** of the row: its customers, its money at the second date, or 100 % */
  sum: number | undefined;
}

export interface FlowMatrix {
  /** segments at the second date, best first */
  columns: string[];
  rows: MatrixRow[];
  /** who ordered for the first time in between: no segment of the first date */
  entrants: MatrixRow | undefined;
  column_sums: (number | undefined)[];
  sum: number | undefined;
}

/** The flow as a table: rows are segments at the first date, columns at the second. */
export function flowMatrix(flows: SegmentFlow[], scheme: Pick<Scheme, 'segments'>, show: Show): FlowMatrix {
  const segments = segmentsOf(flows, scheme);
  const columns = segments.filter((segment) => flows.some(({ to_segment }) => to_segment === segment));
  const amountOf = (cells: SegmentFlow[]) =>
    sum(cells, show === 'net_amount' ? 'net_amount_to' : 'customers');
  const outOf = (segment: string) => flows.filter(({ from_segment }) => from_segment === segment);
  const into = (segment: string) => flows.filter(({ to_segment }) => to_segment === segment);

  const shown = (flow: SegmentFlow): number | undefined => {
    if (show === 'of_start') return share(flow.customers, sum(outOf(flow.from_segment), 'customers'));
    if (show === 'of_end') return share(flow.customers, sum(into(flow.to_segment), 'customers'));
    return amountOf([flow]);
  };
  // A share is painted as it is; an amount against the largest cell, by its root so that small cells stay visible.
  const largest = Math.max(1, ...flows.map((flow) => Math.abs(amountOf([flow]))));
  const heatOf = (value: number | undefined) => {
    if (value === undefined || value <= 0) return 0;
    return show === 'of_start' || show === 'of_end' ? value : Math.sqrt(value / largest);
  };

  const rowOf = (from_segment: string): MatrixRow => ({
    from_segment,
    cells: columns.map((to_segment) => {
      const flow = outOf(from_segment).find((one) => one.to_segment === to_segment);
      const value = flow && shown(flow);
      return { to_segment, flow, value, heat: heatOf(value) };
    }),
    sum:
      show === 'of_end'
        ? share(sum(outOf(from_segment), 'customers'), sum(flows, 'customers'))
        : show === 'of_start'
          ? 1
          : amountOf(outOf(from_segment))
  });

  const starts = segments.filter((segment) => segment !== ENTRANT && outOf(segment).length > 0);
  return {
    columns,
    rows: starts.map(rowOf),
    entrants: outOf(ENTRANT).length > 0 ? rowOf(ENTRANT) : undefined,
    column_sums: columns.map((segment) =>
      show === 'of_end'
        ? 1
        : show === 'of_start'
          ? share(sum(into(segment), 'customers'), sum(flows, 'customers'))
          : amountOf(into(segment))
    ),
    sum: show === 'of_start' || show === 'of_end' ? 1 : amountOf(flows)
  };
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
