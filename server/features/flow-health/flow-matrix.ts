import type { Matrix } from '../../stats/matrix.ts';
import type { SegmentFlow } from '../segment-flow/contract.ts';
import type { FlowHealth } from './contract.ts';

export type MovedBy = FlowHealth['moved_by'];
export const movements = ['all', 'purchase', 'waiting'] as const satisfies readonly MovedBy[];

const enters = 'not_yet_customer';

/** What the cells of a flow count, for all of those who moved one way. */
const counted: Record<
  MovedBy,
  Record<'customers' | 'amount_from' | 'amount_to', (flow: SegmentFlow) => number>
> = {
  all: {
    customers: (flow) => flow.customers,
    amount_from: (flow) => flow.net_amount_from,
    amount_to: (flow) => flow.net_amount_to
  },
  purchase: {
    customers: (flow) => flow.moved_by_purchase,
    amount_from: (flow) => flow.net_amount_from_by_purchase,
    amount_to: (flow) => flow.net_amount_to_by_purchase
  },
  waiting: {
    customers: (flow) => flow.moved_by_waiting,
    amount_from: (flow) => flow.net_amount_from - flow.net_amount_from_by_purchase,
    amount_to: (flow) => flow.net_amount_to - flow.net_amount_to_by_purchase
  }
};

/** The flow between two dates as a matrix N[i,j] over the segments of a scheme; who enters stands beside it. */
export class FlowMatrix {
  readonly segments: readonly string[];
  readonly movedBy: MovedBy;
  readonly #all: readonly SegmentFlow[];

  constructor(flows: readonly SegmentFlow[], segments: readonly string[], movedBy: MovedBy) {
    this.segments = segments.filter((segment) => segment !== enters);
    this.movedBy = movedBy;
    this.#all = flows;
  }

  /** Of the cells that pass, those of customers who entered left out. */
  sum(
    isIn: (flow: SegmentFlow) => boolean = () => true,
    of: 'customers' | 'amount_from' | 'amount_to' = 'customers'
  ): number {
    const count = counted[this.movedBy][of];
    return this.#all
      .filter((flow) => flow.from_segment !== enters && isIn(flow))
      .reduce((sum, flow) => sum + count(flow), 0);
  }

  /** How many of a segment moved so at the first date: the sum of its row. */
  row = (segment: string): number => this.sum(({ from_segment }) => from_segment === segment);

  cell = (from: string, to: string): number =>
    this.sum(({ from_segment, to_segment }) => from_segment === from && to_segment === to);

  counts = (segment: string): number[] => this.segments.map((to) => this.cell(segment, to));

  entered = (segment: string): number =>
    this.#all
      .filter(({ from_segment, to_segment }) => from_segment === enters && to_segment === segment)
      .reduce((sum, flow) => sum + counted[this.movedBy].customers(flow), 0);

  /** Moves that vanish when both dates are read by the boundaries of the first, however the customers moved. */
  get boundaryMoves(): number {
    return this.#all.reduce((sum, flow) => sum + flow.moved_by_boundaries, 0);
  }

  /** Segments that had customers: the rows of P. */
  get populated(): string[] {
    return this.segments.filter((segment) => this.row(segment) > 0);
  }

  /** P[i,j] = N[i,j] / N[i,·]; a row without customers is all 0. */
  get probabilities(): Matrix {
    return this.segments.map((from) => {
      const size = this.row(from);
      return this.counts(from).map((count) => (size === 0 ? 0 : count / size));
    });
  }

  /** Sizes at the second date, who entered included. */
  get sizes(): number[] {
    return this.segments.map(
      (segment) => this.sum(({ to_segment }) => to_segment === segment) + this.entered(segment)
    );
  }
}
